import type { TFunction } from 'i18next';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { OrderFlag } from '../../../shared/domain/intake/order-draft.ts';
import { holdReasonsForPeople, type CloseReason, type HoldReason } from '../../../shared/domain/orders/holds.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { inPortions } from './bulk.ts';
import { showOutcome, type Outcome } from './outcome.ts';

type T = TFunction<['orders', 'terms']>;
type Bulk = OutputFor<'orders', 'hold'>;
type HoldInput = InputFor<'orders', 'hold'>;

const ids = (rows: readonly OrderRow[]): OrderId[] => rows.map((row) => row.id);

const show = (answer: Result<Bulk>, words: (count: number) => string, undo?: (done: readonly OrderId[]) => Outcome['undo']): void => {
  if (!answer.ok) {
    showOutcome({ words: '', refused: [], refusal: answer.refusal });
    return;
  }
  const { done, refused } = answer.value;
  showOutcome({
    words: done.length > 0 ? words(done.length) : '',
    refused,
    refusal: undefined,
    undo: done.length > 0 ? undo?.(done) : undefined,
  });
};

/** Runs one call after another and stops at the first that is refused. */
const inTurn = async (calls: readonly (() => Promise<Result<unknown>>)[]): Promise<Result<unknown>> => {
  for (const call of calls) {
    const answer = await call();
    if (!answer.ok) return answer;
  }
  return ok(null);
};

const grouped = <K,>(rows: readonly OrderRow[], key: (row: OrderRow) => K): Map<K, OrderId[]> => {
  const groups = new Map<K, OrderId[]>();
  for (const row of rows) {
    const known = groups.get(key(row));
    if (known === undefined) groups.set(key(row), [row.id]);
    else known.push(row.id);
  }
  return groups;
};

export const hold = async (t: T, rows: readonly OrderRow[], reason: HoldInput['reason'], note: string, until: number | null): Promise<void> => {
  const answer = await inPortions(ids(rows), (orderIds) => backroom.orders.hold({ orderIds, reason, note, until }));
  show(answer, (count) => t('done.held', { count }), (done) => () => inPortions(done, (orderIds) => backroom.orders.release({ orderIds })));
};

const isForPeople = (reason: HoldReason | null): reason is HoldInput['reason'] => holdReasonsForPeople.some((one) => one === reason);
/** A released hold is laid again with its note as long as there are few enough to ask for. */
const mostReheld = 50;

export const release = async (t: T, rows: readonly OrderRow[]): Promise<void> => {
  const held = rows.length <= mostReheld ? await Promise.all(rows.map((row) => backroom.orders.get({ orderId: row.id }))) : [];
  const answer = await inPortions(ids(rows), (orderIds) => backroom.orders.release({ orderIds }));
  const holds = held.flatMap((detail) => (detail.ok && detail.value.hold !== null ? [{ id: detail.value.row.id, hold: detail.value.hold }] : []));
  const canUndo = holds.length > 0 && holds.length === rows.length && holds.every(({ hold: one }) => isForPeople(one.reason));
  show(
    answer,
    (count) => t('done.released', { count }),
    canUndo
      ? (done) => () =>
          inTurn(
            holds
              .filter(({ id }) => done.includes(id))
              .map(({ id, hold: { reason, note, until } }) => () => backroom.orders.hold({ orderIds: [id], reason: isForPeople(reason) ? reason : 'other', note, until })),
          )
      : undefined,
  );
};

export const setFlag = async (t: T, rows: readonly OrderRow[], flag: OrderFlag): Promise<void> => {
  const answer = await inPortions(ids(rows), (orderIds) => backroom.orders.setFlag({ orderIds, flag }));
  show(
    answer,
    (count) => t('done.flagged', { count, flag: t(`terms:flag.${flag}`) }),
    () => () => inTurn([...grouped(rows, (row) => row.flag)].map(([before, all]) => () => inPortions(all, (orderIds) => backroom.orders.setFlag({ orderIds, flag: before })))),
  );
};

export const close = async (t: T, rows: readonly OrderRow[], reason: CloseReason, note: string): Promise<void> => {
  show(await inPortions(ids(rows), (orderIds) => backroom.orders.close({ orderIds, reason, note })), (count) => t('done.closed', { count }));
};

export const setCourier = async (t: T, rows: readonly OrderRow[], courierCode: string, courierName: string): Promise<void> => {
  const answer = await inPortions(ids(rows), (orderIds) => backroom.orders.setCourier({ orderIds, courierCode }));
  const known = rows.every((row) => row.courierCode !== '');
  show(
    answer,
    (count) => t('done.courier', { count, courier: courierName }),
    known
      ? () => () => inTurn([...grouped(rows, (row) => row.courierCode)].map(([before, all]) => () => inPortions(all, (orderIds) => backroom.orders.setCourier({ orderIds, courierCode: before }))))
      : undefined,
  );
};

type WentBack = OutputFor<'orderChanges', 'merge'>['parts'];

/** Each goes by itself again, and what went back into an order is split off once more. */
const mergeUndone = async (lead: OrderId, isTogether: boolean, parts: WentBack): Promise<Result<unknown>> => {
  const apart = isTogether ? await backroom.orderChanges.separate({ orderId: lead }) : ok(null);
  if (!apart.ok) return apart;
  for (const orderId of new Set(parts.map((part) => part.orderId))) {
    const order = await backroom.orders.get({ orderId });
    if (!order.ok) return order;
    const again = await backroom.orderChanges.split({ orderId, revision: order.value.revision, parts: parts.filter((part) => part.orderId === orderId).map(({ lines }) => [...lines]) });
    if (!again.ok) return again;
  }
  return ok(null);
};

/** IN-7: M. Undone as long as nothing is printed. A part of a part that went back is split again by hand. */
export const mergeIds = async (t: TFunction<['orderChanges', 'orders']>, orderIds: readonly OrderId[]): Promise<void> => {
  const answer = await backroom.orderChanges.merge({ orderIds: [...orderIds] });
  if (!answer.ok) {
    showOutcome({ words: '', refused: [], refusal: answer.refusal });
    return;
  }
  const { together, reunited, parts } = answer.value;
  const canUndo = (together.length > 1 || parts.length > 0) && !parts.some(({ orderId }) => reunited.includes(orderId));
  const [lead] = together;
  const words = [
    ...(reunited.length > 0 ? [t('done.reunited', { count: reunited.length })] : []), ...(together.length > 1 ? [t('done.merged', { count: together.length })] : []),
  ].join(t('orders:outlook.joiner'));
  showOutcome({
    words, refused: [], refusal: undefined,
    undo: lead === undefined || !canUndo ? undefined : () => mergeUndone(lead, together.length > 1, parts),
  });
};

/** M on one order takes in all that could share its parcel. */
export const mergeRows = async (t: TFunction<['orderChanges', 'orders']>, rows: readonly OrderRow[]): Promise<void> => {
  const [only] = rows;
  if (only === undefined || rows.length > 1) return mergeIds(t, ids(rows));
  const detail = await backroom.orders.get({ orderId: only.id });
  return mergeIds(t, [only.id, ...(detail.ok ? detail.value.related.shares.map(({ id }) => id) : [])]);
};

/** The way back from a split. */
export const reuniteAll = (orderIds: readonly OrderId[]): Promise<Result<unknown>> =>
  inTurn([...orderIds].reverse().map((orderId) => () => backroom.orderChanges.reunite({ orderId })));

export const acceptAddress = async (t: T, rows: readonly OrderRow[]): Promise<void> => {
  show(await inPortions(ids(rows), (orderIds) => backroom.orders.acceptAddress({ orderIds })), (count) => t('done.address', { count }));
};
