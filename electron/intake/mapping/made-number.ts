import { createHash } from 'node:crypto';
import { plainText, valueText } from '../../../shared/domain/intake/cell-text.ts';
import type { IntakeField } from '../formats/format.ts';
import { isFooterText } from '../order-number.ts';
import type { RowView } from '../source.ts';

/** What makes an order of a file without numbers the same one when the file comes again. State, notes and parcel may change meanwhile. */
const telling: readonly IntakeField[] = [
  'createdAt', 'buyerNick', 'receiverText', 'receiverName', 'mobile', 'landline', 'province', 'city', 'district', 'address', 'detail', 'goodsList', 'title', 'skuCode', 'properties', 'colour', 'size', 'quantity',
];
const needed: readonly IntakeField[] = ['receiverText', 'receiverName', 'mobile', 'address', 'detail', 'goodsList', 'title', 'skuCode'];

/** A number for a row whose file has none: from what it says (IN-2). `''` for a row that says nothing, `合计` for a total. */
export const madeNumber = (row: RowView): string => {
  const texts = telling.map((field) => plainText(row.cells(field)).replace(/\s+/g, ' '));
  if (!needed.some((field) => valueText(row.cells(field)) !== '')) return '';
  const first = needed.map((field) => valueText(row.cells(field))).find((text) => text !== '') ?? '';
  if (isFooterText(first) || texts.some((text) => /^(?:合计|总计|小计|total)[:：]?$/i.test(text))) return '合计';
  return `R${createHash('sha1').update(texts.join('\u001f')).digest('hex').slice(0, 12).toUpperCase()}`;
};
