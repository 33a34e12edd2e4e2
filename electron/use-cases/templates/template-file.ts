import { readTemplate, type TemplateRefusal } from '../../../shared/domain/printing/parse-template.ts';
import { serializeTemplate } from '../../../shared/domain/printing/serialize-template.ts';
import { picturesOnTemplate } from '../../../shared/domain/printing/template-pictures.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import type { PictureUse, StoredPicture } from '../../store/templates.ts';
import { checkPicture, isSoundPicture, sha256Of, type ReadPicture } from './read-picture.ts';

/**
 * A template and its pictures in one file: `{ "file": "backroom-template", "format": 1, "template": {…}, "pictures": { "<sha-256>":
 * { "use": "print", "base64": "…" } } }`. A bare template (as those that come with the app) is read as well.
 */
export const mostFileBytes = 48 * 1024 * 1024;
const mostPictures = 20;

export const fileNameOf = (template: Template): string =>
  // eslint-disable-next-line no-control-regex -- exactly what file systems do not take
  `${template.name.zh.replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '').slice(0, 60) || template.id}.backroom-template.json`;

export const writeTemplateFile = (template: Template, pictures: readonly StoredPicture[]): string =>
  JSON.stringify({
    file: 'backroom-template', format: 1, template: JSON.parse(serializeTemplate(template)) as unknown,
    pictures: Object.fromEntries(pictures.map(({ id, use, bytes }) => [id, { use, base64: Buffer.from(bytes).toString('base64') }])),
  }, null, 1);

export type TemplateFile = { readonly template: Template; readonly pictures: readonly ReadPicture[] };
export type FileRefusal = TemplateRefusal | Refusal<'template.file_too_large' | 'template.file_not_a_template' | 'template.file_wrong'>;

const wrong = (path: string, problem: string): Result<never, FileRefusal> => refuse('template.file_wrong', { path, problem }, path);

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a template file; whatever is not wholly right refuses it, with the place. Heavy: called in a thread of its own. */
export const readTemplateFile = (bytes: Uint8Array): Result<TemplateFile, FileRefusal> => {
  if (bytes.length > mostFileBytes) return refuse('template.file_too_large', { most: mostFileBytes / 1024 / 1024 });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('template.file_not_a_template');
  }
  if (!isBag(value)) return refuse('template.file_not_a_template');
  const bare = !Object.hasOwn(value, 'file') && Object.hasOwn(value, 'elements');
  if (!bare && value['file'] !== 'backroom-template') return refuse('template.file_not_a_template');
  if (!bare && value['format'] !== 1) return wrong('format', 'out_of_range');
  const template = readTemplate(bare ? value : value['template']);
  if (!template.ok) {
    const { params } = template.refusal;
    const [path, problem] = [String(params?.['path'] ?? ''), String(params?.['problem'] ?? '')];
    return bare ? template : wrong(path === '' ? 'template' : `template.${path}`, problem);
  }
  const pictures = readPictures(bare ? {} : value['pictures'], template.value);
  return pictures.ok ? ok({ template: template.value, pictures: pictures.value }) : pictures;
};

const readPictures = (value: unknown, template: Template): Result<readonly ReadPicture[], FileRefusal> => {
  if (value !== undefined && !isBag(value)) return wrong('pictures', 'not_an_object');
  const given = value ?? {};
  if (Object.keys(given).length > mostPictures) return wrong('pictures', 'too_many');
  const pictures: ReadPicture[] = [];
  const wanted = picturesOnTemplate(template);
  for (const [id, entry] of Object.entries(given)) {
    const path = `pictures.${id.slice(0, 64)}`;
    if (!wanted.some((picture) => picture.id === id)) return wrong(path, 'not_used');
    const read = readEntry(id, entry, path);
    if (!read.ok) return read;
    pictures.push(read.value);
  }
  for (const { id, use, path } of wanted) {
    const picture = pictures.find((one) => one.id === id);
    if (picture === undefined) return wrong(`template.${path}`, 'picture_missing');
    if (use === 'print' && picture.use !== 'print') return wrong(`pictures.${id}.use`, 'not_a_choice');
  }
  return ok(pictures);
};

const readEntry = (id: string, entry: unknown, path: string): Result<ReadPicture, FileRefusal> => {
  if (!isBag(entry)) return wrong(path, 'not_an_object');
  const { use, base64 } = entry;
  if (use !== 'print' && use !== 'backdrop') return wrong(`${path}.use`, 'not_a_choice');
  if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return wrong(`${path}.base64`, 'not_text');
  const bytes = Buffer.from(base64, 'base64');
  if (sha256Of(bytes) !== id) return wrong(`${path}.base64`, 'picture_changed');
  const header = checkPicture(bytes, use satisfies PictureUse);
  if (!header.ok) return wrong(`${path}.base64`, header.refusal.code === 'template.picture_too_large' ? 'too_large' : 'not_a_picture');
  if (use === 'print' && !header.value.plainGrey) return wrong(`${path}.base64`, 'not_grey');
  if (!isSoundPicture(bytes, header.value)) return wrong(`${path}.base64`, 'picture_damaged');
  const { mime, widthPx, heightPx } = header.value;
  return ok({ id, use, mime, widthPx, heightPx, bytes });
};
