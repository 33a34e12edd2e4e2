import { tidyPhone } from '../intake/phone.ts';
import type { Board } from './paste-text.ts';

const extension = '(?:\\s*(?:转|分机|ext\\.?|#)\\s*\\d{1,6}|-\\d{2,6}(?!\\d|\\s*(?:件|个|条|双|套)))?';
const patterns: readonly RegExp[] = [
  // Mobile: grouped in any way by blanks or dashes, with or without the country's code.
  new RegExp(`(?<![\\dA-Za-z.])(?:(?:\\+|00)?86[-\\s]?)?1[3-9](?:[ -]?\\d){9}(?!\\d)${extension}`, 'giu'),
  // As platforms mask it.
  /(?<![\dA-Za-z])1[3-9]\d[*＊xX●]{4}\d{4}(?!\d)/gu,
  new RegExp(`(?<![\\dA-Za-z.])(?:(?:\\+|00)?86[-\\s]?)?[(]?0(?:10|2\\d|[3-9]\\d{2})[)]?[-\\s]?[2-8]\\d{2,3}[-\\s]?\\d{4}(?!\\d)${extension}`, 'giu'),
  new RegExp(`(?<![\\dA-Za-z.])[48]00[-\\s]?\\d{3}[-\\s]?\\d{4}(?!\\d)${extension}`, 'giu'),
  /(?<![\dA-Za-z.])(?:\+|00)?85[23][-\s]?[235689]\d{3}[-\s]?\d{4}(?!\d)/gu,
  /(?<![\dA-Za-z.])(?:\+|00)886[-\s]?0?\d(?:[-\s]?\d){7,8}(?!\d)/gu,
  /(?<![\dA-Za-z.])\+(?!86)\d{1,3}[-\s.]?(?:[(]\d{1,4}[)][-\s.]?)?\d(?:[-\s.]?\d){5,12}(?!\d)/gu,
  /(?<![\dA-Za-z.])[(]\d{3}[)]\s?\d{3}[-\s.]\d{4}(?!\d)/gu,
];

export type FoundPhone = { readonly start: number; readonly end: number; readonly phone: string };

/** Phones in the order they stand in. Digits of a longer number are none. */
export const findPhones = (left: string): readonly FoundPhone[] => {
  const found: FoundPhone[] = [];
  for (const pattern of patterns) {
    for (const match of left.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((one) => start < one.end && one.start < end) || match[0].includes('\n')) continue;
      found.push({ start, end, phone: phoneText(match[0]) });
    }
  }
  return found.sort((one, other) => one.start - other.start);
};

/** As kept: a mainland phone tidied, a foreign one as written. */
export const phoneText = (written: string): string => {
  const text = written.trim();
  if (/^(?:\+|00)(?!86)/.test(text) || /^[(]\d{3}[)]/.test(text)) return text;
  return tidyPhone(text.replace(/\s*(?:转|分机|ext\.?|#)\s*/giu, '-').replace(/(?<=\d)\s+(?=\d)/g, ''), 'CN');
};

export const takePhones = (board: Board): void => {
  for (const { start, end } of findPhones(board.left())) board.take(start, end, 'phone', true);
};
