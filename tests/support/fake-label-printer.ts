import { createServer, type Socket } from 'node:net';
import type { LabelLanguage } from '../../electron/printing/label-status.ts';
import { readTspl } from './read-tspl.ts';

/**
 * `stall`: takes the line and never reads. `reset`: breaks the line after some bytes of a label. `no_status`: prints, answers nothing,
 * hangs up after the sender has. `wrong_size`: stops at each label and says so. `slow`: a label takes its time. `hangs`: from the first label on it takes
 * everything, prints nothing and answers nothing.
 */
export type LabelPrinterMode = 'ok' | 'stall' | 'reset' | 'paused' | 'paper_out' | 'wrong_size' | 'no_status' | 'slow' | 'hangs';

export type FakeLabelPrinter = {
  readonly port: number;
  mode: LabelPrinterMode;
  /** Labels that lie in the tray, each as the commands that printed it. */
  readonly printed: Buffer[];
  /** Every byte that was read, over all connections, without questions. */
  readonly bytes: () => Buffer;
  readonly connections: () => { readonly now: number; readonly most: number; readonly ever: number };
  /** How often it was told to throw away what it has. */
  cancelled: number;
  /** Off or unplugged: nobody listens any more, lines break. */
  readonly switchOff: () => Promise<void>;
};

const escape = '\x1b';
const resetAfterBytes = 400;

/** A label printer on TCP that does what the test says, one label after another out of its buffer. */
export const startFakeLabelPrinter = async (language: LabelLanguage, mode: LabelPrinterMode = 'ok', labelMs = 5): Promise<FakeLabelPrinter> => {
  const sockets = new Set<Socket>();
  const waiting: Buffer[] = [];
  const read: Buffer[] = [];
  let most = 0;
  let ever = 0;
  let printing = false;

  const stopped = (): boolean => printer.mode === 'paused' || printer.mode === 'paper_out' || printer.mode === 'wrong_size' || printer.mode === 'hangs';
  const printNext = (): void => {
    const next = stopped() ? undefined : waiting.shift();
    printing = next !== undefined;
    if (next === undefined) return;
    setTimeout(() => {
      printer.printed.push(next);
      printNext();
    }, printer.mode === 'slow' ? 60 : labelMs);
  };

  const tsplStatus = (): Buffer => {
    const bits = { paused: 0x10, paper_out: 0x04, wrong_size: 0x02 } as Partial<Record<LabelPrinterMode, number>>;
    return Buffer.from([(bits[printer.mode] ?? 0) | (!stopped() && (printing || waiting.length > 0) ? 0x20 : 0)]);
  };
  const zplStatus = (): Buffer => {
    const is = (mode: LabelPrinterMode): number => (printer.mode === mode ? 1 : 0);
    // A wrong size is met where the gap does not come: the head of such a printer says it is out of paper.
    const out = is('paper_out') | is('wrong_size');
    const formats = String(waiting.length + (printing ? 1 : 0)).padStart(3, '0');
    return Buffer.from(
      `\x02030,${out},${is('paused')},1199,${formats},0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n`, 'latin1',
    );
  };

  /** Takes whole labels and questions off the front of what came. */
  const take = (socket: Socket, received: Buffer): Buffer => {
    const [question, cancel] = language === 'tspl' ? [`${escape}!?`, `${escape}!.`] : ['~HS\r\n', '~JA\r\n'];
    for (let rest = received; ; ) {
      const start = rest.toString('latin1', 0, 5);
      if (start.startsWith(question)) {
        rest = rest.subarray(question.length);
        if (printer.mode !== 'no_status' && !(printer.mode === 'hangs' && read.length > 0)) socket.write(language === 'tspl' ? tsplStatus() : zplStatus());
      } else if (start.startsWith(cancel)) {
        rest = rest.subarray(cancel.length);
        printer.cancelled += 1;
        waiting.length = 0;
      } else {
        const end = labelEnd(language, rest);
        if (end === 0) return rest;
        waiting.push(rest.subarray(0, end));
        read.push(rest.subarray(0, end));
        rest = rest.subarray(end);
        if (!printing) printNext();
      }
    }
  };

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    ever += 1;
    most = Math.max(most, sockets.size);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    if (printer.mode === 'stall') {
      socket.pause();
      return;
    }
    let received: Buffer = Buffer.alloc(0);
    let taken = 0;
    socket.on('data', (chunk) => {
      taken += chunk.length;
      received = take(socket, Buffer.concat([received, chunk]));
      if (printer.mode === 'reset' && taken > resetAfterBytes) socket.resetAndDestroy();
    });
    socket.on('end', () => socket.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const printer: FakeLabelPrinter = {
    port: address.port,
    get mode() {
      return mode;
    },
    set mode(next) {
      mode = next;
      if (!printing) printNext();
    },
    printed: [],
    bytes: () => Buffer.concat(read),
    connections: () => ({ now: sockets.size, most, ever }),
    cancelled: 0,
    switchOff: async () => {
      for (const socket of sockets) socket.resetAndDestroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
  return printer;
};

const labelEnd = (language: LabelLanguage, bytes: Buffer): number => {
  if (language === 'zpl') {
    const end = bytes.indexOf('^XZ\r\n');
    return end < 0 ? 0 : end + 5;
  }
  // Dots may hold any bytes: the label ends where its PRINT is read, not where the word stands.
  let from = 0;
  for (;;) {
    const end = bytes.indexOf('PRINT 1,1\r\n', from);
    if (end < 0) return 0;
    from = end + 11;
    if (readTspl(bytes.subarray(0, from)).labels.length === 1) return from;
  }
};
