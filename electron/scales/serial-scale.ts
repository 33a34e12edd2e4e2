import type { SerialPort } from 'serialport';
import { decodeBytes, startDecoding, type DecoderChoice } from '../../shared/domain/scales/decoder.ts';
import { questionsFor } from '../../shared/domain/scales/protocols.ts';
import { keepOpen, type Connection } from './line-keeper.ts';
import { faultWords, type OpenScale, type ScaleNews } from './scale.ts';

/** How often a scale that speaks only when asked is asked. */
const askEveryMs = 200;
/** One that sent something readable by itself this recently need not be asked. */
const speaksByItselfMs = 1_000;
/** Bytes come in, but none of them can be read: what it speaks is found out anew. */
const unreadableForMs = 3_000;

const openPort = async (path: string, baudRate: number): Promise<SerialPort> => {
  // Loaded when a scale is used: start-up does not wait for the driver.
  const { SerialPort: Port } = await import('serialport');
  const port = new Port({ path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
  return port;
};

const closePort = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => {
    if (!port.isOpen) resolve();
    else port.close(() => {
      resolve();
    });
  });

const connect = async (path: string, baudRate: number, choice: DecoderChoice, tell: (news: ScaleNews) => void): Promise<Connection> => {
  const port = await openPort(path, baudRate);
  let state = startDecoding(choice);
  let turn = 0;
  /** The question that waits for its answer, and the one that was answered last. */
  let asked: readonly number[] | null = null;
  let answered: readonly number[] | null = null;
  let lastFrameAt = -Infinity;
  let speaksByItself = false;
  let unreadableSince: number | null = null;

  port.on('data', (bytes: Buffer) => {
    const now = performance.now();
    const decoded = decodeBytes(state, bytes);
    // Something was recognised, if not yet for sure: the question that brought it is asked again.
    if (decoded.state.seen !== state.seen) answered = asked ?? answered;
    state = decoded.state;
    for (const frame of decoded.frames) {
      if (state.protocol !== null) tell({ kind: 'frame', frame, protocol: state.protocol });
    }
    if (decoded.frames.length > 0) {
      speaksByItself = asked === null || decoded.frames.length > 1;
      answered = asked ?? answered;
      asked = null;
      lastFrameAt = now;
      unreadableSince = null;
      return;
    }
    unreadableSince ??= now;
    if (now - unreadableSince > unreadableForMs) {
      state = startDecoding(choice);
      answered = null;
      unreadableSince = null;
    }
  });

  const ask = (): void => {
    const silentForMs = performance.now() - lastFrameAt;
    if (speaksByItself && silentForMs < speaksByItselfMs) return;
    if (silentForMs > unreadableForMs && state.protocol !== null) answered = null;
    const questions = answered !== null && state.protocol !== 'cas' ? [answered] : questionsFor(state.protocol);
    const question = questions[turn % Math.max(1, questions.length)];
    // A cable full of unread questions (nothing at its other end) takes no more of them.
    if (question === undefined || port.writableLength > 0) return;
    turn += 1;
    asked = question;
    port.write(Buffer.from(question));
  };
  const asking = setInterval(ask, askEveryMs);

  const lost = new Promise<string>((resolve) => {
    port.on('error', (error) => {
      resolve(faultWords(error));
    });
    port.on('close', (error: unknown) => {
      resolve(error === undefined || error === null ? 'closed' : faultWords(error));
    });
  });
  return {
    lost,
    close: async () => {
      clearInterval(asking);
      await closePort(port);
    },
  };
};

/** A scale on a serial port, or on USB with a serial chip: 8 data bits, no parity, 1 stop bit. */
export const openSerialScale = (
  { path, baudRate }: { readonly path: string; readonly baudRate: number }, choice: DecoderChoice, tell: (news: ScaleNews) => void, againMs?: number,
): ReturnType<OpenScale> => keepOpen(() => connect(path, baudRate, choice, tell), tell, againMs);
