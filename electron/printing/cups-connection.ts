import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { request, type ClientRequest, type RequestOptions } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ok, refuse, type Refused, type Result } from '../../shared/domain/result.ts';
import { decodeIpp, encodeIpp, type IppAnswer, type IppField } from './ipp-message.ts';
import type { SubmitRefusal } from './spooler.ts';

/** Where the spooler listens: a socket file, or a host and port. */
export type CupsAddress = { readonly socketPath: string } | { readonly host: string; readonly port: number };

const ippPort = 631;
const socketPaths = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd'];

/** As CUPS' own programs find it: `CUPS_SERVER`, then client.conf, then the local socket, then the local port. */
export const cupsAddress = (environment: NodeJS.ProcessEnv = process.env): CupsAddress => {
  const named = environment['CUPS_SERVER'] ?? serverOfClientConf();
  if (named !== undefined && named !== '') return parseServer(named);
  const socketPath = socketPaths.find((path) => existsSync(path));
  return socketPath === undefined ? { host: 'localhost', port: ippPort } : { socketPath };
};

const parseServer = (server: string): CupsAddress => {
  const bare = server.replace(/\/version=[\d.]+$/, '');
  if (bare.startsWith('/')) return { socketPath: bare };
  const [, host = bare, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(bare) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? ippPort : Number(port) };
};

const serverOfClientConf = (): string | undefined => {
  for (const path of [join(homedir(), '.cups', 'client.conf'), '/etc/cups/client.conf']) {
    try {
      const name = /^\s*ServerName\s+(\S+)/im.exec(readFileSync(path, 'utf8'))?.[1];
      if (name !== undefined) return name;
    } catch {
      // Not there or not ours to read: CUPS' own programs go on as well.
    }
  }
  return undefined;
};

export type CupsRequest = {
  readonly operation: number;
  /** Path on the server: `/`, `/printers/NAME`, `/jobs/`. */
  readonly path: string;
  readonly fields: readonly IppField[];
  readonly jobFields?: readonly IppField[];
  /** A file to send behind the request. */
  readonly file?: string;
};

/** The whole exchange, from connecting to the last byte of the answer. A hanging spooler must not hang the shop. */
export type CupsLimits = { readonly answerWithinMs: number };

/**
 * Asks CUPS. `printing.spooler_no_answer` carries `fate`: `not_sent` when the request cannot have arrived whole (no connection, cut
 * off while sending), `unknown` when all of it had been handed to the system and no answer came. CUPS acts only on whole requests.
 */
export const askCups = (address: CupsAddress, asked: CupsRequest, limits: CupsLimits): Promise<Result<IppAnswer, SubmitRefusal>> =>
  new Promise((resolve) => {
    const head = encodeIpp(asked.operation, asked.fields, asked.jobFields);
    let fileSize = 0;
    try {
      fileSize = asked.file === undefined ? 0 : statSync(asked.file).size;
    } catch {
      resolve(refuse('printing.document_unreadable', { file: asked.file ?? '' }));
      return;
    }
    let sent = false;
    let settled = false;
    const settle = (result: Result<IppAnswer, SubmitRefusal>): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(result);
      outgoing.destroy();
    };
    const silent = (words: string): Refused<SubmitRefusal> =>
      refuse('printing.spooler_no_answer', { fate: sent ? 'unknown' : 'not_sent', words });
    const timer = setTimeout(() => {
      settle(silent('time-out'));
    }, limits.answerWithinMs);

    const outgoing: ClientRequest = request(requestOptions(address, asked.path, head.length + fileSize), (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', (error) => {
        settle(silent(error.message));
      });
      incoming.on('end', () => {
        const status = incoming.statusCode ?? 0;
        if (status !== 200) {
          settle(refuse('printing.spooler_refused', { words: `HTTP ${status} ${incoming.statusMessage ?? ''}`.trim() }));
          return;
        }
        const answer = decodeIpp(Buffer.concat(chunks));
        settle(answer === null ? silent('the answer is not IPP') : ok(answer));
      });
    });
    outgoing.on('finish', () => {
      sent = true;
    });
    outgoing.on('error', (error) => {
      settle(silent('code' in error ? String(error.code) : error.message));
    });
    outgoing.write(head);
    if (asked.file === undefined) {
      outgoing.end();
      return;
    }
    const document = createReadStream(asked.file);
    document.on('error', () => {
      settle(refuse('printing.document_unreadable', { file: asked.file ?? '' }));
    });
    document.pipe(outgoing);
  });

const requestOptions = (address: CupsAddress, path: string, length: number): RequestOptions => ({
  ...('socketPath' in address ? { socketPath: address.socketPath, host: 'localhost' } : { host: address.host, port: address.port }),
  method: 'POST',
  path,
  headers: { 'Content-Type': 'application/ipp', 'Content-Length': length, Host: 'localhost' },
  agent: false,
});
