import { z } from 'zod';
import { attachmentRoles, claimFaults, claimKinds, claimStates, claimSteps, type ClaimEventKind } from '../domain/claims/claim.ts';
import { command, query } from './operation.ts';
import { claimAttachmentId, claimId, count, courierCode, fen, line, nothing, orderId, parcelId, requiredLine, time } from './fields.ts';
import { sheet } from './printing.ts';

export const claimKind = z.enum(claimKinds);
export const claimState = z.enum(claimStates);
export const claimFault = z.enum(claimFaults);
export const claimStep = z.enum(claimSteps);
export const attachmentRole = z.enum(attachmentRoles);

/** A hundred thousand yuan; more is a slip of the finger. */
const moneyFen = z.number().int().nonnegative().max(10_000_000);
/** Letters of a courier, pasted tracking: long, but not a flood. */
const longText = z.string().trim().max(20_000);

/** `attention`: its date is near, today or over. `deadlineAt` is the last moment of the last day. */
export const claimRow = z.object({
  id: claimId, kind: claimKind, state: claimState, fault: claimFault, courierCode: z.string(), parcelId, waybillNumber: z.string(), receiverName: z.string(),
  amountFen: fen, receivedFen: fen, deadlineAt: time.nullable(), followUpAt: time.nullable(), attention: z.boolean(), forBill: z.boolean(), mistake: z.boolean(),
  openedAt: time, closedAt: time.nullable(),
});
export type ClaimRow = z.output<typeof claimRow>;

export const claimEvent = z.object({
  id: z.number().int(), at: time, staffName: z.string(), kind: z.custom<ClaimEventKind>((value) => typeof value === 'string'), text: z.string(), amountFen: fen.nullable(),
});
export type ClaimEvent = z.output<typeof claimEvent>;

export const claimAttachment = z.object({
  id: claimAttachmentId, role: attachmentRole, name: z.string(), sha256: z.string(), bytes: count, widthPx: count, heightPx: count, addedAt: time, staffName: z.string(),
});
export type ClaimAttachment = z.output<typeof claimAttachment>;

/** Each stroke: x, y, x, y … in 1/1000 of the pad's width. */
export const strokes = z.array(z.array(z.number().int().min(-500).max(4_000)).min(2).max(8_000)).min(1).max(300)
  .refine((list) => list.reduce((numbers, stroke) => numbers + stroke.length, 0) <= 20_000);

/** A parcel that has left, as far as a claim needs it. */
export const claimParcel = z.object({
  id: parcelId, courierCode: z.string(), waybillNumber: z.string(), handedOverAt: time, collectorName: z.string(), packedBy: z.string(), packedAt: time.nullable(),
  weightG: z.number().int().nullable(), courierWeightG: z.number().int().nullable(), freightFen: fen.nullable(), receiverName: z.string(), receiverPhone: z.string(), address: z.string(),
  orders: z.array(z.object({
    id: orderId, platform: z.string(), number: z.string(), shopName: z.string(), paidFen: fen, paidAt: time.nullable(),
    lines: z.array(z.object({ skuCode: z.string(), title: z.string(), colour: z.string(), size: z.string(), quantity: count, unitPriceFen: fen.nullable() })),
  })),
  media: z.array(z.object({ kind: z.enum(['photo', 'video']), sha256: z.string(), takenAt: time, disposed: z.boolean() })),
});
export type ClaimParcel = z.output<typeof claimParcel>;

export const claimTerm = z.object({ kind: claimKind, days: z.number().int(), mostFen: fen.nullable(), standard: z.boolean() });

/** What the window saw last of the claim: a step on an older view is refused (`claim.changed_meanwhile`). */
const seen = { claimId, seenEvent: z.number().int() };
const done = z.object({ state: claimState });

/** Days of the shop, both included, as the shop's calendar has them. */
const period = z.object({ from: time, to: time });
const courierFigures = z.object({
  courierCode: z.string(), handedOver: count, claims: count, open: count, lost: count, damaged: count, undeliverable: count, shortContents: count,
  /** Of ten thousand handed over; null = none was. */
  lostPerTenThousand: count.nullable(), claimsPerTenThousand: count.nullable(), claimedFen: fen, receivedFen: fen, daysToPay: count.nullable(),
});
export type CourierFigures = z.output<typeof courierFigures>;
/** Of one packer and courier: parcels packed that left in the period, and faults of claims opened for such parcels. */
const qualityFigures = z.object({ packerName: z.string(), courierCode: z.string(), packed: count, packingFaults: count, courierFaults: count, unknownFaults: count, faultsPerTenThousand: count.nullable() });
export type QualityFigures = z.output<typeof qualityFigures>;

export const claims = {
  /** `open`: all that are not closed, the next date first. `closed` and `bill` (marked for the month's bill): newest first, a page at a time. `text`: any part of a waybill number. */
  list: query({
    access: 'claims.read',
    input: z.object({ view: z.enum(['open', 'closed', 'bill']), state: claimState.nullable(), text: line(40), offset: count.default(0), limit: z.number().int().min(1).max(500).default(500) }),
    output: z.object({ rows: z.array(claimRow), total: count, states: z.partialRecord(claimState, count), bill: count }),
  }),
  get: query({
    access: 'claims.read', input: z.object({ claimId }),
    output: z.object({
      claim: claimRow, openedBy: z.string(), parcel: claimParcel, events: z.array(claimEvent), attachments: z.array(claimAttachment), terms: claimTerm,
      signatures: z.array(z.object({ strokes, signedBy: z.string(), at: time })), steps: z.array(claimStep), stub: sheet.nullable(),
    }),
  }),
  /** What waits for somebody: rail and Today. */
  attention: query({ access: 'claims.read', input: nothing, output: z.object({ over: count, near: count, followUps: count, rows: z.array(claimRow) }) }),
  /** Parcels that have left, by any part of their number. */
  findParcels: query({
    access: 'claims.read', input: z.object({ text: requiredLine(40) }),
    output: z.array(z.object({ parcelId, courierCode: z.string(), waybillNumber: z.string(), receiverName: z.string(), handedOverAt: time.nullable(), open: z.array(claimKind) })),
  }),
  /** What a claim of this kind would be: amount and deadline as proposed. Refuses a parcel that has not left. */
  proposal: query({
    access: 'claims.read', input: z.object({ parcelId, kind: claimKind }),
    output: z.object({ parcel: claimParcel, amountFen: fen, deadlineAt: time, terms: claimTerm, openClaim: claimId.nullable() }),
  }),

  /**
   * One open claim per parcel and kind (`claim.open_already`). More than the courier's terms is refused (`claim.over_terms`) unless
   * a manager says so. An undeliverable parcel is marked for the month's bill.
   */
  open: command({
    access: 'claims.edit',
    input: z.object({ parcelId, kind: claimKind, fault: claimFault, amountFen: moneyFen, text: line(2_000), followUpAt: time.nullable(), overTerms: z.boolean().default(false) }),
    output: z.object({ claimId }),
  }),
  /**
   * ST-4: a damaged parcel with the courier at fault is sent only with the collector's signature (`claim.signature_missing`); the courier
   * is sent nothing that is the packing's fault (`claim.fault_is_ours`).
   */
  step: command({
    access: 'claims.edit',
    input: z.object({ ...seen, step: z.enum(['send', 'answer', 'withdraw']), text: line(2_000), followUpAt: time.nullable(), mistake: z.boolean().default(false) }), output: done,
  }),
  /** Money and ends. `receive` takes parts; beyond the claim only with `evenIfMore` (`claim.more_than_claimed`). */
  settle: command({
    access: 'claims.settle',
    input: z.object({ ...seen, step: z.enum(['receive', 'close_short', 'refuse', 'dispute']), moneyFen: moneyFen.default(0), evenIfMore: z.boolean().default(false), text: line(2_000), followUpAt: time.nullable() }), output: done,
  }),
  /** Noted without moving the claim: words, pasted tracking. */
  note: command({ access: 'claims.edit', input: z.object({ claimId, kind: z.enum(['note', 'tracking']), text: longText.min(1) }), output: nothing }),
  change: command({
    access: 'claims.edit',
    input: z.object({
      ...seen, change: z.discriminatedUnion('what', [
        z.object({ what: z.literal('follow_up'), at: time.nullable() }),
        z.object({ what: z.literal('deadline'), at: time }),
        z.object({ what: z.literal('amount'), amountFen: moneyFen, overTerms: z.boolean().default(false) }),
        z.object({ what: z.literal('fault'), fault: claimFault }),
        z.object({ what: z.literal('bill'), forBill: z.boolean() }),
      ]),
    }),
    output: nothing,
  }),
  /** A picture chosen by a person, or `path` of one that was dropped; known by its content. Null = none chosen. */
  attach: command({ access: 'claims.edit', input: z.object({ claimId, role: attachmentRole, path: z.string().min(1).max(4_096).nullable() }), output: z.object({ attachmentId: claimAttachmentId }).nullable() }),
  detach: command({ access: 'claims.edit', input: z.object({ attachmentId: claimAttachmentId }), output: nothing }),
  picture: query({ access: 'claims.read', input: z.object({ attachmentId: claimAttachmentId }), output: z.object({ dataUrl: z.string() }) }),
  sign: command({ access: 'claims.edit', input: z.object({ claimId, strokes, signedBy: requiredLine(60) }), output: nothing }),

  /** Cover, stub, order, signatures, photos, tracking as one PDF where a person chooses; null = none chosen. Pictures come out grey. */
  evidencePack: command({ access: 'claims.read', input: z.object({ claimId }), output: z.object({ path: z.string(), sheets: count }).nullable() }),

  terms: query({ access: 'claims.read', input: z.object({ courierCode }), output: z.array(claimTerm) }),
  /** `terms` null = the shipped ones again. Claims that are open keep their deadline. */
  setTerms: command({
    access: 'claims.settle', input: z.object({ courierCode, kind: claimKind, terms: z.object({ days: z.number().int().min(1).max(1_000), mostFen: moneyFen.nullable() }).nullable() }), output: nothing,
  }),
  couriers: query({ access: 'claims.read', input: period, output: z.array(courierFigures) }),
  quality: query({ access: 'claims.read', input: period, output: z.array(qualityFigures) }),
  /** As a spreadsheet (XLSX, or CSV by the file's name) where a person chooses; null = none chosen. `bill`: the parcels set aside for the month's bill. */
  exportTable: command({
    access: 'claims.read', input: z.object({ table: z.enum(['couriers', 'quality', 'bill']), from: time, to: time }), output: z.object({ path: z.string(), rows: count }).nullable(),
  }),
};
