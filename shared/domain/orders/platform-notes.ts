import type { OrderFlag } from '../intake/order-draft.ts';
import type { Platform } from './platform.ts';

/** How a platform counts the length of the seller's note. */
export type NoteUnit = 'bytes' | 'characters';

/**
 * CS-1, CS-4: what a platform makes of flags and notes. `flags`: its own number for each of ours and the word it has for it; one that is
 * missing cannot be told there. `note` null: it keeps no note of ours. `documented` false: the limit is a careful guess. `needsText`: it
 * takes no flag without a note.
 */
export type PlatformNotes = {
  readonly flags: Readonly<Partial<Record<OrderFlag, { readonly number: number; readonly name: string }>>>;
  readonly note: { readonly limit: number; readonly unit: NoteUnit; readonly documented: boolean; readonly needsText?: true } | null;
};

const flag = (number: number, name: string): { readonly number: number; readonly name: string } => ({ number, name });

export const platformNotes: Readonly<Record<Platform, PlatformNotes>> = {
  taobao: {
    flags: { grey: flag(0, '灰'), red: flag(1, '红'), yellow: flag(2, '黄'), green: flag(3, '绿'), blue: flag(4, '蓝'), purple: flag(5, '粉红') },
    note: { limit: 1000, unit: 'bytes', documented: true },
  },
  // It has cyan and orange where the shop has blue and yellow.
  douyin: {
    flags: { grey: flag(0, '灰'), purple: flag(1, '紫'), blue: flag(2, '青'), green: flag(3, '绿'), yellow: flag(4, '橙'), red: flag(5, '红') },
    note: { limit: 60, unit: 'characters', documented: true },
  },
  pinduoduo: {
    flags: { red: flag(1, '红'), yellow: flag(2, '黄'), green: flag(3, '绿'), blue: flag(4, '蓝'), purple: flag(5, '紫') },
    note: { limit: 300, unit: 'characters', documented: false, needsText: true },
  },
  // Levels of a note, 1 the highest.
  jd: {
    flags: { red: flag(1, '1'), yellow: flag(2, '2'), green: flag(3, '3'), blue: flag(4, '4'), purple: flag(5, '5') },
    note: { limit: 500, unit: 'bytes', documented: false },
  },
  ali1688: {
    flags: { red: flag(1, '红'), blue: flag(2, '蓝'), green: flag(3, '绿'), yellow: flag(4, '黄') },
    note: { limit: 500, unit: 'bytes', documented: false },
  },
  xiaohongshu: {
    flags: { grey: flag(1, '灰'), red: flag(2, '红'), yellow: flag(3, '黄'), green: flag(4, '绿'), blue: flag(5, '蓝'), purple: flag(6, '紫') },
    note: { limit: 200, unit: 'characters', documented: false },
  },
  wechat: { flags: {}, note: { limit: 200, unit: 'characters', documented: false } },
  shopify: { flags: {}, note: { limit: 5000, unit: 'characters', documented: false } },
  woocommerce: { flags: {}, note: { limit: 5000, unit: 'characters', documented: false } },
  // Nobody to tell.
  manual: { flags: {}, note: null },
  other: { flags: {}, note: null },
};

const encoder = new TextEncoder();
/** UTF-8 is never shorter than what a platform counts in GBK, so that a text which fits here fits there. */
export const noteLength = (text: string, unit: NoteUnit): number => (unit === 'bytes' ? encoder.encode(text).length : text.length);

export type ComposedNote = {
  readonly text: string;
  /** Facts that did not fit; the oldest ones. */
  readonly leftOut: number;
  /** The newest fact alone was too long and ends in an ellipsis. */
  readonly isCut: boolean;
};

const joiner = '；';
/** What the platform's readers are told of the rest. */
export const leftOutMark = (count: number): string => `…另${count}条`;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** As much of the text as fits with an ellipsis, never cut inside a character. */
const cutTo = (text: string, fits: (candidate: string) => boolean): string => {
  let kept = '';
  for (const { segment } of segmenter.segment(text)) {
    if (!fits(`${kept}${segment}…`)) break;
    kept += segment;
  }
  return fits(`${kept}…`) ? `${kept}…` : '';
};

/** Blanks and line breaks of every kind are one blank; characters that no note can hold are left out. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/[\p{Cf}]/gu, (sign) => (sign === '\u200d' ? sign : '')).replace(/[\uD800-\uDFFF]/gu, '').trim();

/**
 * CS-4: the platform's single note out of the shop's notes, newest first. What does not fit is the oldest, and is counted at the end; a fact
 * said twice is told once.
 */
export const composeNote = (notesNewestFirst: readonly string[], limit: { readonly limit: number; readonly unit: NoteUnit }): ComposedNote => {
  const facts = [...new Set(notesNewestFirst.map(onOneLine).filter((fact) => fact !== ''))];
  const fits = (text: string): boolean => noteLength(text, limit.unit) <= limit.limit;
  const whole = facts.join(joiner);
  if (fits(whole)) return { text: whole, leftOut: 0, isCut: false };
  for (let kept = facts.length - 1; kept > 0; kept -= 1) {
    const leftOut = facts.length - kept;
    const text = `${facts.slice(0, kept).join(joiner)}${leftOutMark(leftOut)}`;
    if (fits(text)) return { text, leftOut, isCut: false };
  }
  const [newest = ''] = facts;
  const leftOut = facts.length - 1;
  const mark = leftOut === 0 ? '' : leftOutMark(leftOut);
  const text = cutTo(newest, (candidate) => fits(`${candidate}${mark}`));
  return text === '' ? { text: cutTo(newest, fits), leftOut, isCut: true } : { text: `${text}${mark}`, leftOut, isCut: true };
};

/**
 * CS-1: what is said with a flag where none goes without words, in the language of the platform's own pages: `黄旗`. `name` undefined: the platform has no such flag;
 * `stands`: it shows something that is not true any more, which only words can say. Empty = there is nothing to say.
 */
export const flagWords = (name: string | undefined, stands: boolean): string => (name !== undefined ? `${name}旗` : stands ? '旗帜已取消' : '');

/** What of the platform's note the shop has not written itself: pieces that none of its own notes says. Empty = all is ours. */
export const foreignPieces = (platformNote: string, ours: readonly string[], told: readonly string[]): string[] => {
  const plain = onOneLine(platformNote);
  if (plain === '' || told.some((text) => text === plain)) return [];
  const own = new Set(ours.map(onOneLine));
  if (own.has(plain)) return [];
  const withoutMark = plain.replace(/…另\d+条$/u, '');
  return withoutMark.split(/[；;]/u).map((piece) => piece.trim()).filter((piece) => piece !== '' && !own.has(piece) && !ours.some((note) => onOneLine(note).split(joiner).includes(piece)));
};
