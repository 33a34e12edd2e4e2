import { z } from 'zod';
import { dayStates, retentionMonths } from '../domain/stubs/archive.ts';
import { isDay } from '../domain/stubs/days.ts';
import { stubProblems } from '../domain/stubs/seal.ts';
import { command, query } from './operation.ts';
import { collectionId, count, courierCode, fen, line, nothing, orderId, parcelId, platform, time } from './fields.ts';
import { sheet } from './printing.ts';

/** A day in the shop's time zone, as 20261121. */
export const stubDay = z.number().int().refine(isDay);
const dayState = z.enum(dayStates);
const storedCourier = z.string();

export const stubRow = z.object({
  parcelId, waybillNumber: z.string(), courierCode: storedCourier, receiverName: z.string(), place: z.string(), day: count, handedOverAt: time,
  weightG: count.nullable(), courierWeightG: count.nullable(),
});
export type StubRow = z.output<typeof stubRow>;

export const calendarDay = z.object({ day: count, courierCode: storedCourier, stubs: count, state: dayState });
export type CalendarDay = z.output<typeof calendarDay>;

const problem = z.object({ kind: z.enum(stubProblems), day: count, courierCode: storedCourier, parcelId: parcelId.nullable(), waybillNumber: z.string() });
export const verification = z.object({
  state: z.enum(['none', 'running', 'done', 'stopped', 'failed']), days: count, daysDone: count, stubs: count, problemCount: count,
  /** The first 200. */
  problems: z.array(problem), endedAt: time.nullable(),
});
export type StubVerification = z.output<typeof verification>;

const pile = z.object({ days: count, stubs: count, fromDay: count, upToDay: count });
export type StubPile = z.output<typeof pile>;

export const stubDetail = stubRow.extend({
  receiverPhone: z.string(), priceFen: fen.nullable(), packerName: z.string().nullable(), printedAt: time.nullable(), packedAt: time.nullable(), scannedAt: time,
  collectionId, collectorName: z.string(), closedBy: z.string(),
  /** The exact picture of the waybill; null: left without one, or disposed of. */
  picture: sheet.nullable(),
  /** HO-3, of the collection: strokes are lists of x, y in 1/1000 of the pad's width. */
  signature: z.object({ how: z.enum(['screen', 'paper']), strokes: z.array(z.array(z.number())), scanned: z.string(), signedBy: z.string(), at: time }).nullable(),
  orders: z.array(z.object({ orderId, platform, platformOrderNumber: z.string() })),
  dayState, sealedAt: time.nullable(), takenOverAt: time.nullable(), takenOverBy: z.string().nullable(),
  /** Its own bytes agree with its hash. */
  intact: z.boolean(),
});
export type StubDetail = z.output<typeof stubDetail>;

const page = { offset: count, limit: z.number().int().min(1).max(200) };

/** ST-1, ST-2: the archive of stubs. */
export const stubs = {
  /** A month (202611) by day and courier, and what today is in the shop. */
  calendar: query({
    access: 'stubs.read', input: z.object({ month: z.number().int().min(197_001).max(999_912) }), output: z.object({ today: count, days: z.array(calendarDay) }),
  }),
  /** What waits for the manager: days to take over after 15 days, days that the retention rule lets go, the retention itself. */
  overview: query({
    access: 'stubs.read', input: nothing,
    output: z.object({ due: pile.nullable(), disposable: pile.nullable(), months: count, erasing: z.boolean(), verification }),
  }),
  /** Stubs of a day by courier and number. */
  day: query({
    access: 'stubs.read', input: z.object({ day: stubDay, courierCode: courierCode.nullable(), ...page }), output: z.object({ total: count, rows: z.array(stubRow) }),
  }),
  /** By any fragment of number, receiver, phone or place, by date, by courier, or several of them; newest first, the first 500. */
  search: query({
    access: 'stubs.read', input: z.object({ text: line(100), ...page }), output: z.object({ total: count, more: z.boolean(), rows: z.array(stubRow) }),
  }),
  /** The stub of a scanned waybill; null = none. */
  find: query({
    access: 'stubs.read', input: z.object({ code: z.string().max(300) }), output: z.object({ parcelId, day: count, courierCode: storedCourier }).nullable(),
  }),
  detail: query({ access: 'stubs.read', input: z.object({ parcelId }), output: stubDetail }),
  /** ST-2: goes through the days in a thread of its own; `overview` says how far it is. */
  verify: command({ access: 'stubs.read', input: z.object({ fromDay: stubDay, toDay: stubDay, courierCode: courierCode.nullable() }), output: nothing }),
  stopVerifying: command({ access: 'stubs.read', input: nothing, output: nothing }),
  /** One confirmation for all days due up to this one; each is verified first. */
  takeOver: command({
    access: 'stubs.archive', input: z.object({ upToDay: stubDay, evenDamaged: z.boolean().default(false) }), output: z.object({ days: count, stubs: count }),
  }),
  /** Takes pictures and personal parts away, for good, of what was taken over and is older than the retention. */
  dispose: command({ access: 'stubs.archive', input: z.object({ upToDay: stubDay }), output: z.object({ days: count, stubs: count }) }),
  setRetention: command({
    access: 'stubs.archive', input: z.object({ months: z.number().int().min(retentionMonths.least).max(retentionMonths.most) }), output: nothing,
  }),
  /** Writes the stub as a PDF, marked as a copy, where the person says; null = they thought better of it. */
  exportCopy: command({ access: 'stubs.read', input: z.object({ parcelId }), output: z.object({ file: z.string() }).nullable() }),
};
