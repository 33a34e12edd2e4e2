import { join } from 'node:path';
import type { BackroomEvents, EventName } from '../../shared/contract/events.ts';
import type { OrderDraft, OrderLineDraft, ReceiverDraft } from '../../shared/domain/intake/order-draft.ts';
import type { OrderId, ParcelId, SkuId } from '../../shared/domain/ids.ts';
import { serializeSheet } from '../../shared/domain/printing/display-list.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { Role } from '../../shared/domain/staff/permissions.ts';
import { openStore } from '../../electron/store/open-store.ts';
import { insertJob, insertSheet, moveJob } from '../../electron/store/print-jobs.ts';
import { insertParcel, markPacked, markPrinted } from '../../electron/store/parcels.ts';
import { orderById } from '../../electron/store/orders/order-row.ts';
import { writeSetting } from '../../electron/store/settings.ts';
import { insertStaff, setPinHash } from '../../electron/store/staff.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { writeSkuDetails } from '../../electron/store/sku-list.ts';
import type { Store } from '../../electron/store/database.ts';
import { takeIn } from '../../electron/use-cases/intake/take-in.ts';
import { advanceOrder } from '../../electron/use-cases/order-changes.ts';
import { hashPin } from '../../electron/use-cases/pin.ts';
import { act, type Act, type Caller, type Services } from '../../electron/use-cases/services.ts';
import { writeCount } from '../../electron/use-cases/stock/count.ts';
import { temporaryFolder } from './temp-folder.ts';

/** A shop on a real store file in a folder of its own, for tests: with a manager, a clock that the test turns, and the events sent. */
export type TestShop = {
  readonly services: Services;
  readonly store: Store;
  readonly folder: string;
  readonly file: string;
  readonly manager: Caller;
  readonly clock: { now: number };
  readonly events: { name: EventName; payload: BackroomEvents[EventName] }[];
  readonly close: () => void;
};

export const shopOpensAt = Date.UTC(2026, 10, 21, 1, 0);

const profile = {
  name: '示例小店', timeZone: 'Asia/Shanghai',
  sender: { name: '示例小店', phone: '057100000000', province: '浙江省', city: '杭州市', district: '余杭区', detail: '示例路 1 号', postcode: '310000' },
};

/** Opens the file (a new one unless named), and makes shop and manager when there are none yet. */
export const openTestShop = async (options: { readonly file?: string } = {}): Promise<TestShop> => {
  const folder = temporaryFolder('shop');
  const file = options.file ?? join(folder, 'backroom.db');
  const clock = { now: shopOpensAt };
  const opening = await openStore(file, { backupFolder: join(folder, 'backups'), now: () => clock.now });
  if (opening.kind !== 'open') throw new Error(`the store is ${opening.kind}`);
  const { store } = opening;
  const events: TestShop['events'] = [];
  const services: Services = {
    store,
    now: () => clock.now,
    emit: (name, payload) => {
      events.push({ name, payload });
    },
  };
  const known = store.reader.first<Caller>(`SELECT id AS staffId, name, role FROM staff WHERE role = 'manager' ORDER BY id LIMIT 1`);
  const manager = known ?? inOneStep(services, ({ writer, at }) => {
    writeSetting(writer, 'shop', profile);
    return { staffId: insertStaff(writer, { name: '店长', role: 'manager', pinHash: 'none', at }), name: '店长', role: 'manager' as const };
  });
  events.length = 0;
  return { services, store, folder, file, manager, clock, events, close: store.close };
};

/** What a refusal would hide fails the test. */
export const mustBe = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.params ?? {})}`);
  return result.value;
};

export const codeOf = (result: Result<unknown>): string | null => (result.ok ? null : result.refusal.code);

/** Several builders in one transaction: quick for large shops. */
export const inOneStep = <T>(services: Services, body: (step: Act) => T): T => mustBe(act(services, null, (step) => ok(body(step))));

export const addStaff = (shop: TestShop, name: string, role: Role = 'packer'): Caller =>
  inOneStep(shop.services, ({ writer, at }) => ({ staffId: insertStaff(writer, { name, role, pinHash: 'none', at }), name, role }));

export const givePin = async (shop: TestShop, person: Caller, pin: string): Promise<void> => {
  const hash = await hashPin(pin);
  inOneStep(shop.services, ({ writer }) => {
    setPinHash(writer, person.staffId, hash);
  });
};

export type TestLine = {
  readonly code?: string; readonly title?: string; readonly colour?: string; readonly size?: string; readonly quantity?: number;
  /** Of the SKU; it is written to it when given. */
  readonly barcode?: string; readonly shelf?: string; readonly refund?: OrderLineDraft['refund'];
};

export type TestOrder = {
  readonly platform?: OrderDraft['platform']; readonly number?: string; readonly shopName?: string; readonly state?: OrderDraft['state'];
  readonly lines?: readonly TestLine[]; readonly receiver?: Partial<ReceiverDraft>; readonly buyerMessage?: string; readonly paidAt?: number;
};

let ordersMade = 0;
let numbersGiven = 0;

const lineDraft = (line: TestLine, index: number): OrderLineDraft => ({
  platformLineNumber: null, skuCode: line.code ?? null, styleCode: null, title: line.title ?? `示例商品 ${index + 1}`, colour: line.colour ?? '深蓝', size: line.size ?? 'M',
  properties: null, quantity: line.quantity ?? 1, unitPriceFen: 9900, refund: line.refund ?? 'none',
});

export const draftOf = (order: TestOrder, at: number): OrderDraft => ({
  platform: order.platform ?? 'taobao', platformOrderNumber: order.number ?? `3515${String(100_000_000_000 + (ordersMade += 1))}`,
  shopName: order.shopName ?? '示例店铺', platformStatusText: '买家已付款，等待卖家发货', state: order.state ?? 'paid', refund: 'none', buyerNick: 'tb000001',
  buyerMessage: order.buyerMessage ?? null, platformNote: null, platformFlag: null,
  receiver: {
    name: '欧阳雨馨', phone: '13800000000', secondPhone: null, country: 'CN', province: '四川省', city: '成都市', district: '武侯区',
    detail: '示例街道示例路 1 号 101', postcode: null, masked: [], ...order.receiver,
  },
  lines: (order.lines ?? [{ code: 'NZ801-28' }]).map(lineDraft), currency: 'CNY', goodsFen: 9900, freightFen: 0, totalFen: 9900, paidFen: 9900, refundedFen: null,
  createdAt: at, paidAt: order.paidAt ?? at, promisedShipAt: null, shippedAt: null, completedAt: null, closeReason: null, shipments: [],
  source: { fileName: 'test.csv', lineNumber: 2 },
});

/** A paid order, taken in as an import takes it in: SKUs come into being, stock is reserved. */
export const addPaidOrder = (shop: TestShop, order: TestOrder = {}): OrderId => inOneStep(shop.services, (step) => addPaidOrderIn(step, order));

export const addPaidOrderIn = (step: Act, order: TestOrder = {}): OrderId => {
  const draft = draftOf(order, step.at);
  mustBe(takeIn(step, draft));
  for (const line of order.lines ?? []) {
    const sku = line.code === undefined ? undefined : skuByCode(step.writer, line.code);
    if (sku === undefined || (line.barcode === undefined && line.shelf === undefined)) continue;
    writeSkuDetails(step.writer, sku.id, { ...sku, barcode: line.barcode ?? sku.barcode, shelf: line.shelf ?? sku.shelf });
  }
  const id = step.writer.first<{ id: OrderId }>(
    'SELECT id FROM orders WHERE platform = ? AND platform_order_number = ?', draft.platform, draft.platformOrderNumber,
  )?.id;
  if (id === undefined) throw new Error('the order was not taken in');
  return id;
};

export type TestParcel = {
  readonly courierCode?: string; readonly waybillNumber?: string;
  /** False: the number is reserved, the sheet is still in the queue. */
  readonly printed?: boolean;
  /** False: no sheet was ever drawn. */
  readonly drawn?: boolean;
};

/** What the test waybill of a number looks like; the stub must keep exactly this. */
export const waybillPicture = (waybillNumber: string): ReturnType<typeof serializeSheet> =>
  serializeSheet({
    widthHmm: 10_000, heightHmm: 18_000,
    marks: [{ kind: 'text', text: waybillNumber, xHmm: 500, baselineHmm: 900, anchor: 'start', widthHmm: 4000, sizeHmm: 400, weight: 'bold', ink: 'black' }],
  });

/** A parcel of these orders whose waybill came out of a printer. */
export const addPrintedParcel = (shop: TestShop, orderIds: readonly OrderId[], parcel: TestParcel = {}): ParcelId =>
  inOneStep(shop.services, (step) => addPrintedParcelIn(step, orderIds, parcel));

export const addPrintedParcelIn = ({ writer, at }: Act, orderIds: readonly OrderId[], parcel: TestParcel = {}): ParcelId => {
  const number = parcel.waybillNumber ?? `77100${String(1_000_000_000 + (numbersGiven += 1))}`;
  const id = insertParcel(writer, parcel.courierCode ?? 'ZTO', number, orderIds, at);
  if (parcel.drawn !== false) {
    const job = insertJob(
      writer, { batchId: null, position: 1, kind: 'waybill', spooler: 'cups', printerName: 'label', templateId: 'thermal-100x180', reprint: false }, at,
    );
    insertSheet(writer, job, 1, { kind: 'waybill', parcelId: id, picture: waybillPicture(number) });
    if (parcel.printed !== false) moveJob(writer, job, 'queued', 'printed', { ended_at: at });
  }
  if (parcel.printed !== false) markPrinted(writer, id, at);
  return id;
};

/** Packed without going over the packing table: for what comes after it. */
export const packParcelIn = (step: Act, packer: Caller, parcelId: ParcelId, orderIds: readonly OrderId[]): void => {
  markPacked(step.writer, parcelId, packer.staffId, step.at);
  for (const orderId of orderIds) {
    const order = orderById(step.writer, orderId);
    if (order !== undefined) mustBe(advanceOrder(step, order, 'pack'));
  }
};

export const packParcel = (shop: TestShop, packer: Caller, parcelId: ParcelId, orderIds: readonly OrderId[]): void => {
  inOneStep(shop.services, (step) => {
    packParcelIn(step, packer, parcelId, orderIds);
  });
};

/** Counts the SKU, so that it is tracked. */
export const stockUp = (shop: TestShop, code: string, onHand: number): SkuId =>
  inOneStep(shop.services, (step) => {
    const sku = skuByCode(step.writer, code);
    if (sku === undefined) throw new Error(`no SKU ${code}`);
    writeCount(step, sku, onHand, 'opening');
    return sku.id;
  });

export const waybillOf = (shop: TestShop, parcelId: ParcelId): string =>
  shop.store.reader.first<{ n: string }>('SELECT waybill_number AS n FROM parcels WHERE id = ?', parcelId)?.n ?? '';

/** Actions in the trace about one subject, oldest first. */
export const tracedActions = (shop: TestShop, subject: string, subjectId: number): string[] =>
  shop.store.reader
    .all<{ action: string }>('SELECT action FROM trace WHERE subject = ? AND subject_id = ? ORDER BY id', subject, subjectId)
    .map(({ action }) => action);
