import { headerKey, headerKeyWithoutUnit, plainText, unwrapped, valueText } from '../../shared/domain/intake/cell-text.ts';
import { readCount, type Reading } from '../../shared/domain/intake/amount.ts';
import type { IntakeNote, RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import { readVariant } from '../../shared/domain/intake/variant.ts';
import { openTables, refuseFile, type IntakeFile } from './open-files.ts';
import { cellName, type RowProblem, type Table } from './table.ts';

/** One SKU's count on the shelf, as a stock list has it (WH-2). */
export type OpeningStockRow = {
  /** 1-based, the header is counted. */
  readonly lineNumber: number;
  readonly skuCode: string;
  /** Pieces, 0 to 1,000,000. */
  readonly quantity: number;
  readonly barcode: string | null;
  readonly shelf: string | null;
  readonly title: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  readonly weightG: number | null;
};

export type OpeningStock = {
  readonly rows: readonly OpeningStockRow[];
  readonly refusedLines: readonly RefusedLine[];
  readonly notes: readonly IntakeNote[];
};

const fields = ['skuCode', 'quantity', 'barcode', 'shelf', 'title', 'properties', 'colour', 'size', 'weight'] as const;
type StockField = (typeof fields)[number];

/** Column names, best first: what is really on the shelf before what a shop system calls available. */
const names: Readonly<Record<StockField, readonly string[]>> = {
  skuCode: [
    '商家编码', 'sku编码', '商家sku编码', 'sku', 'sku code', 'skucode', '规格编码', '商品编码', '货品编码', '编码', '货号', '商家编码-规格维度', '商家编码-sku维度', '外部系统编号', '单品编码', '存货编码', '物料编码',
    'variant sku', 'seller sku', 'item code', 'code', '款号编码', 'sku id',
  ],
  quantity: [
    '实际库存', '实物库存', '现有库存', '在库数量', '盘点数量', '期初数量', '期初库存', '库存数量', '库存量', '总库存', '库存', '数量', '库存数', '现存量', '账面库存', '可用库存', '可用数量', '可用数', '可用', '可售库存',
    '可销售库存', 'on hand', 'onhand', 'stock', 'quantity', 'qty', 'inventory', 'available', 'count', 'variant inventory qty', '件数',
  ],
  barcode: ['条码', '条形码', '商品条码', '69码', '商品69码', '国际条码', '商品条形码', 'barcode', 'ean', 'ean13', 'upc', 'gtin', 'variant barcode'],
  shelf: ['货架', '货位', '库位', '货架号', '货位号', '库位号', '储位', '仓位', '架位', '货位编码', '库位编码', 'shelf', 'location', 'bin', 'bin location'],
  title: ['商品名称', '商品标题', '标题', '名称', '品名', '商品', '货品名称', '宝贝标题', 'title', 'name', 'product', 'product name', 'item name', '产品名称', '商品简称'],
  properties: ['规格', '商品规格', '规格名称', '商品属性', '销售属性', '颜色规格', '颜色尺码', '颜色及规格', 'variant', 'sku规格', '规格属性'],
  colour: ['颜色', '颜色分类', '颜色名称', '花色', 'colour', 'color'],
  size: ['尺码', '尺寸', '码数', '鞋码', '尺码名称', 'size'],
  weight: ['重量', '商品重量', '单品重量', '净重', '毛重', '重量g', '重量kg', '重量克', '重量千克', 'weight', 'weight g', 'weight kg', 'sku重量', 'grams'],
};

const keys = fields.map((field) => [field, names[field].map(headerKey)] as const);

type StockColumns = Partial<Record<StockField, number>>;

const weightUnit = /\((?:g|克|kg|千克|公斤|斤|单位.*)\)$/;

const mapColumns = (cells: readonly string[]): StockColumns => {
  const found: StockColumns = {};
  const header = cells.map((cell) => headerKeyWithoutUnit(headerKey(cell)).replace(weightUnit, ''));
  for (const [field, wanted] of keys) {
    const column = wanted.map((name) => header.indexOf(name)).find((at) => at !== -1 && !Object.values(found).includes(at));
    if (column !== undefined) found[field] = column;
  }
  return found;
};

/**
 * Reads a stock list (CSV, XLSX, XLS …) with columns by name: a SKU code and a count are needed, the rest is taken where it is there.
 * The same SKU on several shelves gives several rows; on one shelf it must say the same count twice or is refused on every line.
 */
export const readOpeningStock = async (file: IntakeFile): Promise<OpeningStock> => {
  const opened = await openTables(file);
  if (!opened.ok) return { rows: [], refusedLines: [opened.refusal], notes: [] };
  for (const table of opened.tables) {
    const header = table.head.slice(0, 30).findIndex((row) => {
      const columns = mapColumns(row.cells);
      return columns.skuCode !== undefined && columns.quantity !== undefined;
    });
    if (header !== -1) return readTable(table, header);
  }
  const columns = (opened.tables[0]?.head[0]?.cells ?? []).filter((cell) => cell.trim() !== '').slice(0, 8).join(', ').slice(0, 200);
  return { rows: [], refusedLines: [refuseFile(file.fileName, 'intake.stock_columns_missing', { columns })], notes: [] };
};

type StockCells = (field: StockField) => string;
type RowProblemAt = Omit<RowProblem, 'code'> & { readonly code: string };

const readTable = async (table: Table, header: number): Promise<OpeningStock> => {
  const headCells = table.head[header]?.cells ?? [];
  const columns = mapColumns(headCells);
  const chosen = [...new Set(Object.values(columns))].sort((a, b) => a - b);
  const rows = await table.rowsBelow(header, chosen, () => false);
  if (rows.isDamaged) return { rows: [], refusedLines: [refuseFile(table.fileName, 'intake.workbook_damaged')], notes: [] };
  const lines: OpeningStockRow[] = [];
  const refused: RefusedLine[] = [];
  const weights: string[] = [];
  const values: string[] = [];
  for (let row = 0; row < rows.count; row += 1) {
    const problem = rows.read(row, values);
    const cells: StockCells = (field) => {
      const column = columns[field];
      return column === undefined ? '' : (values[chosen.indexOf(column)] ?? '');
    };
    const lineNumber = rows.lineNumber(row);
    const at = (field: StockField): string => cellName(columns[field] ?? 0, lineNumber);
    if (problem === null && isTotal(cells)) continue;
    const result = problem ?? readRow(cells, lineNumber, at);
    if ('params' in result) refused.push({ fileName: table.fileName, lineNumber, platformOrderNumber: null, code: result.code, params: result.params });
    else {
      weights.push(valueText(cells('weight')));
      lines.push(result);
    }
  }
  return settleRepeats(table.fileName, withWeights(lines, weights, weightUnitOf(headCells[columns.weight ?? -1] ?? '')), refused);
};

const isTotal = (cells: StockCells): boolean => {
  const code = valueText(cells('skuCode'));
  const title = valueText(cells('title'));
  const isTotalWord = /^(?:合计|总计|小计|汇总|total|subtotal)[:：]?$/i;
  return isTotalWord.test(code) || (code === '' && (isTotalWord.test(title) || (title === '' && valueText(cells('barcode')) === '')));
};

const readRow = (cells: StockCells, lineNumber: number, at: (field: StockField) => string): OpeningStockRow | RowProblemAt => {
  const skuCode = unwrapped(cells('skuCode'));
  if (skuCode === '') return { code: 'intake.sku_code_missing', params: { cell: at('skuCode') } };
  const barcode = unwrapped(cells('barcode'));
  for (const [field, text] of [['skuCode', skuCode], ['barcode', barcode]] as const) {
    if (/^\d(?:\.\d+)?e\+\d+$/i.test(text)) return { code: 'intake.code_lost_digits', params: { cell: at(field), text } };
  }
  const quantity: Reading<number> = readCount(cells('quantity'));
  if (quantity.kind !== 'value') return { code: 'intake.quantity_unreadable', params: { cell: at('quantity'), text: plainText(cells('quantity')).slice(0, 40) } };
  const filled = (text: string): string | null => (text === '' ? null : text);
  const variant = readVariant(filled(unwrapped(cells('properties'))));
  return {
    lineNumber, skuCode, quantity: quantity.value, barcode: filled(barcode), shelf: filled(valueText(cells('shelf'))), title: filled(unwrapped(cells('title'))),
    colour: filled(valueText(cells('colour'))) ?? variant.colour, size: filled(valueText(cells('size'))) ?? variant.size, weightG: null,
  };
};

type WeightUnit = 'g' | 'kg' | '斤' | null;

const weightUnitOf = (header: string): WeightUnit => {
  const key = headerKey(header);
  if (/kg|千克|公斤/.test(key)) return 'kg';
  if (/斤/.test(key)) return '斤';
  return /g\b|\(g|克|grams/.test(key) ? 'g' : null;
};

const gramsPer: Readonly<Record<'g' | 'kg' | '斤', number>> = { g: 1, kg: 1000, 斤: 500 };

/** Grams from `350`, `350g`, `0.35kg`. A column without any unit is in kilograms when all of it is small and some of it broken. */
const withWeights = (lines: readonly OpeningStockRow[], texts: readonly string[], unit: WeightUnit): OpeningStockRow[] => {
  const parsed = texts.map((text) => /^(\d+(?:\.\d+)?)\s*(kg|g|千克|公斤|克|斤)?$/i.exec(text.normalize('NFKC')));
  const bare = parsed.filter((match) => match !== null && match[2] === undefined).map((match) => Number(match?.[1]));
  const guessed = bare.length > 0 && bare.every((value) => value <= 30) && bare.some((value) => !Number.isInteger(value)) ? 'kg' : 'g';
  const gramsOf = (match: RegExpExecArray | null | undefined): number | null => {
    if (match === null || match === undefined) return null;
    const own = match[2]?.toLowerCase();
    const per = own === undefined ? gramsPer[unit ?? guessed] : own === 'g' || own === '克' ? 1 : own === '斤' ? 500 : 1000;
    const grams = Math.round(Number(match[1]) * per);
    return grams > 0 && grams < 1_000_000 ? grams : null;
  };
  return lines.map((line, index) => ({ ...line, weightG: gramsOf(parsed[index]) }));
};

const settleRepeats = (fileName: string, rows: readonly OpeningStockRow[], refused: readonly RefusedLine[]): OpeningStock => {
  const byPlace = new Map<string, OpeningStockRow>();
  const contradicted = new Map<string, RefusedLine[]>();
  const notes: IntakeNote[] = [];
  const line = (row: OpeningStockRow, code: string, of: OpeningStockRow): RefusedLine => ({
    fileName, lineNumber: row.lineNumber, platformOrderNumber: null, code, params: { line: of.lineNumber, sku: row.skuCode },
  });
  for (const row of rows) {
    const key = `${row.skuCode}\u0001${row.shelf ?? ''}`;
    const before = byPlace.get(key);
    if (before === undefined) byPlace.set(key, row);
    else if (before.quantity === row.quantity) notes.push(line(row, 'intake.line_repeated', before));
    else contradicted.set(key, [...(contradicted.get(key) ?? [line(before, 'intake.stock_contradicts', row)]), line(row, 'intake.stock_contradicts', before)]);
  }
  for (const key of contradicted.keys()) byPlace.delete(key);
  return { rows: [...byPlace.values()], refusedLines: [...refused, ...[...contradicted.values()].flat()], notes };
};
