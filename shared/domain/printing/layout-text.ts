import { ok, refuse, type Refusal, type Result } from '../result.ts';
import type { TextMark } from './display-list.ts';
import type { FieldValues } from './document-data.ts';
import { blockHeightHmm, fitText, type FittedText } from './fit-text.ts';
import { codePointName, isCombining, plainText } from './plain-text.ts';
import { piecesOf, type TextPiece, type TextStyle, type Words } from './template.ts';
import type { Typeface, Typefaces } from './typeface.ts';

export type TextRefusal = Refusal<'printing.character_missing' | 'printing.text_does_not_fit' | 'printing.field_empty'>;

/** What a piece of text is called when it must be refused. */
export type FieldName = { readonly field: string; readonly label: Words };

export type TextFrame = { readonly xHmm: number; readonly yHmm: number; readonly widthHmm: number; readonly heightHmm: number };

const compiled = new Map<string, readonly TextPiece[]>();
/** Template texts are few and used for every sheet. */
const compile = (text: string): readonly TextPiece[] => {
  let pieces = compiled.get(text);
  if (pieces === undefined) {
    if (compiled.size > 2_000) compiled.clear();
    pieces = piecesOf(text);
    compiled.set(text, pieces);
  }
  return pieces;
};

/**
 * Puts the fields into a template's text. Only the template can begin a paragraph; a line break inside a field is a space.
 * A paragraph whose fields are all empty is left out together with its fixed words (`电话 ` without a number says nothing).
 */
export const composeText = (text: string, values: FieldValues): readonly string[] => {
  const paragraphs: string[] = [];
  let paragraph = '';
  let fields = 0;
  let filled = 0;
  const close = (): void => {
    const plain = plainText(paragraph);
    if (plain !== '' && (fields === 0 || filled > 0)) paragraphs.push(plain);
    paragraph = '';
    fields = 0;
    filled = 0;
  };
  for (const piece of compile(text)) {
    if ('field' in piece) {
      const value = plainText(values[piece.field] ?? '');
      fields += 1;
      if (value !== '') filled += 1;
      paragraph += value;
      continue;
    }
    for (const [index, line] of piece.fixed.split('\n').entries()) {
      if (index > 0) close();
      paragraph += line;
    }
  }
  close();
  return paragraphs;
};

/**
 * Every character must be one that the typeface draws and that stands by itself. `refuse` names the first that is not, with its
 * field; `spell` puts its code point in its place, so that a smiling face in a message does not keep a parcel from leaving.
 */
export const drawableText = (text: string, typeface: Typeface, missing: 'refuse' | 'spell', name: FieldName): Result<string, TextRefusal> => {
  let spelled = '';
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (typeface.has(codePoint) && !isCombining(character)) {
      spelled += character;
    } else if (missing === 'spell') {
      spelled += `[${codePointName(codePoint)}]`;
    } else {
      return refuse('printing.character_missing', { character, codePoint: codePointName(codePoint), ...labelOf(name) }, name.field);
    }
  }
  return ok(spelled);
};

/** PR-2: fits paragraphs into a frame, or refuses them with the field named. */
export const setText = (
  paragraphs: readonly string[],
  frame: TextFrame,
  style: TextStyle,
  name: FieldName,
  typefaces: Typefaces,
): Result<readonly TextMark[], TextRefusal> => {
  const typeface = typefaces[style.weight];
  const drawable: string[] = [];
  for (const paragraph of paragraphs) {
    const checked = drawableText(paragraph, typeface, style.missing, name);
    if (!checked.ok) return checked;
    drawable.push(checked.value);
  }
  const fitted = fitText(drawable, { ...style, widthHmm: frame.widthHmm, heightHmm: frame.heightHmm }, typeface);
  if (fitted === null) {
    return refuse('printing.text_does_not_fit', { length: [...drawable.join('')].length, ...labelOf(name) }, name.field);
  }
  return ok(placeText(fitted, frame, style, typeface));
};

export const labelOf = ({ label }: FieldName): { labelZh: string; labelEn: string } => ({ labelZh: label.zh, labelEn: label.en });

/** Marks of fitted lines inside their frame. */
export const placeText = (fitted: FittedText, frame: TextFrame, style: TextStyle, typeface: Typeface): readonly TextMark[] => {
  const { sizeHmm, lines } = fitted;
  const spareHmm = frame.heightHmm - blockHeightHmm(lines.length, sizeHmm, style.lineHeightPercent);
  const topHmm = frame.yHmm + (style.valign === 'top' ? 0 : style.valign === 'middle' ? spareHmm / 2 : spareHmm);
  const ascentHmm = (sizeHmm * typeface.ascent) / (typeface.ascent - typeface.descent);
  const anchor = style.align === 'left' ? 'start' : style.align === 'center' ? 'middle' : 'end';
  const xHmm = style.align === 'left' ? frame.xHmm : style.align === 'center' ? frame.xHmm + Math.round(frame.widthHmm / 2) : frame.xHmm + frame.widthHmm;
  return lines.flatMap((line, index): TextMark[] =>
    line.text === ''
      ? []
      : [
          {
            kind: 'text',
            text: line.text,
            xHmm,
            baselineHmm: Math.round(topHmm + ascentHmm + (index * sizeHmm * style.lineHeightPercent) / 100),
            anchor,
            widthHmm: Math.round((line.units * sizeHmm) / typeface.unitsPerEm),
            sizeHmm,
            weight: style.weight,
            ink: style.ink,
          },
        ],
  );
};
