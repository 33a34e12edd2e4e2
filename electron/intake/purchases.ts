import { valueText } from '../../shared/domain/intake/cell-text.ts';
import { fieldText, type Source } from './source.ts';

/**
 * 1688 writes the same columns for what a shop sold and for what it bought. Many sellers in one file mean that the shop is the buyer:
 * taking that in as sales would have it ship its own purchases.
 */
export const isPurchaseFile = (source: Source): boolean => {
  if (source.slots.seller === undefined) return false;
  const sellers = new Set<string>();
  const cells: string[] = [];
  for (let row = 0; row < source.rows.count && sellers.size < 2; row += 1) {
    source.rows.read(row, cells);
    const seller = valueText(fieldText(source.slots, cells, 'seller'));
    if (seller !== '') sellers.add(seller);
  }
  return sellers.size > 1;
};
