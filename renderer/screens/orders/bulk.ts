import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { canClose, canHold, canSetCourier } from './outlook.ts';
import { useOutcome } from './outcome.ts';

type Bulk = OutputFor<'orders', 'hold'>;

/** So many orders are one transaction: short enough that packers and scanners do not wait for it. */
export const portionSize = 50;

/** Which run goes on; a stop ends it by counting on. */
let turn = 0;
/** Stops between two portions; what is done stays done, and is said. */
export const stopBulk = (): void => {
  turn += 1;
};

/**
 * Runs a bulk action over any number of orders in portions, each whole or not at all, with its progress on the action bar. A portion that is refused as a
 * whole, or a person, ends it; what was done until then is in the result.
 */
export const inPortions = async (orderIds: readonly OrderId[], run: (portion: OrderId[]) => Promise<Result<Bulk>>): Promise<Result<Bulk>> => {
  const done: OrderId[] = [];
  const refused: Bulk['refused'] = [];
  turn += 1;
  const mine = turn;
  for (let from = 0; from < orderIds.length && turn === mine; from += portionSize) {
    if (orderIds.length > portionSize) useOutcome.setState({ working: { done: from, total: orderIds.length } });
    const answer = await run(orderIds.slice(from, from + portionSize));
    if (!answer.ok) {
      useOutcome.setState({ working: undefined });
      if (done.length === 0) return answer;
      refused.push(...orderIds.slice(from).map((orderId) => ({ orderId, code: answer.refusal.code, params: { ...answer.refusal.params } })));
      return ok({ done, refused });
    }
    done.push(...answer.value.done);
    refused.push(...answer.value.refused);
  }
  useOutcome.setState({ working: undefined });
  return ok({ done, refused });
};

export type BulkAction = 'hold' | 'close' | 'courier' | 'flag';
export const leftReasons = ['held', 'printed', 'done'] as const;
export type LeftReason = (typeof leftReasons)[number];

const isDone = (row: OrderRow): boolean => row.state === 'handed_over' || row.state === 'completed' || row.state === 'closed';

/** Why an action would leave this order as it is; undefined = it changes. */
export const whyLeft = (action: BulkAction, row: OrderRow): LeftReason | undefined => {
  if (action === 'flag') return undefined;
  if (action === 'hold') return canHold(row) ? undefined : isDone(row) ? 'done' : 'held';
  if (action === 'close') return canClose(row) ? undefined : 'done';
  return canSetCourier(row) ? undefined : isDone(row) ? 'done' : 'printed';
};

export type BulkOutlook = { readonly changes: number; readonly left: readonly { readonly reason: LeftReason; readonly count: number }[]; readonly voids: number };

/** What an action would do to these orders, before it is done: how many change, how many stay and why, and how many printed waybills it voids. */
export const bulkOutlook = (action: BulkAction, rows: readonly OrderRow[]): BulkOutlook => {
  const counts = new Map<LeftReason, number>();
  let voids = 0;
  for (const row of rows) {
    const reason = whyLeft(action, row);
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    else if (action === 'close' && row.waybillNumber !== null) voids += 1;
  }
  const left = leftReasons.flatMap((reason) => {
    const count = counts.get(reason);
    return count === undefined ? [] : [{ reason, count }];
  });
  return { changes: rows.length - left.reduce((sum, one) => sum + one.count, 0), left, voids };
};
