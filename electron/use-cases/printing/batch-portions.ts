import type { OrderId } from '../../../shared/domain/ids.ts';
import type { StayingReason } from '../../../shared/domain/printing/guards.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { BatchOutcome } from '../../store/print-batches.ts';
import { createPendingEvents } from '../pending-events.ts';
import { readerOf, type Services } from '../services.ts';
import type { BatchUnderWay } from './batch-desk.ts';
import { drawPortion, type DrawnPortion } from './draw-batch.ts';
import { planPortion, type Portion } from './plan-batch.ts';
import type { PrintingServices } from './printing-services.ts';
import type { StayingOrder } from './select-orders.ts';
import { breathe } from './survey-batch.ts';
import { finishBatch, writePortion, type BatchHead, type WrittenBatch } from './write-batch.ts';

export type EndedBatch = {
  /** Null when nothing was written. */
  readonly batch: WrittenBatch | null;
  readonly outcome: Exclude<BatchOutcome, 'running'>;
  /** Orders that were to go and stay after all. */
  readonly staying: readonly StayingOrder[];
};

/** How often a portion is planned anew because somebody changed an order of it meanwhile. */
const mostTries = 8;

/** Orders of the first portion: paper starts to come when they are written. */
const firstPortion = 12;
const smallestPortion = 6;
const largestPortion = 60;
/** A portion is written about so long, on whatever machine this is: no window waits for longer. */
const portionMs = 10;
/** Windows are told of a batch's progress so often, not after each portion: each time they read their lists anew. */
const tellEveryMs = 400;

/** A portion that is planned and being laid out. */
type Prepared = { readonly orderIds: readonly OrderId[]; readonly portion: Portion; readonly drawing: Promise<Result<DrawnPortion>> };

/**
 * PR-7: writes a batch portion by portion. While the drawing thread lays one out, main writes the one before it. Stopped, failed or
 * killed at any point, what is written is whole and what is not is still on the print list. A full disk throws; what was written before
 * it stands.
 */
export const printInPortions = async (
  services: Services, printing: PrintingServices, head: BatchHead, going: readonly OrderId[],
): Promise<Result<EndedBatch>> => {
  const underWay = printing.batches.begin(head.wish.courierCode, head.planned, head.automatic);
  const teller = createTeller(services);
  const progress: Progress = { batch: null };
  try {
    const ended = await run(teller.services, printing, head, going, underWay, progress);
    if (progress.batch !== null) finishBatch(teller.services, head, progress.batch, ended.ok ? ended.value.outcome : 'interrupted');
    // A drawing thread that died in the middle: what was written goes to paper, the rest is on the list.
    return ended.ok || progress.batch === null ? ended : ok({ batch: progress.batch, outcome: 'stopped', staying: [] });
  } catch (error) {
    endAfter(error, teller.services, head, progress.batch);
    throw error;
  } finally {
    printing.batches.end(underWay);
    teller.end();
    printing.bell.ring();
  }
};

/** How far a batch is written, also for whoever has to clear up after it. */
type Progress = { batch: WrittenBatch | null };

/** The disk that stopped the batch may not take this either: then the print queue ends the batch when there is room again. */
const endAfter = (error: unknown, services: Services, head: BatchHead, batch: WrittenBatch | null): void => {
  if (batch === null) return;
  try {
    finishBatch(services, head, batch, 'interrupted');
  } catch {
    if (!(error instanceof Error)) throw error;
  }
};

const run = async (
  services: Services, printing: PrintingServices, head: BatchHead, going: readonly OrderId[], underWay: BatchUnderWay, progress: Progress,
): Promise<Result<EndedBatch>> => {
  const staying: StayingOrder[] = [];
  const excluded = new Map<OrderId, StayingReason>(head.wish.excluded);
  const knowing: BatchHead = { ...head, wish: { ...head.wish, excluded } };
  let size = firstPortion;
  let done = 0;
  const prepare = (from: number, orders: number, first: number, numbersAhead: number): Prepared => {
    const orderIds = going.slice(from, from + orders);
    const portion = planPortion(readerOf(services), head.templates, knowing.wish, orderIds, numbersAhead);
    return { orderIds, portion, drawing: drawPortion(printing.renderer, portion, services.now(), { first, count: head.planned }) };
  };
  const ended = (outcome: EndedBatch['outcome']): Result<EndedBatch> => ok({ batch: progress.batch, outcome, staying });

  let next = prepare(0, size, 1, 0);
  let tries = 0;
  while (next.orderIds.length > 0) {
    const { orderIds, portion } = next;
    const drawn = await next.drawing;
    if (underWay.stopAsked && progress.batch !== null) return ended('stopped');
    if (!drawn.ok) return drawn;
    const placed = (progress.batch?.orders ?? 0) + 1;
    if (drawn.value.refused.size > 0) {
      // Numbers and places in the batch move up: what is left is laid out again.
      for (const [orderId, reason] of drawn.value.refused) excluded.set(orderId, reason);
      next = prepare(done, orderIds.length, placed, 0);
      continue;
    }
    const numbersAhead = portion.orders.filter(({ number }) => number.kind === 'new' && number.source !== 'platform').length;
    const ahead = prepare(done + orderIds.length, size, placed + portion.orders.length, numbersAhead);
    await breathe();
    if (portion.orders.length > 0) {
      const from = performance.now();
      const written = writePortion(services, knowing, progress.batch, portion, drawn.value.drawn);
      if (!written.ok) {
        tries += 1;
        if (written.refusal.code !== 'printing.changed_meanwhile') return written;
        if (tries === mostTries) return progress.batch === null ? refuse('printing.changed_meanwhile') : ended('stopped');
        await refusedAhead(ahead, excluded);
        next = prepare(done, orderIds.length, placed, 0);
        continue;
      }
      progress.batch = written.value;
      underWay.written = written.value.orders;
      size = nextSize(portion.orders.length, performance.now() - from);
      printing.bell.ring();
    }
    staying.push(...portion.staying);
    done += orderIds.length;
    tries = 0;
    next = ahead;
    await breathe();
  }
  return ended('finished');
};

/** What was laid out for nothing still says which orders cannot be drawn. */
const refusedAhead = async (ahead: Prepared, excluded: Map<OrderId, StayingReason>): Promise<void> => {
  const drawn = await ahead.drawing;
  if (drawn.ok) for (const [orderId, reason] of drawn.value.refused) excluded.set(orderId, reason);
};

const nextSize = (written: number, tookMs: number): number =>
  Math.round(Math.min(largestPortion, Math.max(smallestPortion, (written * portionMs) / Math.max(1, tookMs))));

/** Gathers what a batch emits and sends it now and then. */
const createTeller = (services: Services): { readonly services: Services; readonly end: () => void } => {
  let gathered = createPendingEvents();
  let lastAt = -Infinity;
  const tell = (): void => {
    const telling = gathered;
    gathered = createPendingEvents();
    lastAt = performance.now();
    telling.sendTo(services.emit);
  };
  return {
    services: {
      ...services,
      emit: (name, payload) => {
        gathered.add(name, payload);
        if (performance.now() - lastAt > tellEveryMs) tell();
      },
    },
    end: tell,
  };
};
