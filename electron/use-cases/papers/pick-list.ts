import type { Paper } from '../../../shared/contract/papers.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { floorStopOf } from '../../../shared/domain/orders/standing.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import type { PickLine } from '../../../shared/domain/printing/pick-list-data.ts';
import { inPickOrder } from '../../../shared/domain/printing/pick-order.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { ordersToPickOfBatch, ordersToPickOfCourier, ordersToPickOfWave, type OrderToPick } from '../../store/papers.ts';
import { batchById } from '../../store/print-batches.ts';
import { linesToPick, type LineToPick } from '../../store/printing.ts';
import { openWaveOf } from '../waves/owners.ts';
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

type PickPaper = Extract<Paper, { kind: 'pick_list' }>;
/** Which orders a list is for, and what it calls them on paper and in the queue. */
type Scope = { readonly orders: readonly OrderToPick[]; readonly courierCode: string; readonly words: string; readonly subject: string };

const scopeOf = (paper: PickPaper, { reader, shop }: PaperContext): Result<Scope> => {
  if (paper.waveId !== undefined) {
    const wave = openWaveOf(reader, paper.waveId);
    if (!wave.ok) return wave;
    const { id, courier_code: courierCode, slots, made_at: madeAt } = wave.value;
    const words = `波次 ${String(id)}${slots === 0 ? '' : ` · ${String(slots)} 格`} · ${localMinute(madeAt, shop.timeZone)}`;
    return ok({ orders: ordersToPickOfWave(reader, id), courierCode, words, subject: `${courierCode} 波次 ${String(id)}`.trim() });
  }
  if (paper.batchId !== null) {
    const batch = batchById(reader, paper.batchId);
    if (batch === undefined) return refuse('printing.batch_unknown');
    const words = `第 ${batch.id} 批 ${localMinute(batch.at, shop.timeZone)}`;
    return ok({ orders: ordersToPickOfBatch(reader, batch.id), courierCode: batch.courier_code, words, subject: `${batch.courier_code} #${batch.id}` });
  }
  const courierCode = paper.courierCode ?? '';
  return ok({ orders: ordersToPickOfCourier(reader, paper.courierCode), courierCode, words: '全部未打包', subject: courierCode });
};

export const pickListOf = (paper: PickPaper, context: PaperContext): Result<DraftPaper> => {
  const { reader, shop, at, staffName } = context;
  const scope = scopeOf(paper, context);
  if (!scope.ok) return scope;
  const { courierCode, words, subject } = scope.value;
  const orders = scope.value.orders.filter(mayBePicked);
  const lines = pickLinesOf(orders, linesToPick(reader, orders.map(({ orderId }) => orderId)));
  if (lines.length === 0) return refuse('printing.nothing_to_print', { kind: 'pick_list' });
  const data = {
    kind: 'pick_list' as const, shopName: shop.name, courierName: courierCode === '' ? '全部快递' : courierName(courierCode).zh,
    scope: words,
    printedAt: localMinute(at, shop.timeZone), staffName, parcels: new Set(orders.map(({ parcelId }) => parcelId)).size, lines,
  };
  return ok({ courierCode, subject, documents: () => [data] });
};
