/** IN-4: what parts of a pasted text can be. */
export const pastedFields = [
  'name', 'phone', 'address', 'postcode', 'goods', 'price', 'total', 'freight', 'paid', 'payment', 'platform', 'nick', 'note', 'nothing',
] as const;
export type PastedField = (typeof pastedFields)[number];

/** `start` and `end` are places in the text as it was pasted. */
export type Assigned = { readonly start: number; readonly end: number; readonly field: PastedField };

export type PastedPart = Assigned & {
  /** False: one reading of several, to be looked at by a person. */
  readonly sure: boolean;
  /** A person said so. */
  readonly byHand: boolean;
};

/**
 * The same text with full-width characters, odd blanks and invisible signs made plain, character by character, so that every place in it
 * is the same place in the text as pasted.
 */
export const normalised = (text: string): string => {
  let plain = '';
  for (let at = 0; at < text.length; at += 1) plain += plainCharacter(text[at] ?? '');
  return plain;
};

const plainCharacter = (character: string): string => {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code === 0x0a ? character : code < 0x20 || code === 0x7f ? ' ' : character;
  if (code >= 0x2460 && code <= 0x2473) return character;
  if (code === 0x2028 || code === 0x2029) return '\n';
  if (/[\s\u00a0\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\ue000]/.test(character)) return ' ';
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  const plain = character.normalize('NFKC');
  return plain.length === 1 ? plain : character;
};

/** Stands for what is spoken for already; no pattern runs over it. */
export const takenMark = '\uE000';

/** A text of which parts are taken one after the other, the surest first. */
export class Board {
  readonly plain: string;
  private free: string;
  readonly parts: PastedPart[] = [];

  constructor(text: string) {
    this.plain = normalised(text);
    this.free = this.plain;
  }

  /** What is not taken yet; taken places hold `takenMark`. */
  left(): string {
    return this.free;
  }

  isFree(start: number, end: number): boolean {
    return !this.free.slice(start, end).includes(takenMark);
  }

  take(start: number, end: number, field: PastedField, sure: boolean, byHand = false): void {
    this.parts.push({ start, end, field, sure, byHand });
    this.hide(start, end);
  }

  /** Labels and marks that belong to no part. */
  hide(start: number, end: number): void {
    this.free = this.free.slice(0, start) + takenMark.repeat(end - start) + this.free.slice(end);
  }

  has(field: PastedField): boolean {
    return this.parts.some((part) => part.field === field);
  }

  textOf(part: Assigned): string {
    return this.plain.slice(part.start, part.end);
  }
}
