import { ok, refuse, type Refusal, type Result } from '../result.ts';
import { documentKinds, fieldsOf } from './document-data.ts';
import { at, createJsonReader, type JsonReader } from './json-reader.ts';
import { readElementType, readPictureId, readPlacedElement, readWords, type ElementScope } from './parse-element.ts';
import { readArea, readTable } from './parse-flowing.ts';
import { isFlowing, type BackdropPicture, type Element, type FixedElement, type Paper, type Template } from './template.ts';

/** 20 mm to 1 m: anything a printer of the shop can take. */
const paperRange = [2_000, 100_000] as const;
const mostElements = 500;

export type TemplateRefusal = Refusal<'printing.template_not_json' | 'printing.template_invalid'>;

/**
 * Reads a template from JSON text (a shipped file, an import). Refuses anything that is not wholly right and names the place:
 * `printing.template_invalid` with `path` (`elements[3].sizeHmm`) and `problem` (missing, unknown_key, out_of_range, …).
 */
export const parseTemplate = (json: string): Result<Template, TemplateRefusal> => {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse('printing.template_not_json');
  }
  return readTemplate(value);
};

/** The same for a value that is JSON already. */
export const readTemplate = (value: unknown): Result<Template, TemplateRefusal> => {
  const reader = createJsonReader();
  const from = reader.object(value, '', ['format', 'id', 'version', 'kind', 'name', 'paper', 'backdrop', 'backdropPicture', 'elements']);
  reader.integer(from, 'format', '', [1, 1]);
  const id = reader.text(from, 'id', '', 60);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) reader.fail('id', 'not_a_name');
  const version = reader.integer(from, 'version', '', [1, 1_000_000]);
  const kind = reader.choice(from, 'kind', '', documentKinds);
  const name = readWords(reader, from['name'], 'name');
  const paper = readPaper(reader, from['paper']);

  const scope: ElementScope = { kind, paper, fields: new Set(fieldsOf(kind)) };
  const elements = reader.list(from['elements'], 'elements', mostElements).map((item, index) => readElement(reader, item, at('elements', index), scope));
  if (elements.filter(isFlowing).length > 1) reader.fail('elements', 'two_flowing');
  const backdrop: FixedElement[] = [];
  if (from['backdrop'] !== undefined) {
    const fixed: ElementScope = { ...scope, fields: new Set() };
    for (const [index, item] of reader.list(from['backdrop'], 'backdrop', mostElements).entries()) {
      const type = readElementType(item);
      if (type === 'barcode' || type === 'table' || type === 'area') {
        reader.fail(at('backdrop', index), 'not_fixed');
        continue;
      }
      const element = readPlacedElement(reader, item, at('backdrop', index), fixed);
      if (element.type !== 'barcode') backdrop.push(element);
    }
  }
  const backdropPicture = from['backdropPicture'] === undefined ? undefined : readBackdropPicture(reader, from['backdropPicture'], paper);

  const problem = reader.problem();
  if (problem !== null) return refuse('printing.template_invalid', { path: problem.path, problem: problem.problem }, problem.path);
  return ok({ id, version, kind, name, paper, backdrop, elements, ...(backdropPicture === undefined ? {} : { backdropPicture }) });
};

const readElement = (reader: JsonReader, item: unknown, path: string, scope: ElementScope): Element => {
  switch (readElementType(item)) {
    case 'table':
      return readTable(reader, item, path, scope);
    case 'area':
      return readArea(reader, item, path, scope);
    default:
      return readPlacedElement(reader, item, path, scope);
  }
};

/** So many times the paper a photo under the editor may be: a scan is seldom cut to the form. */
const photoReach = 4;

const readBackdropPicture = (reader: JsonReader, value: unknown, { widthHmm, heightHmm }: Paper): BackdropPicture => {
  const path = 'backdropPicture';
  const from = reader.object(value, path, ['pictureId', 'xHmm', 'yHmm', 'widthHmm', 'heightHmm']);
  return {
    pictureId: readPictureId(reader, from, path),
    xHmm: reader.integer(from, 'xHmm', path, [-photoReach * widthHmm, widthHmm]),
    yHmm: reader.integer(from, 'yHmm', path, [-photoReach * heightHmm, heightHmm]),
    widthHmm: reader.integer(from, 'widthHmm', path, [1, photoReach * widthHmm]),
    heightHmm: reader.integer(from, 'heightHmm', path, [1, photoReach * heightHmm]),
  };
};

const readPaper = (reader: JsonReader, value: unknown): Paper => {
  const from = reader.object(value, 'paper', ['widthHmm', 'heightHmm']);
  return {
    widthHmm: reader.integer(from, 'widthHmm', 'paper', paperRange),
    heightHmm: reader.integer(from, 'heightHmm', 'paper', paperRange),
  };
};
