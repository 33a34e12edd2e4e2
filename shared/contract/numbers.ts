import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, courierCode, line, nothing, numberRollId, orderId, parcelId, requiredLine, time } from './fields.ts';
import { printComponent } from './printers.ts';

export const numberRoll = z.object({
  id: numberRollId, courierCode: z.string(), firstNumber: z.string(), nextNumber: z.string().nullable(), rule: z.enum(['plain', 's10', 'sf12']),
  step: z.number().int(), count, used: count, createdAt: time, active: z.boolean(),
});
export type NumberRoll = z.output<typeof numberRoll>;

/** A number's life (PR-5): `free` is in a pool, `spoiled` never was a parcel's. */
export const numberStates = ['free', 'reserved', 'printed', 'packed', 'handed_over', 'voided', 'spoiled', 'given_back'] as const;
export const numberState = z.enum(numberStates);
export const numberSources = ['roll', 'pool', 'scan', 'platform'] as const;
export const numberSource = z.enum(numberSources);

export const ledgerEntry = z.object({
  courierCode: z.string(), number: z.string(), source: numberSource, state: numberState,
  parcelId: parcelId.nullable(), orderId: orderId.nullable(), orderNumber: z.string(), receiverName: z.string(),
  reservedAt: time.nullable(), printedAt: time.nullable(), scannedBackAt: time.nullable(), packedAt: time.nullable(), handedOverAt: time.nullable(),
  /** Voided, spoiled or given back: when, and the reason. */
  endedAt: time.nullable(), reason: z.string(), staffName: z.string(),
});
export type LedgerEntry = z.output<typeof ledgerEntry>;

const waybillNumber = requiredLine(40);

const pastedPool = z.object({ courierCode, text: z.string().max(2_000_000) });
/** What was read from a pasted list. `repeated` = stood in it more than once and counts once. */
const poolRead = z.object({
  added: count, known: count, someKnown: z.array(z.string()), odd: count, someOdd: z.array(z.string()),
  unreadable: count, someUnreadable: z.array(z.string()), repeated: count,
});
export type PoolRead = z.output<typeof poolRead>;

export const numbers = {
  rolls: query({ access: 'printing.print', input: nothing, output: z.array(numberRoll) }),
  addRoll: command({
    access: 'settings.edit',
    input: z.object({ courierCode, firstNumber: requiredLine(40), count: z.number().int().min(1).max(1_000_000), step: z.number().int().min(1).max(1000).default(1), rule: z.enum(['plain', 's10', 'sf12']).default('plain') }),
    output: z.object({ rollId: numberRollId, looksRight: z.boolean() }),
  }),
  retireRoll: command({ access: 'settings.edit', input: z.object({ rollId: numberRollId, reason: line(200) }), output: nothing }),

  /** Numbers fetched from the courier earlier, per courier. They are given out before rolls are touched when the courier has both. */
  pools: query({ access: 'printing.print', input: nothing, output: z.array(z.object({ courierCode: z.string(), free: count, taken: count, givenBack: count, newestAt: time })) }),
  /**
   * A pasted list: numbers apart by blanks, commas or lines, ranges written out. What the shop knows already is left out and named; what
   * looks odd is taken and named. Refuses more than 20,000 numbers at once (`printing.too_many_numbers`).
   */
  addToPool: command({ access: 'settings.edit', input: pastedPool, output: poolRead }),
  /** The same, only looked at: `added` is what would be added. */
  previewPool: query({ access: 'settings.edit', input: pastedPool, output: poolRead }),
  /** The courier takes the unused numbers back: none of them is given out any more. */
  giveBackPool: command({ access: 'settings.edit', input: z.object({ courierCode, reason: requiredLine(200) }), output: z.object({ givenBack: count }) }),

  /** A scanned or typed number for one order. `onPaper`: its waybill is written or printed already (a form filled in by hand, another system), nothing is printed. An odd-looking number is refused once (`printing.number_looks_odd`, or `printing.number_seems_other` with the courier that it looks like) and taken with `evenIfOdd`. */
  give: command({
    access: 'printing.print', input: z.object({ orderId, courierCode, number: waybillNumber, onPaper: z.boolean(), evenIfOdd: z.boolean().default(false) }),
    output: z.object({ parcelId }),
  }),
  /** PR-5: the number is scanned from the paper that came out. */
  scanBack: command({
    access: 'printing.print', input: z.object({ number: waybillNumber }),
    output: z.object({ parcelId, courierCode: z.string(), number: z.string(), orderId: orderId.nullable(), receiverName: z.string(), alreadyScanned: z.boolean() }),
  }),
  /** A form torn before it was used; one that is a parcel's is voided instead. */
  spoil: command({ access: 'printing.void', input: z.object({ courierCode, number: waybillNumber, reason: requiredLine(200) }), output: nothing }),

  /**
   * Counts by state for every courier that has numbers. `onRolls` = on rolls in use and not given out yet; `onRetiredRolls` = the forms of
   * retired rolls that never were (one whose rest was added again counts there). With `states` each number is counted once.
   */
  summary: query({
    access: 'printing.print', input: nothing,
    output: z.array(z.object({ courierCode: z.string(), onRolls: count, onRetiredRolls: count, notScannedBack: count, states: z.record(numberState, count) })),
  }),
  /** Every number's life, newest first. `text`: any part of a number. `after`: where the page before ended. */
  ledger: query({
    access: 'printing.print',
    input: z.object({ courierCode: courierCode.nullable(), state: numberState.nullable(), text: line(40), after: z.string().max(200).nullable(), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({ entries: z.array(ledgerEntry), next: z.string().nullable() }),
  }),
  /** The same as a spreadsheet, where a person chooses; null = none chosen. */
  exportLedger: command({ access: 'printing.print', input: z.object({ courierCode: courierCode.nullable() }), output: z.object({ path: z.string() }).nullable() }),

  /** E-waybills that a platform issued, as its service answered (print data with waybill code); only the platform's component may print them. */
  takeEWaybills: command({
    access: 'intake.import', input: z.object({ component: printComponent, json: z.string().max(5_000_000) }),
    output: z.object({ taken: count, refused: z.array(z.object({ number: z.string(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })) }),
  }),
};
