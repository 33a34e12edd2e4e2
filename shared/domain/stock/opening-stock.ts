import type { RefusalParams } from '../result.ts';
import { plainBarcode } from './plain-barcode.ts';

/** One line of a counted stock list. '' and null = the file does not say. */
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

export const mostOnHand = 10_000_000;

const linesPer = (lines: readonly OpeningStockLine[], keyOf: (line: OpeningStockLine) => string): ReadonlyMap<string, readonly OpeningStockLine[]> => {
  const groups = new Map<string, OpeningStockLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [line]);
    else known.push(line);
  }
  return groups;
};

const otherLine = (group: readonly OpeningStockLine[] | undefined, line: OpeningStockLine): number | undefined =>
  group?.find((candidate) => candidate.lineNumber !== line.lineNumber)?.lineNumber;

/**
 * Which lines of the list can be taken in (WH-2). An article that stands twice is refused on every line: which figure is right,
 * or whether they are to be added, only the shop knows.
 */
export const judgeOpeningStock = (
  lines: readonly OpeningStockLine[], barcodeOwner: BarcodeOwner,
): { readonly accepted: readonly OpeningStockLine[]; readonly refused: readonly RefusedStockLine[] } => {
  const plain = lines.map((line) => ({ ...line, barcode: plainBarcode(line.barcode) }));
  const byCode = linesPer(plain, (line) => line.code);
  const byBarcode = linesPer(plain.filter((line) => line.barcode !== ''), (line) => line.barcode);
  const refusalOf = (line: OpeningStockLine): Omit<RefusedStockLine, 'lineNumber'> | null => {
    if (line.code === '') return { code: 'stock.code_missing', params: {} };
    if (!Number.isInteger(line.onHand) || line.onHand < 0 || line.onHand > mostOnHand) return { code: 'stock.quantity_wrong', params: { value: String(line.onHand) } };
    const sameCode = otherLine(byCode.get(line.code), line);
    if (sameCode !== undefined) return { code: 'stock.code_twice', params: { skuCode: line.code, other: sameCode } };
    if (line.barcode === '') return null;
    const sameBarcode = otherLine(byBarcode.get(line.barcode), line);
    if (sameBarcode !== undefined) return { code: 'stock.barcode_twice', params: { barcode: line.barcode, other: sameBarcode } };
    const owner = barcodeOwner(line.barcode);
    return owner === undefined || owner === line.code ? null : { code: 'stock.barcode_taken', params: { barcode: line.barcode, skuCode: owner } };
  };
  const accepted: OpeningStockLine[] = [];
  const refused: RefusedStockLine[] = [];
  for (const line of plain) {
    const refusal = refusalOf(line);
    if (refusal === null) accepted.push(line);
    else refused.push({ lineNumber: line.lineNumber, ...refusal });
  }
  return { accepted, refused };
};
