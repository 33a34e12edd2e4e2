import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { readStatus, statusRequest, type LabelLanguage, type LabelStatus } from './label-status.ts';

/** A connection to a label printer. Nothing throws; a line that breaks says so in every answer from then on. */
export type LabelLine = {
  /** Why it is of no use any more; null = it stands. */
  readonly broken: () => string | null;
  /** Resolves when the system has taken the bytes, or the line is broken. `idle` is called now and then with how long nothing was taken. */
  readonly write: (bytes: Uint8Array, idle: (forMs: number) => void) => Promise<'written' | 'broken'>;
  /** Null: no answer within the time, or none that can be read. Only between two labels: within one it would be taken for dots. */
  readonly status: (withinMs: number) => Promise<LabelStatus | null>;
  /**
   * Says that nothing more comes and waits for the printer to hang up, which it does after reading everything. `silent`: it neither
   * did nor broke the line.
   */
  readonly hangUp: (withinMs: number, isGivenUp: () => boolean) => Promise<'closed' | 'broken' | 'silent'>;
  readonly destroy: () => void;
};

export type LinePlace = { readonly host: string; readonly port: number; readonly language: LabelLanguage };

const chunkBytes = 16 * 1024;
const idleEveryMs = 250;
const keepAliveMs = 15_000;
const mostAnswerBytes = 4_096;

/** The system's name for what went wrong, short and the same everywhere. */
const wordsOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.message);

/** Opens the line; refuses in the system's own words. Nothing was sent then. */
export const openLine = ({ host, port, language }: LinePlace, withinMs: number): Promise<LabelLine | { readonly words: string }> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const timer = setTimeout(() => {
      socket.destroy();
      resolve({ words: 'ETIMEDOUT' });
    }, withinMs);
    let broken: string | null = null;
    let hungUp = false;
    let heard = Buffer.alloc(0);
    socket.on('error', (error) => {
      clearTimeout(timer);
      broken ??= wordsOf(error);
      resolve({ words: broken });
    });
    socket.on('close', () => {
      // Hanging up on us in the middle is a break; after our own goodbye it is the end.
      if (!hungUp) broken ??= 'connection-closed';
    });
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]).subarray(-mostAnswerBytes);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.setKeepAlive(true, keepAliveMs);
      resolve(line);
    });

    const writeChunk = async (chunk: Uint8Array, idle: (forMs: number) => void): Promise<void> => {
      const began = performance.now();
      const timer = setInterval(() => {
        idle(performance.now() - began);
      }, idleEveryMs);
      await new Promise<void>((settle) => {
        const done = (): void => {
          socket.off('close', done);
          settle();
        };
        socket.once('close', done);
        socket.write(chunk, (error) => {
          if (error) broken ??= wordsOf(error);
          done();
        });
      });
      clearInterval(timer);
    };
    const line: LabelLine = {
      broken: () => broken,
      write: async (bytes, idle) => {
        for (let from = 0; from < bytes.length && line.broken() === null; from += chunkBytes) await writeChunk(bytes.subarray(from, from + chunkBytes), idle);
        return line.broken() === null ? 'written' : 'broken';
      },
      status: async (withinMs) => {
        if (broken !== null) return null;
        heard = Buffer.alloc(0);
        socket.write(statusRequest[language]);
        for (const deadline = performance.now() + withinMs; ; ) {
          const status = readStatus(language, heard);
          if (status !== null || line.broken() !== null || performance.now() > deadline) return status;
          await pause(10);
        }
      },
      hangUp: async (withinMs, isGivenUp) => {
        hungUp = true;
        socket.end();
        for (const deadline = performance.now() + withinMs; ; ) {
          if (broken !== null) return 'broken';
          if (socket.closed || socket.readableEnded) return 'closed';
          if (performance.now() > deadline || isGivenUp()) return 'silent';
          await pause(20);
        }
      },
      destroy: () => {
        broken ??= 'connection-closed';
        socket.destroy();
      },
    };
  });
