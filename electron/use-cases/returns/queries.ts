import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { bringsGoodsBack } from '../../../shared/domain/after-sales/case.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { maskedName, maskedPhone } from '../../../shared/domain/staff/masking.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { caseEvents, casesOfOrder } from '../../store/after-sales/cases.ts';
import { returnedGoods, returningLines } from '../../store/after-sales/returning.ts';
import { countReturning, listedReturning, returningIn, shippedOrder, waitingRepairs, type ListedReturning } from '../../store/after-sales/return-lists.ts';
import { searchOrders } from '../../store/orders/order-list.ts';
import { skuById } from '../../store/stock.ts';
import { readerOf, type Caller, type Services } from '../services.ts';
import { deskPhotos } from './photos.ts';

/** SF-3: people who pack get names and phones masked. */
const wordsFor = ({ role }: Caller) => (may(role, 'orders.read') ? { name: (text: string) => text, phone: (text: string) => text } : { name: maskedName, phone: maskedPhone });

const rowOf = (caller: Caller, row: ListedReturning): OutputFor<'returns', 'list'>['rows'][number] => {
  const words = wordsFor(caller);
  return {
    id: row.id, courierCode: row.courier_code, waybillNumber: row.waybill_number, state: row.state, ownerless: row.case_id === null, caseKind: row.case_kind, platform: row.platform,
    platformOrderNumber: row.platform_order_number ?? '', buyer: words.name(row.receiver_name ?? ''), senderName: words.name(row.sender_name), senderPhone: words.phone(row.sender_phone), goods: row.goods ?? '', note: row.note,
    createdAt: row.created_at, arrivedAt: row.arrived_at, checkedAt: row.checked_at,
  };
};

export const listReturns = (services: Services, caller: Caller, { list, offset, limit }: InputFor<'returns', 'list'>): Result<OutputFor<'returns', 'list'>> => {
  const reader = readerOf(services);
  return ok({
    rows: returningIn(reader, list, offset, limit).map((row) => rowOf(caller, row)), total: countReturning(reader, list),
    counts: {
      to_check: countReturning(reader, 'to_check'), expected: countReturning(reader, 'expected'), ownerless: countReturning(reader, 'ownerless'),
      repair: waitingRepairs(reader).reduce((sum, { quantity, done }) => sum + quantity - done, 0),
    },
  });
};

export const getReturn = (services: Services, caller: Caller, { returningParcelId }: InputFor<'returns', 'get'>): Result<OutputFor<'returns', 'get'>> => {
  const reader = readerOf(services);
  const row = listedReturning(reader, returningParcelId);
  if (row === undefined) return refuse('after_sales.parcel_unknown');
  const opened = row.case_id === null ? undefined : caseEvents(reader, row.case_id).find(({ kind }) => kind === 'open');
  return ok({
    row: rowOf(caller, row), caseId: row.case_id, caseState: row.case_state, caseText: opened?.text ?? '', orderId: row.order_id,
    lines: returningLines(reader, row.id).map((line) => {
      const sku = line.sku_id === null ? undefined : skuById(reader, line.sku_id);
      return {
        id: line.id, skuId: line.sku_id, skuCode: line.sku_code, barcode: sku?.barcode ?? '', shelf: sku?.shelf ?? '', title: line.title, colour: line.colour, size: line.size, quantity: line.quantity,
      };
    }),
    goods: returnedGoods(reader, row.id).map((goods) => ({ skuCode: goods.sku_code, title: goods.title, condition: goods.condition, quantity: goods.quantity, staffName: goods.staff_name })),
    photos: deskPhotos(reader, row).map((photo) => ({ id: photo.id, takenAt: photo.added_at, staffName: photo.staff_name })),
  });
};

const mostCandidates = 20;
/** Looked at among the newest orders that match; what has not left cannot come back. */
const mostLookedAt = 200;

export const findOwners = (services: Services, caller: Caller, { text }: InputFor<'returns', 'find'>): Result<OutputFor<'returns', 'find'>> => {
  const wanted = text.trim();
  if (wanted === '') return ok([]);
  const reader = readerOf(services);
  const words = wordsFor(caller);
  const found: OutputFor<'returns', 'find'>[number][] = [];
  for (const { id } of searchOrders(reader, wanted, 0, mostLookedAt).rows) {
    const order = shippedOrder(reader, id);
    if (order === undefined) continue;
    const open = casesOfOrder(reader, id).findLast(({ closed_at: closed, kind }) => closed === null && bringsGoodsBack(kind));
    found.push({
      orderId: order.id, platform: order.platform, platformOrderNumber: order.platform_order_number, state: order.state, receiver: words.name(order.receiver_name), phone: words.phone(order.receiver_phone),
      goods: order.goods, handedOverAt: order.handed_over_at, openCase: open === undefined ? null : { id: open.id, kind: open.kind, state: open.state },
    });
    if (found.length === mostCandidates) break;
  }
  // An order whose goods are awaited stands first.
  return ok(found.sort((a, b) => Number(b.openCase !== null) - Number(a.openCase !== null)));
};
