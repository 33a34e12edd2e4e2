import type { OrderId } from '../../../shared/domain/ids.ts';
import { inPickOrder, type PickPlace } from '../../../shared/domain/printing/pick-order.ts';
import type { Reader } from '../../store/database.ts';
import { idsToPrint, linesOfPapers, nearestPromiseFirst, printableOrders, type PrintableOrder } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { shortOrders } from '../../store/stock.ts';
import { nextNumbers } from './give-numbers.ts';
import { leave, papersFor, shortfallReason, type BatchWish, type Papers } from './plan-batch.ts';
import { selectOrders, type StayingOrder } from './select-orders.ts';
import type { Templates } from './template-shelf.ts';

/** What one press of the key would print: orders in pick order, and what stays. Each portion looks again before it is written. */
export type Survey = { readonly going: readonly OrderId[]; readonly papers: Papers | null; readonly staying: readonly StayingOrder[] };

/** Orders read at a time, so that the windows are answered in between. */
const atATime = 200;

/** Lets whatever waits have its turn: one whole pass of the event loop, for the first immediate still belongs to the one under way. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(() => setImmediate(resolve));
  });

/**
 * PR-7, PR-8: looks through all that is wanted; reads only, in slices. Numbers are short: the orders promised first get them. Then all
 * are put into pick order.
 */
export const surveyBatch = async (reader: Reader, templates: Templates, wish: BatchWish): Promise<Survey> => {
  const { defaultCourier } = readSettings(reader);
  const { courierCode } = wish;
  const listed = wish.orderIds === null ? idsToPrint(reader) : nearestPromiseFirst(reader, wish.orderIds);
  const shortages = shortOrders(reader);
  const staying: StayingOrder[] = [];
  const sound: PrintableOrder[] = [];
  const issued = new Set<OrderId>();
  for (const ids of slices(listed)) {
    await breathe();
    const selection = selectOrders(reader, printableOrders(reader, ids), courierCode, defaultCourier, shortages);
    sound.push(...selection.sound);
    for (const id of selection.eWaybills.keys()) issued.add(id);
    // On the whole list, orders of other couriers are simply not meant.
    staying.push(...selection.staying.filter(({ reasons }) => wish.orderIds !== null || reasons.every(({ code }) => code !== 'other_courier')));
  }
  const papers = papersFor(reader, templates, wish);
  if (!papers.ok) {
    leave(sound, staying, () => papers.obstacle);
    return { going: [], papers: null, staying };
  }
  await breathe();
  const unnumbered = sound.filter((order) => order.parcel_id === null && !issued.has(order.id));
  const { numbers, shortfall } = nextNumbers(reader, courierCode, unnumbered.length);
  const without = new Set(unnumbered.slice(numbers.length).map((order) => order.id));
  const going = leave(sound, staying, (order) => (without.has(order.id) ? shortfallReason(courierCode, shortfall, without.size) : undefined));

  const places = new Map<OrderId, readonly PickPlace[]>();
  for (const part of slices(going)) {
    await breathe();
    for (const [id, lines] of linesOfPapers(reader, part)) {
      places.set(id, lines.map(({ shelf, sku_code: skuCode }) => ({ shelf, skuCode })));
    }
  }
  await breathe();
  return { going: inPickOrder(going, ({ id }) => places.get(id) ?? []).map(({ id }) => id), papers: papers.papers, staying };
};

export function* slices<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += atATime) yield all.slice(from, from + atATime);
}
