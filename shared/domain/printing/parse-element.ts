import type { Ink, Weight } from './display-list.ts';
import type { DocumentKind } from './document-data.ts';
import { at, type JsonObject, type JsonReader } from './json-reader.ts';
import { fieldsIn } from './template.ts';
import type {
  Align, BarcodeElement, BoxElement, Element, ErrorCorrection, LineElement, Pages, Paper, PictureElement, PlacedElement, Symbology, TextElement, Words,
} from './template.ts';

/** What an element may refer to: the paper (or the cell of an area) it lies on and the fields it may name. */
export type ElementScope = { readonly kind: DocumentKind; readonly paper: Paper; readonly fields: ReadonlySet<string> };

export const inks: readonly Ink[] = ['black', 'grey', 'white'];
const fills: readonly (Ink | 'none')[] = ['none', 'black', 'grey', 'white'];
export const weights: readonly Weight[] = ['regular', 'bold'];
export const aligns: readonly Align[] = ['left', 'center', 'right'];
const symbologies: readonly Symbology[] = ['code128', 'qr'];
const errorCorrections: readonly ErrorCorrection[] = ['L', 'M', 'Q', 'H'];
const pageChoices: readonly Pages[] = ['every', 'first', 'following', 'last'];

/** Smaller than 1 mm nobody reads, larger than 60 mm nobody needs. */
export const sizeRange = [100, 6_000] as const;
export const strokeRange = [5, 500] as const;
export const longestText = 500;
const placedKeys = ['type', 'pages', 'when'];
export const frameKeys = ['xHmm', 'yHmm', 'widthHmm', 'heightHmm'];
const textKeys = ['text', 'sizeHmm', 'smallestSizeHmm', 'weight', 'align', 'valign', 'lineHeightPercent', 'wrap', 'missing', 'ink', 'required', 'instead', 'label'];
const placedTypes: readonly PlacedElement['type'][] = ['text', 'line', 'box', 'picture', 'barcode'];

/** The type of an element that is to be read, looked at and no further; null = none that is known. */
export const readElementType = (value: unknown): Element['type'] | null => {
  const type = typeof value === 'object' && value !== null && Object.hasOwn(value, 'type') ? (value as JsonObject)['type'] : undefined;
  return ([...placedTypes, 'table', 'area'] as const).find((known) => known === type) ?? null;
};

export const readPlacedElement = (reader: JsonReader, value: unknown, path: string, scope: ElementScope): PlacedElement => {
  const from: JsonObject = typeof value === 'object' && value !== null ? (value as JsonObject) : {};
  const keys = (...own: readonly string[]): JsonObject => reader.object(value, path, [...placedKeys, ...own]);
  switch (reader.choice(from, 'type', path, placedTypes)) {
    case 'text':
      return readText(reader, keys(...frameKeys, ...textKeys), path, scope);
    case 'line':
      return readLine(reader, keys('x1Hmm', 'y1Hmm', 'x2Hmm', 'y2Hmm', 'strokeHmm', 'ink', 'dashHmm'), path, scope);
    case 'box':
      return readBox(reader, keys(...frameKeys, 'strokeHmm', 'ink', 'fill'), path, scope);
    case 'picture':
      return readPicture(reader, keys(...frameKeys, 'pictureId'), path, scope);
    case 'barcode':
      return readBarcode(reader, keys(...frameKeys, 'field', 'label', 'symbology', 'errorCorrection'), path, scope);
  }
};

const readPlaced = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope) => {
  const when = from['when'] === undefined ? null : reader.text(from, 'when', path, longestText);
  if (when !== null && !scope.fields.has(when)) reader.fail(at(path, 'when'), 'unknown_field');
  return { pages: reader.choice(from, 'pages', path, pageChoices, 'every'), when };
};

export const readFrame = (reader: JsonReader, from: JsonObject, path: string, { paper }: Pick<ElementScope, 'paper'>) => {
  const xHmm = reader.integer(from, 'xHmm', path, [0, paper.widthHmm]);
  const yHmm = reader.integer(from, 'yHmm', path, [0, paper.heightHmm]);
  const widthHmm = reader.integer(from, 'widthHmm', path, [1, paper.widthHmm]);
  const heightHmm = reader.integer(from, 'heightHmm', path, [1, paper.heightHmm]);
  if (xHmm + widthHmm > paper.widthHmm) reader.fail(at(path, 'widthHmm'), 'outside_paper');
  if (yHmm + heightHmm > paper.heightHmm) reader.fail(at(path, 'heightHmm'), 'outside_paper');
  return { xHmm, yHmm, widthHmm, heightHmm };
};

const readText = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): TextElement => {
  const text = reader.text(from, 'text', path, longestText);
  const fields = fieldsIn(text);
  checkFields(reader, text, at(path, 'text'), scope.fields);
  const sizeHmm = reader.integer(from, 'sizeHmm', path, sizeRange);
  const smallestSizeHmm = reader.integer(from, 'smallestSizeHmm', path, sizeRange, sizeHmm);
  if (smallestSizeHmm > sizeHmm) reader.fail(at(path, 'smallestSizeHmm'), 'larger_than_size');
  const field = fields[0] ?? '';
  return {
    type: 'text', ...readPlaced(reader, from, path, scope), ...readFrame(reader, from, path, scope),
    text, field, sizeHmm, smallestSizeHmm,
    weight: reader.choice(from, 'weight', path, weights, 'regular'),
    align: reader.choice(from, 'align', path, aligns, 'left'),
    valign: reader.choice(from, 'valign', path, ['top', 'middle', 'bottom'], 'middle'),
    lineHeightPercent: reader.integer(from, 'lineHeightPercent', path, [90, 300], 125),
    wrap: reader.choice(from, 'wrap', path, ['line', 'flow'], 'line'),
    missing: reader.choice(from, 'missing', path, ['refuse', 'spell'], 'refuse'),
    ink: reader.choice(from, 'ink', path, inks, 'black'),
    required: reader.flag(from, 'required', path, false),
    instead: reader.text(from, 'instead', path, 60, ''),
    label: readWords(reader, from['label'], at(path, 'label'), { zh: field, en: field }),
  };
};

const readLine = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): LineElement => {
  const along = (key: string, most: number): number => reader.integer(from, key, path, [0, most]);
  const { widthHmm, heightHmm } = scope.paper;
  return {
    type: 'line', ...readPlaced(reader, from, path, scope),
    x1Hmm: along('x1Hmm', widthHmm), y1Hmm: along('y1Hmm', heightHmm), x2Hmm: along('x2Hmm', widthHmm), y2Hmm: along('y2Hmm', heightHmm),
    strokeHmm: reader.integer(from, 'strokeHmm', path, strokeRange, 25),
    ink: reader.choice(from, 'ink', path, inks, 'black'),
    dashHmm: reader.integer(from, 'dashHmm', path, [0, 2_000], 0),
  };
};

const readBox = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): BoxElement => ({
  type: 'box', ...readPlaced(reader, from, path, scope), ...readFrame(reader, from, path, scope),
  strokeHmm: reader.integer(from, 'strokeHmm', path, [0, 500], 25),
  ink: reader.choice(from, 'ink', path, inks, 'black'),
  fill: reader.choice(from, 'fill', path, fills, 'none'),
});

const readBarcode = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): BarcodeElement => {
  const field = reader.text(from, 'field', path, longestText);
  if (!scope.fields.has(field)) reader.fail(at(path, 'field'), 'unknown_field');
  return {
    type: 'barcode', ...readPlaced(reader, from, path, scope), ...readFrame(reader, from, path, scope), field,
    symbology: reader.choice(from, 'symbology', path, symbologies, 'code128'),
    errorCorrection: reader.choice(from, 'errorCorrection', path, errorCorrections, 'M'),
    label: readWords(reader, from['label'], at(path, 'label'), { zh: field, en: field }),
  };
};

export const readPictureId = (reader: JsonReader, from: JsonObject, path: string): string => {
  const pictureId = reader.text(from, 'pictureId', path, 64);
  if (!/^[0-9a-f]{64}$/.test(pictureId)) reader.fail(at(path, 'pictureId'), 'not_a_picture_id');
  return pictureId;
};

const readPicture = (reader: JsonReader, from: JsonObject, path: string, scope: ElementScope): PictureElement => ({
  type: 'picture', ...readPlaced(reader, from, path, scope), ...readFrame(reader, from, path, scope), pictureId: readPictureId(reader, from, path),
});

export const checkFields = (reader: JsonReader, text: string, path: string, known: ReadonlySet<string>): void => {
  for (const field of fieldsIn(text)) if (!known.has(field)) reader.fail(path, 'unknown_field');
  // What is left after the fields are taken out must not look like one: a typing error would be printed as it stands.
  if (/\{\{|\}\}/.test(text.replace(/\{\{\s*[A-Za-z][A-Za-z.]*\s*\}\}/g, ''))) reader.fail(path, 'broken_field');
};

export const readWords = (reader: JsonReader, value: unknown, path: string, fallback?: Words): Words => {
  if (value === undefined && fallback !== undefined) return fallback;
  const from = reader.object(value, path, ['zh', 'en']);
  return { zh: reader.text(from, 'zh', path, 60), en: reader.text(from, 'en', path, 60) };
};
