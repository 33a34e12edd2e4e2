import iconv from 'iconv-lite';
import type { RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import { sniffContainer } from './container.ts';
import { refuseFile, type IntakeFile } from './open-files.ts';
import { isLockedEntry, readZipDirectory, unpackEntry, type ZipEntry } from './workbook/zip-directory.ts';

/** Platforms hand long exports out as a zip of tables: its tables are read as if they had been dropped themselves. */
export type Expanded = { readonly files: readonly IntakeFile[]; readonly refused: readonly RefusedLine[] };

const mostFiles = 50;
const mostBytes = 400_000_000;
/** A table shrinks to a twentieth or so; what claims a thousand is a bomb. */
const suspectRatio = 300;
const isTable = /\.(?:csv|tsv|txt|xlsx|xlsm|xlsb|xls|ods|html?|xml)$/i;

export const expandArchives = (files: readonly IntakeFile[]): Expanded => {
  const all: IntakeFile[] = [];
  const refused: RefusedLine[] = [];
  for (const file of files) {
    const entries = tablesIn(file);
    if (entries === null) all.push(file);
    else {
      const opened = unpackAll(file, entries);
      all.push(...opened.files);
      refused.push(...opened.refused);
    }
  }
  return { files: all, refused };
};

/** Null: no zip of tables. */
const tablesIn = ({ bytes }: IntakeFile): readonly ZipEntry[] | null => {
  const sniffed = sniffContainer(bytes);
  if (sniffed.kind !== 'no_table' || sniffed.seems !== 'archive') return null;
  const entries = readZipDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const tables = (entries ?? []).filter((entry) => isTable.test(entry.name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(entry.name) && entry.unpacked > 0);
  return tables.length === 0 ? null : tables;
};

const unpackAll = ({ fileName, bytes }: IntakeFile, entries: readonly ZipEntry[]): Expanded => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (entries.length > mostFiles || total > mostBytes || entries.some((entry) => entry.unpacked > 10_000_000 && entry.unpacked > entry.packed * suspectRatio)) {
    return { files: [], refused: [refuseFile(fileName, 'intake.workbook_too_large')] };
  }
  const files: IntakeFile[] = [];
  const refused: RefusedLine[] = [];
  for (const entry of entries) {
    const name = `${fileName} › ${nameOf(entry).replace(/^.*\//, '')}`;
    if (isLockedEntry(whole, entry)) {
      refused.push(refuseFile(name, 'intake.workbook_locked'));
      continue;
    }
    const content = unpackEntry(whole, entry, entry.unpacked + 1);
    if (content === null) refused.push(refuseFile(name, 'intake.workbook_damaged'));
    else files.push({ fileName: name, bytes: content });
  }
  return { files, refused };
};

/** Names are UTF-8 when the entry says so; packers on Chinese Windows write GBK and say nothing. */
const nameOf = (entry: ZipEntry): string => {
  const asGbk = iconv.decode(entry.rawName, 'gb18030');
  return entry.name.includes('\ufffd') && !asGbk.includes('\ufffd') ? asGbk.replaceAll('\\', '/') : entry.name;
};
