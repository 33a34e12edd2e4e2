import type { RefusalParams } from '../result.ts';
import { plainBarcode } from './plain-barcode.ts';

/** What a counted stock list says of one SKU on one shelf. '' and null = the list does not say. */
export type OpeningStockLine = {
  /** 1-based, the header is counted. */
  readonly lineNumber: number;
  readonly code: string;
  /** Pieces. */
  readonly onHand: number;
  readonly title: string;
  readonly colour: string;
  readonly size: string;
  readonly barcode: string;
  readonly shelf: string;
  readonly weightG: number | null;
};

export type RefusedStockLine = { readonly lineNumber: number; readonly code: string; readonly params: RefusalParams };

/** Which article has a barcode, as the shop knows it now: its SKU code, or undefined. */
export type BarcodeOwner = (barcode: string) => string | undefined;

const mostOnHand = 10_000_000;
const longestShelf = 40;

const groupBy = (lines: readonly OpeningStockLine[], keyOf: (line: OpeningStockLine) => string): ReadonlyMap<string, readonly [OpeningStockLine, ...OpeningStockLine[]]> => {
  const groups = new Map<string, [OpeningStockLine, ...OpeningStockLine[]]>();
  for (const line of lines) {
    const key = keyOf(line);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [line]);
    else known.push(line);
  }
  return groups;
};

/** One SKU on several shelves is one SKU: pieces are added, shelves stand side by side, the first word on everything else holds. */
const addUp = (lines: readonly [OpeningStockLine, ...OpeningStockLine[]]): OpeningStockLine => {
  const [first] = lines;
  const firstSaid = (part: 'title' | 'colour' | 'size' | 'barcode'): string => lines.find((line) => line[part] !== '')?.[part] ?? '';
  return {
    lineNumber: first.lineNumber, code: first.code, onHand: lines.reduce((sum, line) => sum + line.onHand, 0),
    title: firstSaid('title'), colour: firstSaid('colour'), size: firstSaid('size'), barcode: plainBarcode(firstSaid('barcode')),
    shelf: [...new Set(lines.map((line) => line.shelf))].filter((shelf) => shelf !== '').join(' ').slice(0, longestShelf).trim(),
    weightG: lines.find((line) => line.weightG !== null)?.weightG ?? null,
  };
};

export type JudgedOpeningStock = {
  /** One a SKU. */
  readonly accepted: readonly OpeningStockLine[];
  readonly refused: readonly RefusedStockLine[];
};

/**
 * WH-2: what of the list can be taken in. `unsure` are SKUs of which another line was refused: half a SKU's shelves would be a wrong
 * stock, so none of them is taken. A barcode is one article's only.
 */
export const judgeOpeningStock = (lines: readonly OpeningStockLine[], unsure: ReadonlyMap<string, number>, barcodeOwner: BarcodeOwner): JudgedOpeningStock => {
  const skus = [...groupBy(lines, (line) => line.code).values()].map(addUp);
  const byBarcode = groupBy(skus.filter((sku) => sku.barcode !== ''), (sku) => sku.barcode);
  const refusalOf = (sku: OpeningStockLine): Omit<RefusedStockLine, 'lineNumber'> | null => {
    const otherLine = unsure.get(sku.code);
    if (otherLine !== undefined) return { code: 'stock.sku_unsure', params: { skuCode: sku.code, line: otherLine } };
    if (!Number.isInteger(sku.onHand) || sku.onHand < 0 || sku.onHand > mostOnHand) return { code: 'stock.quantity_wrong', params: { skuCode: sku.code, value: String(sku.onHand) } };
    const sameBarcode = byBarcode.get(sku.barcode)?.find((other) => other.code !== sku.code);
    if (sameBarcode !== undefined) return { code: 'stock.barcode_twice', params: { barcode: sku.barcode, line: sameBarcode.lineNumber } };
    const owner = sku.barcode === '' ? undefined : barcodeOwner(sku.barcode);
    return owner === undefined || owner === sku.code ? null : { code: 'stock.barcode_taken', params: { barcode: sku.barcode, skuCode: owner } };
  };
  const accepted: OpeningStockLine[] = [];
  const refused: RefusedStockLine[] = [];
  for (const sku of skus) {
    const refusal = refusalOf(sku);
    if (refusal === null) accepted.push(sku);
    else refused.push({ lineNumber: sku.lineNumber, ...refusal });
  }
  return { accepted, refused };
};
