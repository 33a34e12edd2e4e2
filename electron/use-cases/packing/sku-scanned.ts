import { itemSpellings } from '../../../shared/domain/packing/scanned-code.ts';
import type { Reader } from '../../store/database.ts';
import { skuByBarcode, skuByCode, type SkuStored } from '../../store/stock.ts';

/** The SKU that a scanned code names anywhere in the shop, by barcode or by its own code. */
export const skuScanned = (reader: Reader, code: string): SkuStored | undefined => {
  for (const spelling of itemSpellings(code)) {
    const sku = skuByBarcode(reader, spelling) ?? skuByCode(reader, spelling);
    if (sku !== undefined) return sku;
  }
  return undefined;
};
