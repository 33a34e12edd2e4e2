import { z } from 'zod';
import { caseKinds, caseOutcomes, caseStates, caseSteps, type CaseEventKind } from '../domain/after-sales/case.ts';
import { payoutKinds, payoutStates, payoutWays } from '../domain/after-sales/money.ts';
import { caseReasons, freightPayers } from '../domain/after-sales/reasons.ts';
import { returnedConditions, returningStates } from '../domain/after-sales/returning.ts';
import { deadlineSteps } from '../domain/after-sales/terms.ts';
import { chosenCamera } from './media.ts';
import { command, query } from './operation.ts';
import {
  afterSalesCaseId, afterSalesPhotoId, claimId, count, courierCode, expectedTransferId, fen, line, nothing, orderId, orderLineId, orderState, parcelId, payoutId, platform, requiredLine, returningLineId,
  returningParcelId, skuId, time,
} from './fields.ts';

export const caseKind = z.enum(caseKinds);
export const caseState = z.enum(caseStates);
export const caseReason = z.enum(caseReasons);
export const freightPayer = z.enum(freightPayers);
export const payoutKind = z.enum(payoutKinds);
export const payoutWay = z.enum(payoutWays);
const deadlineStep = z.enum(deadlineSteps);
const returnedCondition = z.enum(returnedConditions);

/** A hundred thousand yuan; more is a slip of the finger. */
const moneyFen = z.number().int().nonnegative().max(10_000_000);
/** Looked at before it is copied anywhere. */
export const pictureBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength > 0 && value.byteLength <= 21_000_000);
const quantity = z.number().int().min(1).max(10_000);

/** `due`: how near its deadline is. `moneyWaits`: there is money to be approved or paid. */
export const caseRow = z.object({
  id: afterSalesCaseId, orderId, kind: caseKind, state: caseState, reason: caseReason, freightBy: freightPayer, source: z.enum(['shop', 'platform']), outcome: z.enum(caseOutcomes),
  platform, platformOrderNumber: z.string(), shopName: z.string(), buyerNick: z.string(), receiverName: z.string(), goods: z.string(), currency: z.string(), wantedFen: fen,
  deadlineAt: time.nullable(), deadlineStep: deadlineStep.nullable(), due: z.enum(['none', 'later', 'near', 'over']), openedAt: time, closedAt: time.nullable(),
});
export type CaseRow = z.output<typeof caseRow>;

export const caseEvent = z.object({
  id: z.number().int(), at: time, staffName: z.string(), kind: z.custom<CaseEventKind>((value) => typeof value === 'string'), text: z.string(), amountFen: fen.nullable(),
});
export type CaseEvent = z.output<typeof caseEvent>;

/** `orderLineId` null = it is not a line of the order, or no longer. */
export const caseLine = z.object({
  orderLineId: orderLineId.nullable(), skuId: skuId.nullable(), skuCode: z.string(), title: z.string(), colour: z.string(), size: z.string(), quantity: count, unitPriceFen: fen.nullable(),
});
export type CaseLine = z.output<typeof caseLine>;

/** `late`: it came later than 24 hours after the buyer had the parcel. */
export const casePhoto = z.object({
  id: afterSalesPhotoId, name: z.string(), sha256: z.string(), bytes: count, widthPx: count, heightPx: count, addedAt: time, staffName: z.string(), late: z.boolean(),
});
export type CasePhoto = z.output<typeof casePhoto>;

export const payout = z.object({
  id: payoutId, caseId: afterSalesCaseId, orderId, platformOrderNumber: z.string(), buyerNick: z.string(), shopName: z.string(), kind: payoutKind, state: z.enum(payoutStates), way: payoutWay,
  account: z.string(), reason: z.string(), amountFen: fen, currency: z.string(), reported: z.boolean(), overLimit: z.boolean(), askedAt: time, askedBy: z.string(), decidedAt: time.nullable(),
  decidedBy: z.string(), decidedText: z.string(), paidAt: time.nullable(), paidBy: z.string(), reference: z.string(),
});
export type Payout = z.output<typeof payout>;

/** A parcel that comes or came back, with what should be and what was in it. */
export const returningParcel = z.object({
  id: returningParcelId, courierCode: z.string(), waybillNumber: z.string(), state: z.enum(returningStates), note: z.string(), createdAt: time, arrivedAt: time.nullable(), checkedAt: time.nullable(),
  lines: z.array(z.object({ id: returningLineId, skuCode: z.string(), title: z.string(), colour: z.string(), size: z.string(), quantity: count })),
  goods: z.array(z.object({ skuCode: z.string(), title: z.string(), condition: returnedCondition, quantity: count })),
});
export type ReturningParcel = z.output<typeof returningParcel>;

/** An order as far as its after-sales need it: its lines, and what of its money may still go back. */
export const caseOrder = z.object({
  id: orderId, platform, platformOrderNumber: z.string(), shopName: z.string(), state: orderState, buyerNick: z.string(), receiverName: z.string(), receiverPhone: z.string(), address: z.string(),
  currency: z.string(), paidFen: fen, freightFen: fen, refundedFen: fen, refundableFen: fen,
  lines: z.array(caseLine),
  parcels: z.array(z.object({ parcelId, courierCode: z.string(), waybillNumber: z.string(), handedOverAt: time.nullable(), packerName: z.string(), claimId: claimId.nullable() })),
});
export type CaseOrder = z.output<typeof caseOrder>;

export const span = z.object({ amount: z.number().int().min(1).max(400), unit: z.enum(['hours', 'days', 'months']) });
export const caseTerm = z.object({ kind: caseKind, step: deadlineStep, ...span.shape, standard: z.boolean() });
export type CaseTerm = z.output<typeof caseTerm>;

/** What the window saw last of the case: a step on an older view is refused (`after_sales.changed_meanwhile`). */
const seen = { caseId: afterSalesCaseId, seenEvent: z.number().int() };
const done = z.object({ state: caseState });
const oldLines = z.array(z.object({ orderLineId, quantity })).max(200);
const newLines = z.array(z.object({ skuId, quantity, unitPriceFen: moneyFen })).max(50);
/** Of the shop's calendar, both ends included. */
const period = { from: time, to: time };

export const afterSales = {
  /** `open`: the next deadline first; `closed`: newest first; both a page at a time. `text`: what the search of orders finds, or the number of a parcel that comes back. */
  list: query({
    access: 'after_sales.read',
    input: z.object({ view: z.enum(['open', 'closed']), kind: caseKind.nullable(), state: caseState.nullable(), text: line(200), offset: count.default(0), limit: z.number().int().min(1).max(500).default(500) }),
    output: z.object({ rows: z.array(caseRow), total: count, states: z.partialRecord(caseState, count), closed: count }),
  }),
  get: query({
    access: 'after_sales.read', input: z.object({ caseId: afterSalesCaseId }),
    output: z.object({
      row: caseRow, openedBy: z.string(), order: caseOrder, events: z.array(caseEvent), lines: z.array(caseLine), newLines: z.array(caseLine), photos: z.array(casePhoto), payouts: z.array(payout),
      returning: z.array(returningParcel), steps: z.array(z.enum(caseSteps)), kinds: z.array(caseKind), freightWhy: z.string(), buyerReceivedAt: time.nullable(),
      photosWanted: z.boolean(), photosUntil: time.nullable(), packerName: z.string(), claimId: claimId.nullable(), mayClaim: z.boolean(),
      differenceFen: fen, differenceReceivedAt: time.nullable(),
      /** The difference by bank, as it stands; null = not expected that way. */
      expected: z.object({ bank: z.string(), payer: z.string(), state: z.enum(['waiting', 'received', 'cancelled']), receivedFen: fen, leftFen: fen, overFen: fen }).nullable(), replacement: z.object({ orderId, number: z.string(), state: orderState }).nullable(),
      term: z.object({ ...span.shape, standard: z.boolean() }).nullable(), others: z.array(caseRow),
      /** What the caller may still give away alone on this order; null = as much as wanted. */
      aloneFen: fen.nullable(),
    }),
  }),
  /** AS-3: what is over or near, and money that waits for somebody: rail, warning bar, Today. */
  attention: query({
    access: 'after_sales.read', input: nothing, output: z.object({ open: count, over: count, near: count, toApprove: count, toPay: count, rows: z.array(caseRow) }),
  }),
  /** Cases of an order, and what a new one could be. */
  ofOrder: query({
    access: 'after_sales.read', input: z.object({ orderId }), output: z.object({ order: caseOrder, cases: z.array(caseRow), kinds: z.array(caseKind) }),
  }),
  /** What would be paid back for these lines. */
  proposal: query({ access: 'after_sales.read', input: z.object({ orderId, lines: oldLines }), output: z.object({ amountFen: fen, refundableFen: fen }) }),

  /**
   * AS-1: refuses a kind that the order's state does not have (`after_sales.kind_does_not_fit`), a second open case of the same kind about the same
   * lines (`after_sales.open_already`), and more money than the buyer paid (`after_sales.more_than_paid`).
   */
  open: command({
    access: 'after_sales.edit',
    input: z.object({ orderId, kind: caseKind, reason: caseReason, lines: oldLines, wantedFen: moneyFen, buyerReceivedAt: time.nullable(), text: line(2_000) }), output: z.object({ caseId: afterSalesCaseId }),
  }),
  /**
   * AS-2: agreeing to a case about bad goods needs photos (`after_sales.photos_missing`, `after_sales.photos_late`) unless the manager says so. Refusing,
   * withdrawing and reopening say why. `waybill`: of the parcel that the buyer sent.
   */
  step: command({
    access: 'after_sales.edit',
    input: z.object({
      ...seen, step: z.enum(['agree', 'refuse', 'await_goods', 'pay_back', 'close', 'withdraw', 'reopen']), text: line(2_000), withoutPhotos: z.boolean().default(false),
      waybill: z.object({ courierCode: courierCode.nullable(), waybillNumber: line(60) }).nullable().default(null),
    }),
    output: done,
  }),
  change: command({
    access: 'after_sales.edit',
    input: z.object({
      ...seen, change: z.discriminatedUnion('what', [
        z.object({ what: z.literal('kind'), kind: caseKind }),
        z.object({ what: z.literal('reason'), reason: caseReason }),
        /** The manager's: otherwise than the reason says. */
        z.object({ what: z.literal('freight'), freightBy: freightPayer, why: requiredLine(500) }),
        z.object({ what: z.literal('wanted'), wantedFen: moneyFen }),
        z.object({ what: z.literal('lines'), lines: oldLines }),
        z.object({ what: z.literal('new_lines'), lines: newLines }),
        z.object({ what: z.literal('deadline'), at: time }),
        z.object({ what: z.literal('buyer_received'), at: time.nullable() }),
      ]),
    }),
    output: nothing,
  }),
  note: command({ access: 'after_sales.edit', input: z.object({ caseId: afterSalesCaseId, text: requiredLine(5_000) }), output: nothing }),
  /** AS-2: the courier's fault becomes a claim about the parcel, or joins the one that is open. */
  claim: command({ access: 'claims.edit', input: z.object({ ...seen, parcelId }), output: z.object({ claimId, opened: z.boolean() }) }),
  /** `path`: of a dropped file; `bytes`: a pasted or taken picture; both null = chosen by a person. Null = none chosen. */
  addPhoto: command({
    access: 'after_sales.edit', input: z.object({ caseId: afterSalesCaseId, path: z.string().min(1).max(4_096).nullable(), bytes: pictureBytes.nullable() }),
    output: z.object({ photoId: afterSalesPhotoId }).nullable(),
  }),
  /** A person is about to take a photo for the case: this window may open the shop's camera, once and at once. Answers which camera; `''` = the first there is. */
  beginPhoto: command({ access: 'after_sales.edit', input: z.object({ caseId: afterSalesCaseId }), output: chosenCamera }),
  removePhoto: command({ access: 'after_sales.edit', input: z.object({ photoId: afterSalesPhotoId }), output: nothing }),
  photo: query({ access: 'after_sales.read', input: z.object({ photoId: afterSalesPhotoId }), output: z.object({ dataUrl: z.string() }) }),

  /**
   * AS-4, AS-6: the goods are here and were looked at. Pieces of one line may be in several conditions; what is not named is missing. More pieces than expected are
   * refused (`after_sales.more_than_expected`).
   */
  receive: command({
    access: 'after_sales.edit',
    input: z.object({ ...seen, goods: z.array(z.object({ orderLineId, condition: returnedCondition, quantity })).max(200), text: line(2_000) }), output: done,
  }),
  /** AS-5: makes the order that brings the new goods; held until a difference that the buyer owes is here. */
  send: command({ access: 'after_sales.edit', input: z.object({ ...seen, text: line(2_000) }), output: z.object({ orderId, number: z.string() }) }),
  /** CS-2: the difference that the buyer owes is to come by bank. Said again it is corrected; matched as every transfer, and the case goes on by itself. */
  expectDifference: command({ access: 'transfers.confirm', input: z.object({ ...seen, bank: line(40), payer: line(60) }), output: z.object({ expectedId: expectedTransferId }) }),
  /** Refused while a part of it has come by bank (`transfer.money_on_it`). */
  differenceReceived: command({ access: 'after_sales.edit', input: z.object({ ...seen, reference: line(200) }), output: nothing }),

  /** AS-6: refused beyond what was paid (`after_sales.more_than_paid`). Beyond the caller's limit it waits for the manager. */
  askPayout: command({
    access: 'after_sales.edit',
    input: z.object({
      ...seen, kind: payoutKind, way: payoutWay, account: line(200), reason: requiredLine(500), amountFen: moneyFen.min(1), lines: z.array(z.object({ orderLineId, amountFen: moneyFen.min(1) })).max(200).default([]),
    }),
    output: z.object({ payoutId, state: z.enum(payoutStates) }),
  }),
  decidePayout: command({ access: 'after_sales.approve', input: z.object({ payoutId, approve: z.boolean(), text: line(500) }), output: nothing }),
  payPayout: command({ access: 'after_sales.edit', input: z.object({ payoutId, reference: line(200) }), output: done }),
  withdrawPayout: command({ access: 'after_sales.edit', input: z.object({ payoutId, text: line(500) }), output: nothing }),
  payouts: query({ access: 'after_sales.read', input: nothing, output: z.array(payout) }),

  terms: query({ access: 'after_sales.read', input: z.object({ platform }), output: z.array(caseTerm) }),
  /** `term` null = the shipped one again. Cases that are open keep their deadline. */
  setTerm: command({ access: 'after_sales.approve', input: z.object({ platform, kind: caseKind, step: deadlineStep, term: span.nullable() }), output: nothing }),
  limits: query({ access: 'after_sales.read', input: nothing, output: z.object({ customerServiceFen: fen.nullable() }) }),
  setLimits: command({ access: 'after_sales.approve', input: z.object({ customerServiceFen: moneyFen.nullable() }), output: nothing }),

  /** AS-6: what was asked for, or paid, in a time; sums to the fen for each shop and currency. */
  finance: query({
    access: 'after_sales.read', input: z.object({ ...period, by: z.enum(['asked', 'paid']) }),
    output: z.object({
      rows: z.array(payout), total: count,
      sums: z.array(z.object({ shopName: z.string(), currency: z.string(), payouts: count, paidFen: fen, openFen: fen, refundFen: fen, freightFen: fen, compensationFen: fen })),
    }),
  }),
  /** As a spreadsheet (XLSX, or CSV by the file's name) where a person chooses; null = none chosen. */
  exportFinance: command({ access: 'after_sales.read', input: z.object({ ...period, by: z.enum(['asked', 'paid']) }), output: z.object({ path: z.string(), rows: count }).nullable() }),
};
