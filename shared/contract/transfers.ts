import { z } from 'zod';
import { command, query } from './operation.ts';
import { afterSalesCaseId, bankLineId, count, expectedTransferId, fen, line, nothing, orderFlag, orderId, orderState, platform, requiredLine, time, transferMatchId } from './fields.ts';
import { unreadReasons } from '../domain/transfers/bank-line.ts';

const amountFen = z.number().int().min(1).max(1_000_000_000_00);

const order = z.object({ id: orderId, platform, number: z.string(), state: orderState, flag: orderFlag, buyerNick: z.string(), receiverName: z.string(), goods: z.string() });

/** Money that hangs on an expectation, and which line it came with. */
const match = z.object({
  id: transferMatchId, lineId: bankLineId, amountFen: fen, at: time, by: z.string(), arrivedAt: time, payer: z.string(), undoneAt: time.nullable(), undoneBy: z.string(), undoReason: z.string(),
});

export const expectedTransfer = z.object({
  id: expectedTransferId, order, bank: z.string(), payer: z.string(), amountFen: fen, state: z.enum(['waiting', 'received', 'cancelled']),
  /** What it pays: the order, or what comes on top of a paid one: for an exchange, or after its lines were changed. */
  purpose: z.enum(['order', 'exchange', 'change']), caseId: afterSalesCaseId.nullable(), createdAt: time, createdBy: z.string(),
  receivedFen: fen, paidBackFen: fen, leftFen: fen, overFen: fen,
});
export type ExpectedTransfer = z.output<typeof expectedTransfer>;

export const bankLine = z.object({
  id: bankLineId, arrivedAt: time, amountFen: fen, restFen: fen, payer: z.string(), remark: z.string(), serial: z.string(), bank: z.string(), source: z.enum(['typed', 'pasted']),
  enteredAt: time, enteredBy: z.string(), setAside: z.string().nullable(),
  matches: z.array(z.object({ id: transferMatchId, expectedId: expectedTransferId, orderId, number: z.string(), amountFen: fen, undone: z.boolean() })),
});
export type BankLine = z.output<typeof bankLine>;

const fits = { amount: z.enum(['exact', 'part', 'over']), name: z.enum(['same', 'likely', 'unknown', 'other']), numberNamed: z.boolean() };

/** CS-2: bank transfers: what is to come, what arrived, and which belongs to which. */
export const transfers = {
  /** Waiting, the oldest first, and lines of money, the newest first; `open`: what belongs to no order yet. */
  list: query({
    access: 'transfers.read',
    input: z.object({ view: z.enum(['open', 'all']), offset: count, limit: z.number().int().min(1).max(500) }),
    output: z.object({ lines: z.array(bankLine), waiting: z.array(expectedTransfer), open: count, openFen: fen, waitingCount: count }),
  }),
  counts: query({ access: 'transfers.read', input: nothing, output: z.object({ open: count, openFen: fen, waiting: count }) }),
  /** The orders that a line may be for, the likeliest first; `expectedId` null = unpaid and of this sum, but nobody noted that money is to come. */
  candidates: query({
    access: 'transfers.read', input: z.object({ lineId: bankLineId }),
    output: z.object({ preselected: expectedTransferId.nullable(), rows: z.array(z.object({ expectedId: expectedTransferId.nullable(), order, leftFen: fen, ...fits })) }),
  }),
  ofOrder: query({ access: 'transfers.read', input: z.object({ orderId }), output: z.object({ expected: expectedTransfer.nullable(), matches: z.array(match), differences: z.array(expectedTransfer) }) }),
  expect: command({
    access: 'transfers.confirm', input: z.object({ orderId, bank: line(40), payer: line(60), amountFen }), output: z.object({ expectedId: expectedTransferId }),
  }),
  cancel: command({ access: 'transfers.confirm', input: z.object({ expectedId: expectedTransferId }), output: nothing }),
  /** What money is in text that a person copied; nothing is kept of it. */
  read: query({
    access: 'transfers.confirm', input: z.object({ text: z.string().max(200_000) }),
    output: z.object({
      lines: z.array(z.object({
        arrivedAt: time, dayAssumed: z.boolean(), amountFen: fen, payer: z.string(), remark: z.string(), serial: z.string(), raw: z.string(), nth: count,
        standing: z.enum(['new', 'known', 'similar']),
      })),
      unread: z.array(z.object({ text: z.string(), reason: z.enum(unreadReasons) })), more: count,
    }),
  }),
  /** `nth`: which of several alike; `another`: the person says that it is not the one entered already. */
  enter: command({
    access: 'transfers.confirm',
    input: z.object({
      source: z.enum(['typed', 'pasted']), bank: line(40),
      lines: z.array(z.object({ arrivedAt: time.min(0), amountFen, payer: line(60), remark: line(200), serial: line(60), nth: z.number().int().min(1).max(1000), another: z.boolean() })).min(1).max(1000),
    }),
    output: z.object({ entered: count, leftOut: count, firstId: bankLineId.nullable() }),
  }),
  confirm: command({ access: 'transfers.confirm', input: z.object({ lineId: bankLineId, expectedId: expectedTransferId, amountFen }), output: nothing }),
  undo: command({ access: 'transfers.confirm', input: z.object({ matchId: transferMatchId, reason: requiredLine(200) }), output: nothing }),
  /** null = back on the list. */
  setAside: command({ access: 'transfers.confirm', input: z.object({ lineId: bankLineId, reason: requiredLine(100).nullable() }), output: nothing }),
  paidBack: command({ access: 'transfers.confirm', input: z.object({ expectedId: expectedTransferId, amountFen, note: line(200) }), output: nothing }),
};
