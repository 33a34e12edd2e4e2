import { attributeOf, decodeWorkbookText } from './xml-text.ts';
import { unpackEntry, type ZipEntry } from './zip-directory.ts';

/** What a sheet's cells refer to: texts by number, and which number formats mean a time. */
export type WorkbookParts = {
  readonly sheets: readonly { readonly name: string; readonly entry: ZipEntry }[];
  sharedText(index: number): string;
  isTime(style: number): boolean;
  readonly counts1904: boolean;
};

const partLimit = 400_000_000;

/** Reads workbook, relations, shared texts and styles; null when they do not make a workbook. */
export const readWorkbookParts = (bytes: Buffer, entries: readonly ZipEntry[]): WorkbookParts | null => {
  const text = (entry: ZipEntry | undefined): string | null => (entry === undefined ? null : (unpackEntry(bytes, entry, partLimit)?.toString('utf8') ?? null));
  const workbookEntry = entries.find((entry) => /(?:^|\/)workbook\.xml$/i.test(entry.name));
  const workbook = text(workbookEntry);
  if (workbookEntry === undefined || workbook === null) return null;
  const folder = workbookEntry.name.replace(/[^/]*$/, '');
  const relations = relationsOf(text(entries.find((entry) => entry.name === `${folder}_rels/workbook.xml.rels`)) ?? '', folder);
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const part = (name: string): ZipEntry | undefined => byName.get(name.toLowerCase());
  const sheets = (workbook.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []).flatMap((tag, index) => {
    const state = attributeOf(tag, 'state');
    const entry = part(relations.find(({ id }) => id === attributeOf(tag, 'id'))?.target ?? `${folder}worksheets/sheet${index + 1}.xml`);
    return state === 'hidden' || state === 'veryHidden' || entry === undefined ? [] : [{ name: attributeOf(tag, 'name') ?? '', entry }];
  });
  if (sheets.length === 0) return null;
  const target = (kind: string): ZipEntry | undefined => part(relations.find(({ type }) => type.endsWith(`/${kind}`))?.target ?? `${folder}${kind}.xml`);
  const strings = target('sharedStrings');
  const stringBytes = strings === undefined ? Buffer.alloc(0) : unpackEntry(bytes, strings, partLimit);
  if (stringBytes === null) return null;
  const times = timeStyles(text(target('styles')) ?? '');
  return { sheets, sharedText: sharedTexts(stringBytes), isTime: (style) => times[style] === true, counts1904: /date1904\s*=\s*["'](?:1|true)["']/.test(workbook) };
};

const relationsOf = (xml: string, folder: string): readonly { readonly id: string; readonly type: string; readonly target: string }[] =>
  (xml.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []).map((tag) => {
    const target = attributeOf(tag, 'Target') ?? '';
    return { id: attributeOf(tag, 'Id') ?? '', type: attributeOf(tag, 'Type') ?? '', target: target.startsWith('/') ? target.slice(1) : resolved(folder, target) };
  });

const resolved = (folder: string, target: string): string => {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

/** Texts are found once by place and decoded when a cell that is needed asks for one. */
const sharedTexts = (bytes: Buffer): ((index: number) => string) => {
  let starts = new Uint32Array(1024);
  let count = 0;
  const items = /<(?:\w+:)?si[\s>/]/.exec(bytes.toString('latin1', 0, Math.min(bytes.length, 100_000)));
  const prefix = items === null ? '' : items[0].slice(1, -3);
  const open = Buffer.from(`<${prefix}si`);
  for (let at = bytes.indexOf(open); at !== -1; at = bytes.indexOf(open, at + open.length)) {
    const behind = bytes[at + open.length];
    // Not <sip…: the name must end here.
    if (behind !== 0x3e && behind !== 0x20 && behind !== 0x2f) continue;
    if (count + 1 >= starts.length) {
      const more = new Uint32Array(starts.length * 2);
      more.set(starts);
      starts = more;
    }
    starts[count] = at;
    count += 1;
  }
  starts[count] = bytes.length;
  const decoded: (string | undefined)[] = [];
  return (index) => {
    if (!Number.isInteger(index) || index < 0 || index >= count) return '';
    const known = decoded[index];
    if (known !== undefined) return known;
    const text = textOfRuns(bytes.toString('utf8', starts[index], starts[index + 1]));
    decoded[index] = text;
    return text;
  };
};

/** All `<t>` of an item, one behind the other; what tells the reading of a name (`rPh`) is no part of it. */
export const textOfRuns = (xml: string): string => {
  const runs = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml;
  let text = '';
  for (const match of runs.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g)) text += match[1] ?? '';
  return decodeWorkbookText(text);
};

/** Number formats of the program itself that show a time. */
const isBuiltInTime = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const timeStyles = (xml: string): readonly boolean[] => {
  const own = new Map<number, boolean>();
  for (const tag of xml.match(/<(?:\w+:)?numFmt\s[^>]*>/g) ?? []) {
    const code = (attributeOf(tag, 'formatCode') ?? '').replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
    own.set(Number(attributeOf(tag, 'numFmtId')), /[ymdhs]/i.test(code) && !/general/i.test(code));
  }
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return (cells.match(/<(?:\w+:)?xf\s[^>]*>/g) ?? []).map((tag) => {
    const id = Number(attributeOf(tag, 'numFmtId') ?? '0');
    return own.get(id) ?? isBuiltInTime(id);
  });
};
