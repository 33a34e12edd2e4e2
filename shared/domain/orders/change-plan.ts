import type { OrderState } from './lifecycle.ts';
import type { Refusal, Result } from '../result.ts';
import { refuse } from '../result.ts';

/** What a person wants to change of one order (CS-8). */
export type OrderChange =
  | { readonly kind: 'lines'; readonly lines: readonly WantedLine[] }
  | { readonly kind: 'price'; readonly totalFen: number }
  | { readonly kind: 'courier'; readonly courierCode: string }
  | { readonly kind: 'receiver'; readonly receiver: ChangedReceiver };
/** A line as it shall be: one of the order's (with another SKU perhaps), or a new one (`lineId` null). Lines not named go. */
export type WantedLine = { readonly lineId: number | null; readonly skuId: number | null; readonly quantity: number; readonly unitPriceFen: number | null };
export type ChangedReceiver = {
  readonly name: string; readonly phone: string; readonly country: string; readonly province: string; readonly city: string; readonly district: string;
  readonly detail: string; readonly postcode: string;
};

export type SceneSku = {
  readonly id: number; readonly code: string; readonly styleCode: string; readonly title: string; readonly colour: string; readonly size: string;
  readonly tracked: boolean; readonly onHand: number; readonly reserved: number;
};
export type SceneLine = {
  readonly id: number; readonly skuId: number | null; readonly skuCode: string; readonly title: string; readonly colour: string; readonly size: string;
  readonly quantity: number; readonly unitPriceFen: number | null;
  /** Presents are worked out by rule, refunded lines stay here: neither is changed by hand. */
  readonly isFixed: boolean;
};

/** All that a change may touch, read in one go. */
export type ChangeScene = {
  readonly number: string;
  readonly state: OrderState;
  readonly totalFen: number | null;
  readonly goodsFen: number | null;
  readonly paidFen: number;
  readonly courierCode: string;
  readonly receiver: ChangedReceiver;
  readonly lines: readonly SceneLine[];
  readonly skus: ReadonlyMap<number, SceneSku>;
  readonly parcel: {
    readonly waybillNumber: string; readonly state: 'reserved' | 'printed' | 'packed' | 'handed_over' | 'voided'; readonly counted: number; readonly scannedOut: boolean;
    /** Its sheet waits in the queue, is at the printer, or neither. */
    readonly job: 'none' | 'waiting' | 'at_printer';
  } | null;
  /** Numbers of the other orders in its parcel. */
  readonly mates: readonly string[];
};

export type PlannedLine = {
  readonly lineId: number | null; readonly sku: SceneSku | null; readonly skuCode: string; readonly title: string; readonly colour: string; readonly size: string;
  readonly quantity: number; readonly unitPriceFen: number | null; readonly isSwapped: boolean;
};

/** What becomes of the goods' price: nothing, a new total before payment, or a difference that is settled apart. */
export type MoneyEffect = {
  readonly kind: 'same' | 'new_total' | 'buyer_owes' | 'shop_owes';
  readonly beforeFen: number;
  readonly afterFen: number;
  /** What the goods cost more than they did; below 0 = less. `afterFen` never falls below 0. */
  readonly differenceFen: number;
};

/** CS-8: what the change does, to be read before it is done. The command carries out exactly this. */
export type ChangePlan = {
  readonly lines: readonly PlannedLine[] | null;
  readonly gone: readonly number[];
  readonly stock: readonly { readonly skuCode: string; readonly before: number; readonly after: number; readonly sellableAfter: number | null }[];
  readonly waybill: { readonly number: string; readonly isPrinted: boolean } | null;
  readonly print: 'none' | 'withdrawn' | 'at_printer';
  readonly packing: { readonly counted: number; readonly isPacked: boolean; readonly scannedOut: boolean } | null;
  readonly mates: readonly string[];
  readonly money: MoneyEffect;
  /** The packer is stopped at the next scan of the old paper, told why, and sent to the new one. */
  readonly packerIsStopped: boolean;
};

const worth = (lines: readonly { readonly unitPriceFen: number | null; readonly quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + (line.unitPriceFen ?? 0) * line.quantity, 0);

type Voiding = Pick<ChangePlan, 'waybill' | 'print' | 'packing' | 'mates' | 'packerIsStopped'>;

const nothingVoided = (mates: readonly string[]): Voiding => ({ waybill: null, print: 'none', packing: null, mates, packerIsStopped: false });

const voiding = ({ parcel, mates }: ChangeScene): Voiding => {
  if (parcel === null) return nothingVoided(mates);
  const isPrinted = parcel.state !== 'reserved';
  return {
    waybill: { number: parcel.waybillNumber, isPrinted },
    print: parcel.job === 'waiting' ? 'withdrawn' : parcel.job === 'at_printer' ? 'at_printer' : 'none',
    packing: parcel.counted > 0 || parcel.state === 'packed' ? { counted: parcel.counted, isPacked: parcel.state === 'packed', scannedOut: parcel.scannedOut } : null,
    mates, packerIsStopped: isPrinted || parcel.job !== 'none',
  };
};

const plannedLines = (scene: ChangeScene, wanted: readonly WantedLine[]): Result<PlannedLine[]> => {
  const planned: PlannedLine[] = [];
  const named = new Set<number>();
  for (const { lineId, skuId, quantity, unitPriceFen } of wanted) {
    if (!Number.isSafeInteger(quantity) || quantity <= 0) return refuse('order.amount_impossible');
    const line = lineId === null ? undefined : scene.lines.find(({ id }) => id === lineId);
    if (lineId !== null && (line === undefined || named.has(lineId))) return refuse('order.line_unknown');
    if (line?.isFixed === true) return refuse('order.line_fixed', { title: line.title });
    if (lineId !== null) named.add(lineId);
    const chosen = skuId ?? line?.skuId ?? null;
    const sku = chosen === null ? null : (scene.skus.get(chosen) ?? null);
    if (chosen !== null && sku === null) return refuse('order.sku_unknown');
    if (line === undefined) {
      if (sku === null) return refuse('order.sku_unknown');
      planned.push({ lineId: null, sku, skuCode: sku.code, title: sku.title, colour: sku.colour, size: sku.size, quantity, unitPriceFen: unitPriceFen ?? 0, isSwapped: false });
      continue;
    }
    const isSwapped = sku !== null && sku.id !== line.skuId;
    const called = isSwapped ? { skuCode: sku.code, title: sku.title === '' ? line.title : sku.title, colour: sku.colour, size: sku.size } : line;
    planned.push({
      lineId, sku, skuCode: called.skuCode, title: called.title, colour: called.colour, size: called.size, quantity, unitPriceFen: unitPriceFen ?? line.unitPriceFen, isSwapped,
    });
  }
  return { ok: true, value: planned };
};

const stockEffects = (scene: ChangeScene, planned: readonly PlannedLine[]): ChangePlan['stock'] => {
  const before = new Map<number, number>();
  const after = new Map<number, number>();
  const add = (counts: Map<number, number>, id: number | null, quantity: number): void => {
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + quantity);
  };
  for (const line of scene.lines) if (!line.isFixed) add(before, line.skuId, line.quantity);
  for (const line of planned) add(after, line.sku?.id ?? null, line.quantity);
  const reserves = scene.state === 'paid' || scene.state === 'packed';
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const sku = scene.skus.get(id);
    const was = before.get(id) ?? 0;
    const is = after.get(id) ?? 0;
    if (sku === undefined || was === is) return [];
    return [{ skuCode: sku.code, before: was, after: is, sellableAfter: sku.tracked ? sku.onHand - sku.reserved - (reserves ? is - was : is) : null }];
  });
};

const moneyEffect = (scene: ChangeScene, planned: readonly PlannedLine[]): MoneyEffect => {
  const difference = worth(planned) - worth(scene.lines.filter((line) => !line.isFixed));
  const beforeFen = scene.state === 'awaiting_payment' ? (scene.totalFen ?? worth(scene.lines)) : scene.paidFen;
  const afterFen = Math.max(0, beforeFen + difference);
  const sums = { beforeFen, afterFen, differenceFen: difference };
  if (difference === 0) return { kind: 'same', ...sums };
  if (scene.state === 'awaiting_payment') return { kind: afterFen === beforeFen ? 'same' : 'new_total', ...sums };
  return { kind: difference > 0 ? 'buyer_owes' : 'shop_owes', ...sums };
};

const planLines = (scene: ChangeScene, wanted: readonly WantedLine[]): Result<ChangePlan> => {
  const planned = plannedLines(scene, wanted);
  if (!planned.ok) return planned;
  if (planned.value.length === 0) return refuse('order.no_lines');
  const kept = new Set(planned.value.map(({ lineId }) => lineId));
  const gone = scene.lines.filter((line) => !line.isFixed && !kept.has(line.id)).map(({ id }) => id);
  const isSame = gone.length === 0 && planned.value.every((line) => {
    const before = scene.lines.find(({ id }) => id === line.lineId);
    return before !== undefined && !line.isSwapped && before.quantity === line.quantity && before.unitPriceFen === line.unitPriceFen;
  });
  if (isSame) return refuse('order.nothing_changes');
  return { ok: true, value: { lines: planned.value, gone, stock: stockEffects(scene, planned.value), ...voiding(scene), money: moneyEffect(scene, planned.value) } };
};

const unchangedMoney = (scene: ChangeScene): MoneyEffect => {
  const fen = scene.state === 'awaiting_payment' ? (scene.totalFen ?? 0) : scene.paidFen;
  return { kind: 'same', beforeFen: fen, afterFen: fen, differenceFen: 0 };
};

const sameReceiver = (a: ChangedReceiver, b: ChangedReceiver): boolean =>
  (['name', 'phone', 'country', 'province', 'city', 'district', 'detail', 'postcode'] as const).every((part) => a[part] === b[part]);

const stars = /[*＊]/u;
const receiverRefusal = (receiver: ChangedReceiver): Refusal | null => {
  for (const part of ['name', 'phone', 'detail'] as const) {
    if (receiver[part] === '') return { code: 'receiver.part_missing', params: { part }, field: `receiver.${part}` };
    if (stars.test(receiver[part])) return { code: 'receiver.still_masked', params: { part }, field: `receiver.${part}` };
  }
  return null;
};

/**
 * CS-8: what a change would do. Refused: an order that has left or is closed, a price after payment, nothing that changes, a line, SKU or
 * amount that cannot be, a receiver with parts missing or masked.
 */
export const planChange = (scene: ChangeScene, change: OrderChange): Result<ChangePlan> => {
  if (scene.state === 'handed_over' || scene.state === 'completed' || scene.state === 'closed') return refuse('order.too_late_to_change', { state: scene.state });
  const plain = { lines: null, gone: [], stock: [], money: unchangedMoney(scene) } as const;
  switch (change.kind) {
    case 'lines':
      return planLines(scene, change.lines);
    case 'price': {
      if (scene.state !== 'awaiting_payment') return refuse('order.price_after_payment');
      if (!Number.isSafeInteger(change.totalFen) || change.totalFen < 0) return refuse('order.amount_impossible');
      const beforeFen = scene.totalFen ?? 0;
      if (beforeFen === change.totalFen) return refuse('order.nothing_changes');
      return { ok: true, value: { ...plain, ...nothingVoided([]), money: { kind: 'new_total', beforeFen, afterFen: change.totalFen, differenceFen: change.totalFen - beforeFen } } };
    }
    case 'courier':
      return change.courierCode === scene.courierCode ? refuse('order.nothing_changes') : { ok: true, value: { ...plain, ...voiding(scene) } };
    case 'receiver': {
      const refusal = receiverRefusal(change.receiver);
      if (refusal !== null) return { ok: false, refusal };
      return sameReceiver(scene.receiver, change.receiver) ? refuse('order.nothing_changes') : { ok: true, value: { ...plain, ...voiding(scene) } };
    }
  }
};
