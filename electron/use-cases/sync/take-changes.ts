import type { OrderDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Served } from '../../../shared/domain/sync/connection.ts';
import { afterSpan, beginReading, catchUpFor, nextSpan, type Span } from '../../../shared/domain/sync/inbox.ts';
import { done, type Answer } from '../../sync/answer.ts';
import type { ChangedOrders, Connector, ReadOrders } from '../../sync/connector.ts';
import { orderByNumber } from '../../store/orders/order-row.ts';
import { catchUpOf, dropUnreadable, readUntilOf, writeCatchUp, writeReadUntil, writeUnreadable } from '../../store/sync/inbox.ts';
import { pause } from '../intake/slices.ts';
import { takeIn } from '../intake/take-in.ts';
import { createPendingEvents } from '../pending-events.ts';
import { act, readerOf, type Act, type Services } from '../services.ts';

/** What a look brought. `unreadable`: orders that could not be read or that the rules refuse. */
export type Look = { readonly newOrders: number; readonly changedOrders: number; readonly unchangedOrders: number; readonly unreadable: number };

export type Looking = {
  readonly signal?: AbortSignal | undefined;
  /** Now, by the other side's clock (UTC ms). */
  readonly until: number;
  /** An order that brings a bug of ours to light stops no other; the bug is reported. */
  readonly reportBug?: ((error: unknown) => void) | undefined;
};

type Asked = Pick<Served, 'kind' | 'account'> & { readonly id: ConnectionId };
type Tally = { -readonly [name in keyof Look]: Look[name] };
/** What a portion is to do: an order, or the name of one that could not be read. */
type Item = { readonly draft: OrderDraft } | { readonly unreadable: RefusedLine };

const stopped: Answer<never> = { kind: 'no_answer', why: 'stopped', maybeDone: false };
const unreadablePages: Answer<never> = { kind: 'no_answer', why: 'not_readable', maybeDone: false };
/** More pages than any span has: a platform that never comes to an end. */
const mostPages = 10_000;

/** Nobody waits for this as for an import: a portion is short, so that with its search entries and the disk it stays unnoticed while scanners and keyboards are at work. */
const portionMs = 12;

/** Disk full, store locked, image malformed: nothing that the next order would survive. */
const isStoreFault = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_') && !String(error.code).startsWith('SQLITE_CONSTRAINT');

const numberOf = (item: Item): string => ('draft' in item ? item.draft.platformOrderNumber : (item.unreadable.platformOrderNumber ?? ''));

/**
 * OF-3: takes in all that changed on the platform since the last look, before anything goes out: in spans that the platform answers, page by page, in portions that no
 * window notices. The mark moves in the transaction of a span's last orders, so that a break-off anywhere loses nothing; what comes twice changes nothing (IN-2).
 */
export const takeChanges = async (services: Services, connection: Asked, connector: Pick<Connector, 'orders'>, looking: Looking): Promise<Answer<Look>> => {
  const tally: Tally = { newOrders: 0, changedOrders: 0, unchangedOrders: 0, unreadable: 0 };
  const { orders } = connector;
  if (orders === undefined) return done(tally);
  const { id } = connection;
  const caught = orders.placed === undefined ? done(null) : await catchUp(services, connection, orders.placed, looking, tally);
  if (caught.kind !== 'done') return caught;
  const begin = beginReading(readUntilOf(readerOf(services), id), looking.until, orders.reachesBackMs);
  if (begin.backwards) services.store.write((writer) => { writeReadUntil(writer, id, begin.from); });
  let { from } = begin;
  for (let span = nextSpan(from, looking.until, orders.longestSpanMs); span !== null; span = nextSpan(from, looking.until, orders.longestSpanMs)) {
    const { until } = span;
    const moveMark: AtEnd = ({ writer }) => {
      const before = readUntilOf(writer, id);
      if (before === null || before < until) writeReadUntil(writer, id, until);
    };
    const read = await readSpan(services, connection, orders.changed, span, moveMark, looking, tally);
    if (read.kind !== 'done') return read;
    from = afterSpan(span, looking.until);
  }
  return done({ ...tally });
};

/** What is written in the transaction of a span's last orders. */
type AtEnd = (step: Act) => void;

/** A first reading or a long gap by when orders were placed. How far it came is kept, so that a line that breaks off often still comes to its end. */
const catchUp = async (services: Services, connection: Asked, placed: NonNullable<NonNullable<Connector['orders']>['placed']>, looking: Looking, tally: Tally): Promise<Answer<null>> => {
  const { id } = connection;
  const plan = catchUpFor(readUntilOf(readerOf(services), id), looking.until, catchUpOf(readerOf(services), id), placed);
  if (plan === null) return done(null);
  const { began } = plan;
  let from = plan.readTo;
  for (let span = nextSpan(from, began, placed.longestSpanMs); span !== null; span = nextSpan(from, began, placed.longestSpanMs)) {
    const readTo = afterSpan(span, began);
    const setDown: AtEnd = ({ writer }) => {
      writeCatchUp(writer, id, readTo >= began ? null : { began, readTo });
      if (readTo >= began) writeReadUntil(writer, id, began);
    };
    const read = await readSpan(services, connection, placed.read, span, setDown, looking, tally);
    if (read.kind !== 'done') return read;
    from = readTo;
  }
  return done(null);
};

const readSpan = async (
  services: Services, connection: Asked, readOrders: ReadOrders, span: Span, atEnd: AtEnd, { signal, reportBug }: Looking, tally: Tally,
): Promise<Answer<null>> => {
  const ask = signal === undefined ? {} : { signal };
  const seen = new Set<string>();
  for (let page: string | null = null; ;) {
    if (signal?.aborted === true) return stopped;
    const answer: Answer<ChangedOrders> = await readOrders(span, page, ask);
    if (answer.kind !== 'done') return answer;
    const { orders: drafts, unreadable, next } = answer.value;
    const items: Item[] = [...unreadable.map((line) => ({ unreadable: line })), ...drafts.map((draft) => ({ draft: namedBy(connection, draft) }))];
    const whole = await takePage(services, connection, items, next === null ? atEnd : null, { signal, reportBug }, tally);
    if (!whole) return stopped;
    if (next === null) return done(null);
    if (seen.has(next) || seen.size >= mostPages) return unreadablePages;
    seen.add(next);
    page = next;
  }
};

/** The trace of an order says which connection brought it; the shop's name is the connection's, by which it is told of the order again. */
const namedBy = ({ kind, account }: Asked, draft: OrderDraft): OrderDraft =>
  ({ ...draft, shopName: account === '' ? draft.shopName : account, source: { fileName: account === '' ? kind : `${kind} ${account}`, lineNumber: 0 } });

/** False: told to stop, with what was not taken yet left for the next look. Windows hear of a page once, not of each order. */
const takePage = async (
  services: Services, connection: Asked, items: readonly Item[], atEnd: AtEnd | null, { signal, reportBug }: Omit<Looking, 'until'>, tally: Tally,
): Promise<boolean> => {
  const pending = createPendingEvents();
  const quiet: Services = { ...services, emit: pending.add };
  try {
    // Reading the page was work, too: others get their turn before the first portion.
    await pause();
    await pause();
    for (let from = 0; from < items.length || (from === 0 && atEnd !== null);) {
      const taken = takePortion(quiet, connection, items, from, atEnd, reportBug, tally);
      from += taken;
      if (taken === 0) break;
      await pause();
      if (signal?.aborted === true && from < items.length) return false;
    }
    return true;
  } finally {
    pending.sendTo(services.emit);
  }
};

/** Takes items in from `from` on, as many as one slice allows, in one transaction; with the last of them the mark moves. Returns how many. */
const takePortion = (
  services: Services, connection: Asked, items: readonly Item[], from: number, atEnd: AtEnd | null, reportBug: Looking['reportBug'], tally: Tally,
): number => {
  const end = Date.now() + portionMs;
  const counted: Tally = { ...tally };
  const result = act(services, null, (step) => {
    let taken = 0;
    for (const item of items.slice(from)) {
      const outcome = takeItem(step, connection.id, item, reportBug);
      counted[outcome] += 1;
      taken += 1;
      if (Date.now() >= end) break;
    }
    if (atEnd !== null && from + taken === items.length) atEnd(step);
    return ok(taken);
  });
  Object.assign(tally, counted);
  return result.ok ? result.value : 0;
};

const takeItem = (step: Act, connectionId: ConnectionId, item: Item, reportBug: Looking['reportBug']): keyof Look => {
  const number = numberOf(item);
  if ('unreadable' in item) {
    writeUnreadable(step.writer, connectionId, { number, code: item.unreadable.code, params: item.unreadable.params }, step.at);
    step.emit('sync.changed', {});
    return 'unreadable';
  }
  const taken = takeWhole(step, item.draft, reportBug);
  if (!taken.ok) {
    writeUnreadable(step.writer, connectionId, { number, code: taken.refusal.code, params: taken.refusal.params ?? {} }, step.at);
    step.emit('sync.changed', {});
    return 'unreadable';
  }
  if (dropUnreadable(step.writer, connectionId, number)) step.emit('sync.changed', {});
  if (taken.value !== 'unchanged') {
    step.emit('stock.changed', {});
    step.emit('printing.changed', {});
  }
  const id = taken.value === 'new' ? orderByNumber(step.writer, item.draft.platform, item.draft.platformOrderNumber)?.id : undefined;
  if (id !== undefined) step.emit('orders.changed', { orderIds: [id] });
  return `${taken.value}Orders`;
};

/** One order, whole or not at all. */
const takeWhole = (step: Act, draft: OrderDraft, reportBug: Looking['reportBug']): Result<'new' | 'changed' | 'unchanged'> => {
  try {
    return step.writer.part(() => takeIn(step, draft), (one) => one.ok);
  } catch (error) {
    if (isStoreFault(error)) throw error;
    reportBug?.(error);
    return refuse('app.bug');
  }
};
