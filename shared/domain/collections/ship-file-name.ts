import type { Platform } from '../orders/platform.ts';
import { shopDay, shopHourMinute } from '../shop-day.ts';

export type ShipFileNaming = {
  readonly platform: Platform;
  /** Which of the shop's accounts on the platform the file is uploaded to; '' = there is only one. */
  readonly account: string;
  readonly courierCode: string;
  readonly collectionId: number;
  readonly at: number;
  readonly timeZone: string;
  /** Without the dot. */
  readonly extension: string;
};

const longestAccount = 30;

/** Letters and digits only: an account's name is somebody else's text and must not lead out of the folder. */
const accountPart = (account: string): string => [...account.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')].slice(0, longestAccount).join('');

/** Told apart for ever by the collection's number: `taobao-ZTO-20261121-1840-17.csv`. */
export const shipFileName = ({ platform, account, courierCode, collectionId, at, timeZone, extension }: ShipFileNaming): string =>
  [platform, accountPart(account), courierCode, shopDay(at, timeZone).replaceAll('-', ''), shopHourMinute(at, timeZone), String(collectionId)]
    .filter((part) => part !== '')
    .join('-') + `.${extension}`;
