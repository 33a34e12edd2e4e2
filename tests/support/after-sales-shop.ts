import type { InputFor } from '../../shared/contract/index.ts';
import type { AfterSalesCaseId, CollectionId, OrderId, ParcelId, PayoutId } from '../../shared/domain/ids.ts';
import { askPayout } from '../../electron/use-cases/after-sales/payouts.ts';
import { getCase } from '../../electron/use-cases/after-sales/queries.ts';
import { openCase } from '../../electron/use-cases/after-sales/open-case.ts';
import { changeCase, stepCase } from '../../electron/use-cases/after-sales/step-case.ts';
import { advanceOrder } from '../../electron/use-cases/order-changes.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import type { Caller } from '../../electron/use-cases/services.ts';
import { addPaidOrderIn, addPrintedParcelIn, inOneStep, mustBe, packParcelIn, type TestOrder, type TestShop } from './shop.ts';

export type LeftOrder = { readonly orderId: OrderId; readonly parcelId: ParcelId };

/** An order that was packed and left with a collection, as its state says too. */
export const leftOrder = (shop: TestShop, packer: Caller, order: TestOrder = {}, courierCode = 'ZTO'): LeftOrder =>
  inOneStep(shop.services, (step) => {
    const orderId = addPaidOrderIn(step, order);
    const parcelId = addPrintedParcelIn(step, [orderId], { courierCode });
    packParcelIn(step, packer, parcelId, [orderId]);
    const collectionId = step.writer.run(
      'INSERT INTO collections (courier_code, collector_name, opened_at, opened_by, closed_at, closed_by) VALUES (?, ?, ?, ?, ?, ?)', courierCode, '王师傅', step.at, packer.staffId, step.at, packer.staffId,
    ).id as CollectionId;
    step.writer.run('INSERT INTO collection_parcels (parcel_id, collection_id, scanned_at, scanned_by) VALUES (?, ?, ?, ?)', parcelId, collectionId, step.at, packer.staffId);
    step.writer.run(`UPDATE parcels SET state = 'handed_over' WHERE id = ?`, parcelId);
    mustBe(advanceOrder(step, orderById(step.writer, orderId)!, 'hand_over', {}));
    step.reindex(orderId);
    return { orderId, parcelId };
  });

type Opening = Partial<InputFor<'afterSales', 'open'>>;
export const tryOpen = (shop: TestShop, who: Caller, orderId: OrderId, opening: Opening = {}) =>
  openCase(shop.services, who, { orderId, kind: 'return', reason: 'changed_mind', lines: [], wantedFen: 0, buyerReceivedAt: null, text: '', ...opening });
export const opened = (shop: TestShop, who: Caller, orderId: OrderId, opening: Opening = {}): AfterSalesCaseId => mustBe(tryOpen(shop, who, orderId, opening)).caseId;

export const viewOf = (shop: TestShop, who: Caller, caseId: AfterSalesCaseId) => mustBe(getCase(shop.services, who, { caseId }));
/** What a window that has just looked would say it saw. */
export const seenOf = (shop: TestShop, caseId: AfterSalesCaseId): number => viewOf(shop, shop.manager, caseId).events.at(-1)?.id ?? 0;

type Step = InputFor<'afterSales', 'step'>;
export const step = (shop: TestShop, who: Caller, caseId: AfterSalesCaseId, name: Step['step'], more: Partial<Step> = {}) =>
  stepCase(shop.services, who, { caseId, seenEvent: seenOf(shop, caseId), step: name, text: '', withoutPhotos: false, waybill: null, ...more });
export const change = (shop: TestShop, who: Caller, caseId: AfterSalesCaseId, what: InputFor<'afterSales', 'change'>['change']) =>
  changeCase(shop.services, who, { caseId, seenEvent: seenOf(shop, caseId), change: what });

type Asking = InputFor<'afterSales', 'askPayout'>;
export const ask = (shop: TestShop, who: Caller, caseId: AfterSalesCaseId, amountFen: number, more: Partial<Asking> = {}) =>
  askPayout(shop.services, who, { caseId, seenEvent: seenOf(shop, caseId), kind: 'refund', way: 'alipay', account: 'buyer@example.com', reason: '退货', amountFen, lines: [], ...more });
export const asked = (shop: TestShop, who: Caller, caseId: AfterSalesCaseId, amountFen: number, more: Partial<Asking> = {}): PayoutId => mustBe(ask(shop, who, caseId, amountFen, more)).payoutId;
