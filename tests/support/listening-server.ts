import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A server that must hear nothing: it counts who connects, whatever they want. */
export const startListening = async (): Promise<{ readonly address: string; readonly connections: () => number; readonly stop: () => void }> => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    stop: () => {
      server.close();
    },
  };
};
