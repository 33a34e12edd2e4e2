import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isJsonList, isJsonObject, readExactJson, textOf } from '../../shared/domain/exact-json.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/domain/result.ts';
import { printComponents } from '../../shared/contract/printers.ts';
import { openAtomicFile, refuseFileError, type FileRefusal } from './atomic-file.ts';

export type PrintComponent = (typeof printComponents)[number];

export const isPrintComponent = (name: string): name is PrintComponent => (printComponents as readonly string[]).includes(name);

/** `cainiao/XP-460B` is the printer XP-460B of Cainiao's component. */
export const componentPrinter = (component: PrintComponent, printer: string): string => `${component}/${printer}`;

export const partsOfPrinter = (name: string): { readonly component: PrintComponent; readonly printer: string } | null => {
  const slash = name.indexOf('/');
  const component = name.slice(0, Math.max(0, slash));
  return isPrintComponent(component) ? { component, printer: name.slice(slash + 1) } : null;
};

/** One e-waybill: `contents` are JSON texts of the platform's print data, handed on as they came (it signed them). */
export type ComponentDocument = { readonly documentId: string; readonly contents: readonly string[] };

/** The job's file for a print component, whole or not there. Throws nothing: a disk that does not take it is a refusal. */
export const writeTaskFile = (path: string, documents: readonly ComponentDocument[]): Result<{ readonly path: string; readonly sha256: string }, FileRefusal> => {
  try {
    const file = openAtomicFile(path);
    const hash = createHash('sha256');
    const write = (text: string): void => {
      const bytes = Buffer.from(text);
      hash.update(bytes);
      file.write(bytes);
    };
    try {
      documents.forEach(({ documentId, contents }, index) => {
        write(`${index === 0 ? '{"documents":[' : ','}{"documentId":${JSON.stringify(documentId)},"contents":[${contents.join(',')}]}`);
      });
      write(documents.length === 0 ? '{"documents":[]}' : ']}');
      file.commit();
    } finally {
      file.discard();
    }
    return ok({ path, sha256: hash.digest('hex') });
  } catch (error) {
    return refuseFileError(error, path);
  }
};

export const readTaskFile = async (path: string): Promise<Result<readonly ComponentDocument[], Refusal<'printing.document_unreadable'>>> => {
  const unreadable = refuse('printing.document_unreadable', { file: path });
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return unreadable;
  }
  const json = readExactJson(text);
  if (!json.ok || !isJsonObject(json.value.value)) return unreadable;
  const { sourceOf, value } = json.value;
  const listed = value['documents'];
  if (!isJsonList(listed) || listed.length === 0) return unreadable;
  const documents: ComponentDocument[] = [];
  for (const one of listed) {
    if (!isJsonObject(one)) return unreadable;
    const documentId = textOf(one['documentId']);
    const contents = one['contents'];
    if (documentId === '' || !isJsonList(contents) || contents.length === 0 || !contents.every(isJsonObject)) return unreadable;
    documents.push({ documentId, contents: contents.map(sourceOf) });
  }
  return ok(documents);
};
