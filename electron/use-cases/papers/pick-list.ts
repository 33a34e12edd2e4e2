import type { Paper } from '../../../shared/contract/papers.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { floorStopOf } from '../../../shared/domain/orders/standing.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import type { PickLine } from '../../../shared/domain/printing/pick-list-data.ts';
import { inPickOrder } from '../../../shared/domain/printing/pick-order.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { ordersToPickOfBatch, ordersToPickOfCourier, type OrderToPick } from '../../store/papers.ts';
import { batchById, type StoredBatch } from '../../store/print-batches.ts';
import { linesToPick, type LineToPick } from '../../store/printing.ts';
import { localMinute } from '../printing/documents.ts';
import type { DraftPaper, PaperContext } from './paper-documents.ts';

type Place = { readonly line: LineToPick; quantity: number; readonly orders: Set<OrderId> };

/** The same goods in the same place are one line: by SKU where the shop has one, else by what the order calls them. */
const placeKey = (line: LineToPick): string =>
  JSON.stringify(line.sku_code === '' ? [line.shelf, '', line.style_code, line.title, line.colour, line.size] : [line.shelf, line.sku_code]);

const addUp = (lines: ReadonlyMap<OrderId, readonly LineToPick[]>): readonly Place[] => {
  const places = new Map<string, Place>();
  for (const [orderId, ofOrder] of lines) {
    for (const line of ofOrder) {
      const key = placeKey(line);
      const place = places.get(key) ?? { line, quantity: 0, orders: new Set<OrderId>() };
      places.set(key, place);
      place.quantity += line.quantity;
      place.orders.add(orderId);
    }
  }
  return [...places.values()];
};

/** PK-1: one round along the shelves, each place once, with totals and in how many parcels its pieces go. */
const pickLinesOf = (orders: readonly OrderToPick[], lines: ReadonlyMap<OrderId, readonly LineToPick[]>): readonly PickLine[] => {
  const parcelOf = new Map(orders.map(({ orderId, parcelId }) => [orderId, parcelId]));
  return inPickOrder(addUp(lines), ({ line }) => [{ shelf: line.shelf, skuCode: line.sku_code }]).map(({ line, quantity, orders: wanting }) => ({
    shelf: line.shelf, skuCode: line.sku_code, style: line.style_code, title: line.title, colour: line.colour, size: line.size, quantity,
    parcels: new Set([...wanting].map((orderId) => parcelOf.get(orderId))).size,
  }));
};

/** Goods of an order that is held, closed or asks for its money back stay on the shelf. */
const mayBePicked = (order: OrderToPick): boolean => floorStopOf(order) === null;

export const pickListOf = (paper: Extract<Paper, { kind: 'pick_list' }>, { reader, shop, at, staffName }: PaperContext): Result<DraftPaper> => {
  let batch: StoredBatch | undefined;
  if (paper.batchId !== null) {
    batch = batchById(reader, paper.batchId);
    if (batch === undefined) return refuse('printing.batch_unknown');
  }
  const orders = (batch === undefined ? ordersToPickOfCourier(reader, paper.courierCode) : ordersToPickOfBatch(reader, batch.id)).filter(mayBePicked);
  const courierCode = batch?.courier_code ?? paper.courierCode ?? '';
  const lines = pickLinesOf(orders, linesToPick(reader, orders.map(({ orderId }) => orderId)));
  if (lines.length === 0) return refuse('printing.nothing_to_print', { kind: 'pick_list' });
  const data = {
    kind: 'pick_list' as const, shopName: shop.name, courierName: courierCode === '' ? '全部快递' : courierName(courierCode).zh,
    scope: batch === undefined ? '全部未打包' : `第 ${batch.id} 批 ${localMinute(batch.at, shop.timeZone)}`,
    printedAt: localMinute(at, shop.timeZone), staffName, parcels: new Set(orders.map(({ parcelId }) => parcelId)).size, lines,
  };
  return ok({ courierCode, subject: batch === undefined ? courierCode : `${courierCode} #${batch.id}`, documents: () => [data] });
};
