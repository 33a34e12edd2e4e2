import type { Weight } from '../../printing/display-list.ts';
import { drawableText } from '../../printing/layout-text.ts';
import { breakLines } from '../../printing/line-breaking.ts';
import { plainText } from '../../printing/plain-text.ts';
import type { Typefaces } from '../../printing/typeface.ts';

export type SetLine = { readonly text: string; readonly widthHmm: number };

/**
 * Text of any length as lines no wider than `widthHmm`: line breaks are kept, runs of empty lines become one, everything else is made
 * plain, and what the font cannot draw is spelled by its code point. Nothing is left out.
 */
export const setLines = (text: string, widthHmm: number, sizeHmm: number, weight: Weight, typefaces: Typefaces): readonly SetLine[] => {
  const typeface = typefaces[weight];
  const limit = Math.floor((widthHmm * typeface.unitsPerEm) / sizeHmm);
  const lines: SetLine[] = [];
  for (const paragraph of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const drawable = drawableText(plainText(paragraph), typeface, 'spell', { field: '', label: { zh: '', en: '' } });
    if (!drawable.ok) throw new Error('spelled text is always drawable');
    const characters = [...drawable.value];
    if (characters.length === 0) {
      if (lines.length > 0 && lines.at(-1)?.text !== '') lines.push({ text: '', widthHmm: 0 });
      continue;
    }
    const advances = characters.map((character) => typeface.advance(character.codePointAt(0) ?? 0));
    const broken = breakLines(characters, advances, limit, false);
    if (broken === null) throw new Error('a line of evidence is narrower than one character');
    for (const { from, to } of broken) {
      const units = advances.slice(from, to).reduce((sum, advance) => sum + advance, 0);
      lines.push({ text: characters.slice(from, to).join(''), widthHmm: Math.round((units * sizeHmm) / typeface.unitsPerEm) });
    }
  }
  while (lines.at(-1)?.text === '') lines.pop();
  return lines;
};
