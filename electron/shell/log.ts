import { join } from 'node:path';
import { createLater } from './later.ts';
import type { Places } from './places.ts';

/** Long digit runs are phones, order or waybill numbers, quoted text may be a name: neither belongs in a log. */
const withoutPersonalData = (text: string): string => text.replaceAll(/\p{Nd}(?:[-. ]?\p{Nd}){5,}/gu, '#').replaceAll(/[\p{Script=Han}]{2,}/gu, '※');

export type Log = {
  readonly info: (what: string) => void;
  readonly bug: (where: string, error: unknown) => void;
};

/** A rotating file of 1 MB and its predecessor, without personal data. Its library is loaded with the first line. */
export const openLog = (places: Places): Log => {
  const opened = createLater(async () => {
    const { default: log } = await import('electron-log/node');
    log.transports.file.resolvePathFn = () => join(places.logFolder, 'backroom.log');
    log.transports.file.maxSize = 1024 * 1024;
    log.transports.file.format = '{y}-{m}-{d}T{h}:{i}:{s}.{ms} {level} {text}';
    log.transports.console.level = process.env['BACKROOM_LOG'] === 'console' ? 'info' : false;
    return log;
  });
  const write = (level: 'info' | 'error', words: string): void => {
    void opened.want().then((log) => {
      log[level](words);
    });
  };
  return {
    info: (what) => {
      write('info', withoutPersonalData(what));
    },
    bug: (where, error) => {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      write('error', withoutPersonalData(`${where}: ${words}`));
    },
  };
};
