import type { SkuId } from '../../shared/domain/ids.ts';
import type { Reader, SqlValue, Writer } from './database.ts';
import type { SkuStored } from './stock.ts';

const mostTerms = 6;
/** What a SKU is found by; the separator keeps a fragment from running over two fields. */
const searched = `lower(code || char(10) || title || char(10) || barcode || char(10) || shelf || char(10) || colour || char(10) || size || char(10) || style_code)`;

/** Every word typed must be somewhere in the SKU, as a fragment: Chinese has no word ends. A shop's catalogue is small enough to be read through. */
const conditionFor = (search: string): { readonly where: string; readonly values: SqlValue[] } => {
  const terms = search.normalize('NFKC').toLowerCase().split(/\s+/).filter((term) => term !== '').slice(0, mostTerms);
  return { where: ['1', ...terms.map(() => `instr(${searched}, ?) > 0`)].join(' AND '), values: terms };
};

export const findSkus = (reader: Reader, search: string, offset: number, limit: number): { total: number; rows: SkuStored[] } => {
  const { where, values } = conditionFor(search);
  return {
    total: reader.first<{ n: number }>(`SELECT count(*) AS n FROM skus WHERE ${where}`, ...values)?.n ?? 0,
    rows: reader.all<SkuStored>(`SELECT * FROM skus WHERE ${where} ORDER BY code LIMIT ? OFFSET ?`, ...values, limit, offset),
  };
};

export type MovementRow = { at: number; kind: string; quantity: number; cause: string; staffName: string; balance: number };

const mostMovements = 1000;

/** Newest first; `balance` is the stock on hand after the movement. */
export const movementsOf = (reader: Reader, id: SkuId): MovementRow[] =>
  reader.all<MovementRow>(
    `SELECT at, kind, quantity, cause, staffName, balance FROM (
       SELECT m.id, m.at, m.kind, m.quantity, m.cause, coalesce(staff.name, '') AS staffName, sum(m.quantity) OVER (ORDER BY m.id) AS balance
       FROM stock_movements m LEFT JOIN staff ON staff.id = m.staff_id WHERE m.sku_id = ?
     ) ORDER BY id DESC LIMIT ?`, id, mostMovements,
  );

export type SkuDetails = Pick<SkuStored, 'title' | 'colour' | 'size' | 'barcode' | 'shelf' | 'weight_g'>;

export const writeSkuDetails = (writer: Writer, id: SkuId, details: SkuDetails): void => {
  writer.run(
    'UPDATE skus SET title = ?, colour = ?, size = ?, barcode = ?, shelf = ?, weight_g = ? WHERE id = ?',
    details.title, details.colour, details.size, details.barcode, details.shelf, details.weight_g, id,
  );
};

/** From now on its stock counts (WH-2). */
export const trackSku = (writer: Writer, id: SkuId): void => {
  writer.run('UPDATE skus SET tracked = 1 WHERE id = ?', id);
};

/** The SKU that a scanned barcode would name: by its barcode, or by a code that reads the same. */
export const skuCodeOfBarcode = (reader: Reader, barcode: string): string | undefined =>
  reader.first<{ code: string }>(
    `SELECT code FROM skus WHERE barcode = ? AND barcode <> '' UNION ALL SELECT code FROM skus WHERE code = ? LIMIT 1`, barcode, barcode,
  )?.code;
