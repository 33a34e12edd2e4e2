import { findPhones } from '../entry/find-phones.ts';
import { maskedPhone } from '../staff/masking.ts';

/** Never shown: whom a parcel is for. */
const personal = new Set(['sender', 'receiver', 'name', 'phone', 'detail', 'address']);

/** SF-3: phones in free text, by their last four digits. */
export const withoutPhones = (text: string): string => {
  let shown = '';
  let from = 0;
  for (const { start, end, phone } of findPhones(text)) {
    shown += text.slice(from, start) + maskedPhone(phone);
    from = end;
  }
  return shown + text.slice(from);
};

/** Other digits than a phone's: numbers that the message is about. */
const numbers = new Set(['platformOrderNumber', 'waybillNumber', 'caseKey', 'courierCode']);

/** What a message says, name by name, for people to read: without receivers, addresses and phones. */
export const shownPayload = (payload: unknown): { readonly name: string; readonly value: string }[] => {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return [];
  return Object.entries(payload).flatMap(([name, value]) => {
    if (personal.has(name) || value === null || (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')) return [];
    return [{ name, value: typeof value === 'string' && !numbers.has(name) ? withoutPhones(value) : String(value) }];
  });
};
