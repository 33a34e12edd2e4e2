import type { EventName } from '../../../shared/contract/events.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/domain/result.ts';
import { allSeries, headsBehind, writeSwept } from '../../store/customers/customer-groups.ts';
import { indexCustomers } from '../../store/customers/customer-search.ts';
import { customerBacklog, headOfCustomer, importRuns } from '../../store/customers/customers.ts';
import { act, readerOf, type Services } from '../services.ts';
import { joinByRule } from './group-members.ts';
import { beginRecognition, recogniseOrder } from './recognise.ts';

/** CU-1: recognises buyers in the background, and lets rules fill groups. */
export type CustomerDesk = {
  /** Works off what waits; resolves when nothing does. One round at a time. */
  readonly tend: () => Promise<void>;
  /** Told of every event: new or changed orders are work. */
  readonly hear: (event: EventName) => void;
  readonly stop: () => Promise<void>;
};

export type CustomerDeskOptions = {
  readonly onBug: (error: unknown) => void;
  /** How long the first round waits after start: the window comes first. */
  readonly firstRoundMs?: number;
  /** Between portions, so that nobody feels it; 0 in tests. */
  readonly pauseMs?: number;
};

/** Of main's time, in one go: search entries and the commit come on top of it. */
const portionMs = 3;
const mostInPortion = 60;
const usualPauseMs = 8;
const afterEventMs = 250;
const whileImportingMs = 700;
const sweepBlock = 200;
const tellEveryMs = 1_500;

const wait = (ms: number): Promise<void> => new Promise((resolve) => (ms === 0 ? setImmediate(resolve) : setTimeout(resolve, ms)));

/** Names the order that a bug of ours stumbled over, so that the others can go on. */
class Stumbled extends Error {
  readonly orderId: OrderId;
  constructor(orderId: OrderId, cause: unknown) {
    super(`order ${String(orderId)} could not be given to a customer`, { cause });
    this.orderId = orderId;
  }
}

/** The disk's troubles are no order's fault. */
const isOfTheStore = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_') && error.code !== 'SQLITE_CONSTRAINT';

/** Recognises a few orders in one transaction; how many. A kill leaves whole portions, and what is left is still in the backlog. */
export const recognisePortion = (services: Services, budgetMs: number = portionMs, aside: ReadonlySet<OrderId> = new Set()): number => {
  const block = customerBacklog(readerOf(services), mostInPortion, aside);
  if (block.length === 0) return 0;
  const began = performance.now();
  const done = act(services, null, (step) => {
    const recognition = beginRecognition(step.writer, step.at);
    let orders = 0;
    for (const orderId of block) {
      if (orders > 0 && performance.now() - began > budgetMs) break;
      try {
        recogniseOrder(recognition, orderId);
      } catch (error) {
        throw isOfTheStore(error) ? error : new Stumbled(orderId, error);
      }
      orders += 1;
    }
    const heads = new Set([...recognition.touched].map((id) => headOfCustomer(step.writer, id)));
    joinByRule(step, heads);
    indexCustomers(step.writer, recognition.stale);
    return ok(orders);
  });
  return done.ok ? done.value : 0;
};

/** A rule that is new goes through everybody once; true when there is nothing left of it. */
export const sweepPortion = (services: Services): boolean => {
  const open = allSeries(readerOf(services)).find(({ swept_to }) => swept_to !== null);
  if (open === undefined) return true;
  act(services, null, (step) => {
    const began = performance.now();
    const heads = headsBehind(step.writer, open.swept_to ?? 0, sweepBlock);
    let last = open.swept_to ?? 0;
    let joined = 0;
    for (const head of heads) {
      joined += joinByRule(step, [head], open);
      last = head;
      if (performance.now() - began > portionMs) break;
    }
    writeSwept(step.writer, open.id, heads.length === 0 ? null : last);
    if (joined > 0) step.trace({ action: 'customer.joined_by_rule', subject: 'customer_series', subjectId: open.id, after: { customers: joined } });
    return ok(null);
  });
  return false;
};

export const startCustomerDesk = (services: Services, { onBug, firstRoundMs = 5_000, pauseMs = usualPauseMs }: CustomerDeskOptions): CustomerDesk => {
  let stopped = false;
  let tending: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let toldAt = 0;
  const aside = new Set<OrderId>();

  const tell = (always: boolean): void => {
    const now = performance.now();
    if (stopped || (!always && now - toldAt < tellEveryMs)) return;
    toldAt = now;
    services.emit('customers.changed', {});
  };
  const round = async (): Promise<void> => {
    let changed = false;
    while (!stopped) {
      if (importRuns(readerOf(services))) {
        await wait(pauseMs === 0 ? 0 : whileImportingMs);
        continue;
      }
      let orders: number;
      try {
        orders = recognisePortion(services, portionMs, aside);
      } catch (error) {
        if (!(error instanceof Stumbled)) throw error;
        // It waits for the next start; everybody else's is done.
        aside.add(error.orderId);
        onBug(error);
        continue;
      }
      const idle = orders === 0 && sweepPortion(services);
      if (idle) break;
      changed = true;
      tell(false);
      await wait(pauseMs);
    }
    if (changed) tell(true);
  };
  const tend = (): Promise<void> => {
    tending ??= round()
      .catch((error: unknown) => {
        if (!stopped) onBug(error);
      })
      .finally(() => {
        tending = undefined;
      });
    return tending;
  };
  const later = (ms: number): void => {
    if (timer !== undefined || stopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      void tend();
    }, ms);
    timer.unref();
  };
  later(firstRoundMs);
  return {
    tend,
    hear: (event) => {
      if (event === 'orders.changed' || event === 'intake.changed') later(afterEventMs);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await tending;
    },
  };
};
