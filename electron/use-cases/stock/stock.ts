import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import { categoryOf, type Category } from '../../../shared/domain/packing/category.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { plainBarcode } from '../../../shared/domain/stock/plain-barcode.ts';
import { allCategories } from '../../store/categories.ts';
import { findSkus, movementsOf, skuCodeOfBarcode, writeSkuDetails } from '../../store/sku-list.ts';
import { skuById, type SkuStored } from '../../store/stock.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { writeCount } from './count.ts';

const skuRow = (sku: SkuStored, categories: readonly Category[]): SkuRow => ({
  id: sku.id, code: sku.code, styleCode: sku.style_code, title: sku.title, colour: sku.colour, size: sku.size, barcode: sku.barcode,
  shelf: sku.shelf, weightG: sku.weight_g, tracked: sku.tracked === 1, onHand: sku.on_hand, reserved: sku.reserved, sellable: sku.on_hand - sku.reserved,
  categoryId: sku.category_id, categoryName: categoryOf(categories, { categoryId: sku.category_id, styleCode: sku.style_code, skuCode: sku.code })?.name ?? '',
  pictureId: sku.picture_id,
});

/** WH-1: found by any fragment of code, title, barcode, shelf, colour, size or style. */
export const listStock = (services: Services, input: InputFor<'stock', 'list'>): Result<OutputFor<'stock', 'list'>> => {
  const reader = readerOf(services);
  const { total, rows } = findSkus(reader, input.search, input.offset, input.limit);
  const categories = allCategories(reader);
  return ok({ total, rows: rows.map((sku) => skuRow(sku, categories)) });
};

export const listMovements = (services: Services, input: InputFor<'stock', 'movements'>): Result<OutputFor<'stock', 'movements'>> => {
  const reader = readerOf(services);
  return skuById(reader, input.skuId) === undefined ? refuse('stock.sku_unknown') : ok(movementsOf(reader, input.skuId));
};

const detailsOf = (sku: SkuStored) => ({
  title: sku.title, colour: sku.colour, size: sku.size, barcode: sku.barcode, shelf: sku.shelf, weightG: sku.weight_g,
});

/** WH-1: what the shop says of a SKU. A barcode names one SKU only, else a scan could pack the wrong one. */
export const updateSku = (services: Services, caller: Caller, input: InputFor<'stock', 'update'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const sku = skuById(step.writer, input.skuId);
    if (sku === undefined) return refuse('stock.sku_unknown');
    const barcode = plainBarcode(input.barcode);
    const owner = barcode === '' ? undefined : skuCodeOfBarcode(step.writer, barcode);
    if (owner !== undefined && owner !== sku.code) return refuse('stock.barcode_taken', { barcode, skuCode: owner }, 'barcode');
    const { skuId: _skuId, ...typed } = input;
    const after = { ...typed, barcode };
    writeSkuDetails(step.writer, sku.id, {
      title: after.title, colour: after.colour, size: after.size, barcode, shelf: after.shelf, weight_g: after.weightG,
    });
    step.trace({ action: 'stock.sku_changed', subject: 'sku', subjectId: sku.id, before: detailsOf(sku), after });
    step.emit('stock.changed', {});
    return ok(null);
  });

/** WH-2: counted stock by hand, with its reason. Paid orders that the new figure does (or does not) reach show on the print list at once. */
export const setOnHand = (services: Services, caller: Caller, input: InputFor<'stock', 'setOnHand'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const sku = skuById(step.writer, input.skuId);
    if (sku === undefined) return refuse('stock.sku_unknown');
    writeCount(step, sku, input.onHand, input.reason);
    step.emit('stock.changed', {});
    step.emit('printing.changed', {});
    return ok(null);
  });
