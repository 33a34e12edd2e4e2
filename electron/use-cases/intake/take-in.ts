import { compareWithDraft, receiverOf, type Change, type KnownOrder } from '../../../shared/domain/intake/compare.ts';
import { completeDraft } from '../../../shared/domain/intake/complete-draft.ts';
import type { OrderDraft, OrderLinesDraft, ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { printOf } from '../../intake/draft-print.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { activeGiftRules } from '../../store/orders/gift-rules.ts';
import { orderById, orderByNumber, type StoredOrder } from '../../store/orders/order-row.ts';
import { holdCausesIn, knownOrder, replaceLines, writeFlagOfPlatform, writeHoldCauses, writePlatformFields, writeReceiver } from '../../store/orders/order-updates.ts';
import { isFoundAlike, searchedIn, type Searched } from '../../store/orders/order-search.ts';
import { insertOrder } from '../../store/orders/order-writes.ts';
import { reserveForOrder } from '../../store/stock.ts';
import { followPlatform } from '../after-sales/platform-cases.ts';
import { platformLinesOf, writePlatformLines } from '../../store/orders/platform-lines.ts';
import { isReceiverChangedThere, learnPlatformReceiver } from '../../store/orders/platform-receiver.ts';
import { advanceOrder, holdOrder, releaseOrder, voidWaybillOf } from '../order-changes.ts';
import { applyLineRefunds, changeReceiver, closeParts, gatherAmounts, holdParts, openFamily, openParts, releaseParts, shareAmounts } from '../orders/family-changes.ts';
import { settleGifts } from '../orders/gifts.ts';
import { leaveTogether } from '../orders/leave-together.ts';
import { reconcile } from '../sync/reconcile.ts';
import { wordOnTransfer } from '../transfers/platform-word.ts';
import type { Act } from '../services.ts';

export type Comparison =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly changes: readonly Change[] };

/** With what another source said of the order. OF-3: a receiver that a person wrote is never overwritten, but what changed there since is looked at before it leaves. */
const wholeDraft = (known: KnownOrder, order: StoredOrder, said: OrderDraft): OrderDraft => {
  const draft = completeDraft(known, said);
  const causes = draft.holdCauses ?? [];
  return isReceiverChangedThere(order, said) && !causes.includes('address_changed') ? { ...draft, holdCauses: [...causes, 'address_changed'] } : draft;
};

/** What taking the draft in would do, without doing it. */
export const compareDraft = (reader: Reader, draft: OrderDraft): Comparison => {
  const order = orderByNumber(reader, draft.platform, draft.platformOrderNumber);
  if (order === undefined) return { kind: 'new' };
  if (order.draft_print === printOf(draft)) return { kind: 'unchanged' };
  const known = knownOrder(reader, order);
  const { changes } = compareWithDraft(known, wholeDraft(known, order, draft));
  return changes.length === 0 ? { kind: 'unchanged' } : { kind: 'changed', changes };
};

const sourceOf = (draft: OrderDraft): string => `${draft.source.fileName}:${draft.source.lineNumber}`;

const searchedInDraft = (draft: OrderDraft): Searched => ({
  numbers: [draft.platformOrderNumber, ...draft.shipments.map((shipment) => shipment.waybillNumber)],
  receiver: receiverOf(draft.receiver),
  words: [draft.buyerNick ?? '', draft.buyerMessage ?? '', draft.platformNote ?? ''],
  lines: draft.lines.map((line) => ({ skuCode: line.skuCode ?? '', title: line.title, colour: line.colour ?? '', size: line.size ?? '' })),
});

const takeInNew = (act: Act, draft: OrderDraft): Result<OrderId> => {
  const isOpen = draft.state === 'awaiting_payment' || draft.state === 'paid';
  const id = insertOrder(
    act.writer, { draft, print: printOf(draft), doubts: isOpen ? (draft.addressDoubts ?? []) : [], source: sourceOf(draft) }, act.at,
  );
  if (draft.state === 'paid') {
    reserveForOrder(act.writer, id);
    // Nothing has been given with a new order: without a rule there is nothing to settle, ten thousand times over.
    if (activeGiftRules(act.writer).length > 0) settleGifts(act, [id]);
  }
  act.trace({
    action: 'order.imported', subject: 'order', subjectId: id,
    after: { platform: draft.platform, number: draft.platformOrderNumber, state: draft.state, file: draft.source.fileName, line: draft.source.lineNumber },
  });
  const cause = draft.refund === 'requested' ? 'refund_requested' : draft.holdCauses?.[0];
  const order = cause !== undefined && isOpen ? orderById(act.writer, id) : undefined;
  if (cause !== undefined && order !== undefined) {
    const held = holdOrder(act, order, { reason: cause, note: draft.platformStatusText, until: null });
    if (!held.ok) return held;
  }
  act.reindex(id, searchedInDraft(draft));
  if (draft.refund === 'none') return ok(id);
  const followed = followPlatform(act, id, null, draft.lines);
  return followed.ok ? ok(id) : followed;
};

const fresh = (act: Act, order: StoredOrder): StoredOrder => orderById(act.writer, order.id) ?? order;

const takeReceiver = (act: Act, order: StoredOrder, receiver: ReceiverDraft, draft: OrderDraft): Result<null> => {
  writeReceiver(act.writer, order.id, receiver, draft.addressDoubts ?? [], false);
  leaveTogether(act, order.id, 'address_changed');
  return ok(null);
};

const takeLines = (act: Act, order: StoredOrder, draft: OrderDraft): Result<null> => {
  replaceLines(act.writer, order.id, draft);
  if (fresh(act, order).state === 'paid') {
    reserveForOrder(act.writer, order.id);
    settleGifts(act, [order.id]);
  }
  return ok(null);
};

/**
 * IN-2: the shop changed the lines itself and the platform has changed them since. Refunds of single lines are taken over; other goods are
 * for a person to decide on: the order and its parts are held, with the lines as the shop made them.
 */
const takeLinesOfChanged = (act: Act, order: StoredOrder, draft: OrderDraft): Result<null> => {
  const before = platformLinesOf(act.writer, order);
  const now = draft.lines.map((line) => ({ skuCode: line.skuCode ?? '', title: line.title, quantity: line.quantity, refund: line.refund }));
  const isSameGoods = before.length === now.length
    && before.every((line, index) => line.skuCode === now[index]?.skuCode && line.title === now[index].title && line.quantity === now[index].quantity);
  writePlatformLines(act.writer, order.id, now);
  if (isSameGoods) return applyLineRefunds(act, order, draft.lines);
  return holdParts(act, openFamily(act, order), 'goods_changed', draft.platformStatusText);
};

const takeInChanged = (act: Act, order: StoredOrder, said: OrderDraft): Result<'changed' | 'unchanged'> => {
  const known = knownOrder(act.writer, order);
  const draft: OrderDraft = { ...wholeDraft(known, order, said), print: printOf(said) };
  learnPlatformReceiver(act.writer, order, said);
  const update = compareWithDraft(known, draft);
  if (update.changes.length === 0) {
    // A flag of the platform's that gives way to the shop's own is still remembered, so that it is no news the next time.
    act.writer.run('UPDATE orders SET draft_print = ?, platform_flag = coalesce(?, platform_flag) WHERE id = ?', printOf(draft), draft.platformFlag, order.id);
    return ok('unchanged');
  }
  act.trace({
    action: 'order.updated', subject: 'order', subjectId: order.id,
    before: Object.fromEntries(update.changes.map((change) => [change.field, change.before])),
    after: { ...Object.fromEntries(update.changes.map((change) => [change.field, change.after])), file: draft.source.fileName, line: draft.source.lineNumber },
  });
  const foundBy = searchedIn(act.writer, order.id);
  gatherAmounts(act, order);
  writePlatformFields(act.writer, order.id, draft, printOf(draft), act.at);
  writeHoldCauses(act.writer, order.id, update.holdCauses);
  if (update.flag !== null) writeFlagOfPlatform(act.writer, order.id, update.flag);
  const steps: (() => Result<unknown>)[] = [];
  // IN-7: what the platform says of the order reaches every part of it.
  const parts = openParts(act, order);
  const isChangedByShop = order.platform_lines !== null;
  if (update.voidWaybill && !(isChangedByShop && update.receiver === null)) steps.push(() => voidWaybillOf(act, order.id, update.receiver === null ? 'lines_changed' : 'address_changed'));
  if (update.receiver !== null) {
    const { receiver } = update;
    const takesIt = [order, ...parts].filter((one) => one.id === order.id || one.receiver_by_shop === 0 || one.derived_kind === 'split');
    steps.push(() => (update.voidWaybill || parts.length > 0 ? changeReceiver(act, takesIt, receiver, draft.addressDoubts ?? [], false) : takeReceiver(act, order, receiver, draft)));
  }
  if (update.replaceLines) steps.push(() => (isChangedByShop ? takeLinesOfChanged(act, order, draft) : takeLines(act, order, draft)));
  if (parts.length > 0) {
    steps.push(() => {
      shareAmounts(act, order);
      return ok(null);
    });
    if (draft.state === 'closed') steps.push(() => closeParts(act, parts, draft.platformStatusText, draft.closeReason ?? ''));
  }
  if (update.release && order.hold_reason !== null) {
    const { hold_reason: reason } = order;
    steps.push(() => releaseParts(act, parts, reason, draft.platformStatusText));
  }
  if (update.release) steps.push(() => releaseOrder(act, fresh(act, order), draft.platformStatusText));
  const { event, hold } = wordOnTransfer(act, order, draft, update);
  if (event !== null) {
    const at = { pay: draft.paidAt, ship_elsewhere: draft.shippedAt, complete: draft.completedAt }[event as string] ?? act.at;
    steps.push(() => advanceOrder(act, fresh(act, order), event, { at, cause: draft.platformStatusText, ...(event === 'close' ? { closeReason: draft.closeReason ?? '' } : {}) }));
  }
  if (hold !== null) steps.push(() => holdOrder(act, fresh(act, order), { reason: hold, note: draft.platformStatusText, until: null }));
  if (hold !== null && draft.state !== 'closed') steps.push(() => holdParts(act, parts, hold, draft.platformStatusText));
  steps.push(() => followPlatform(act, order.id, { refund: order.refund }, draft.lines));
  for (const step of steps) {
    const done = step();
    if (!done.ok) return done;
  }
  // A state, a sum or a number that is our own says nothing new to a search, and a new entry costs more than all the rest.
  if (!isFoundAlike(foundBy, searchedIn(act.writer, order.id))) act.reindex(order.id);
  return ok('changed');
};

/** Takes one order in, whole: new, changed or unchanged (IN-2). */
export const takeIn = (act: Act, draft: OrderDraft): Result<'new' | 'changed' | 'unchanged'> => {
  const order = orderByNumber(act.writer, draft.platform, draft.platformOrderNumber);
  if (order === undefined) {
    const taken = takeInNew(act, draft);
    return taken.ok ? ok('new') : taken;
  }
  const taken = order.draft_print === printOf(draft) ? ok('unchanged' as const) : takeInChanged(act, order, draft);
  if (taken.ok) reconcile(act, order, draft);
  return taken;
};

/** A detail file that came after its list: the order gets its lines, and the hold that waited for them ends. */
export const takeInLines = (act: Act, draft: OrderLinesDraft): Result<'changed' | 'unchanged'> => {
  const order = orderByNumber(act.writer, draft.platform, draft.platformOrderNumber);
  const causes = order === undefined ? [] : holdCausesIn(order.hold_causes);
  if (order === undefined || !causes.includes('lines_unknown') || (order.state !== 'paid' && order.state !== 'awaiting_payment')) return ok('unchanged');
  const voided = voidWaybillOf(act, order.id, 'lines_changed');
  if (!voided.ok) return voided;
  replaceLines(act.writer, order.id, draft);
  if (order.state === 'paid') reserveForOrder(act.writer, order.id);
  writeHoldCauses(act.writer, order.id, causes.filter((cause) => cause !== 'lines_unknown'));
  act.trace({
    action: 'order.lines_completed', subject: 'order', subjectId: order.id,
    before: { goods: order.goods }, after: { goods: fresh(act, order).goods, file: draft.source.fileName, line: draft.source.lineNumber },
  });
  if (order.hold_reason === 'lines_unknown') {
    const released = releaseOrder(act, fresh(act, order), draft.source.fileName);
    if (!released.ok) return released;
  }
  act.reindex(order.id);
  act.emit('orders.changed', { orderIds: [order.id] });
  return ok('changed');
};
