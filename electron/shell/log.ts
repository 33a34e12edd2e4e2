import { join } from 'node:path';
import log from 'electron-log/node';
import type { Places } from './places.ts';

/** Long digit runs are phones, order or waybill numbers, quoted text may be a name: neither belongs in a log. */
const withoutPersonalData = (text: string): string => text.replaceAll(/\d{6,}/g, '#').replaceAll(/[\p{Script=Han}]{2,}/gu, '※');

export type Log = {
  readonly info: (what: string) => void;
  readonly bug: (where: string, error: unknown) => void;
};

/** A rotating file of 1 MB and its predecessor, without personal data. */
export const openLog = (places: Places): Log => {
  log.transports.file.resolvePathFn = () => join(places.logFolder, 'backroom.log');
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.file.format = '{y}-{m}-{d}T{h}:{i}:{s}.{ms} {level} {text}';
  log.transports.console.level = process.env['BACKROOM_LOG'] === 'console' ? 'info' : false;
  return {
    info: (what) => {
      log.info(withoutPersonalData(what));
    },
    bug: (where, error) => {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error(withoutPersonalData(`${where}: ${words}`));
    },
  };
};
