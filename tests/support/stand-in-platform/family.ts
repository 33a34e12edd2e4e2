import type { Fault, What } from './faults.ts';
import type { Side, World } from './world.ts';

/** A request as it came off the line. */
export type Heard = {
  readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly headers: Readonly<Record<string, string>>; readonly body: string; readonly origin: string;
};

export type Reply = { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

export type Recognised = { readonly name: string; readonly what: What; /** Of the order or parcel that it is about; '' = none. */ readonly number: string };

/** Keys and shops that the stand-in knows. */
export type Account = { readonly side: Side; readonly name: string; readonly token: string; expired: boolean };

export type Setting = {
  readonly world: World;
  readonly accounts: readonly Account[];
  /** The stand-in's own clock, UTC ms; not always right. */
  readonly clock: () => number;
  /** How long it remembers a caller's own key for a thing (case 10). */
  readonly keysKeptMs: () => number;
  /** Called between the pages of a list. */
  readonly betweenPages: (side: Side) => void;
};

/** What one platform's paths do. `answer` verifies first and does the work; `trouble` is how it says no in its own words. */
export type Family = {
  readonly side: Side;
  readonly recognise: (heard: Heard) => Recognised | null;
  readonly answer: (heard: Heard, emptyPage: boolean) => Reply;
  readonly trouble: (fault: Extract<Fault, 'expired' | 'isp' | 'already_shipped'> | { readonly banSeconds: number } | { readonly refuse: string }, heard: Heard) => Reply;
};

/** Thrown by a check, and answered. */
export class Refused extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super('refused');
    this.reply = reply;
  }
}

export const accountOf = (setting: Setting, side: Side, token: string): Account | undefined => setting.accounts.find((account) => account.side === side && account.token === token);

const two = (value: number): string => String(value).padStart(2, '0');
/** `yyyy-MM-dd HH:mm:ss` in GMT+8, as the Chinese platforms write times. */
export const chinaTime = (at: number): string => {
  const date = new Date(at + 8 * 3_600_000);
  return `${String(date.getUTCFullYear())}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
};
/** Null = not such a time. */
export const readChinaTime = (text: string): number | null => {
  const found = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);
  if (found === null) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second) - 8 * 3_600_000;
};
export const yuan = (fen: number): string => (fen / 100).toFixed(2);
