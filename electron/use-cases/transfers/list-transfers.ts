import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { candidatesFor, preselected } from '../../../shared/domain/transfers/match.ts';
import { bankLineById, openBankLines } from '../../store/transfers/bank-lines.ts';
import { differencesOfOrder, expectedOfOrder } from '../../store/transfers/expected.ts';
import { countWaiting, expectedView, listLines, listWaiting, matchesOfExpected, unpaidOfSum } from '../../store/transfers/transfer-list.ts';
import { readerOf, type Services } from '../services.ts';

/** So many waiting ones are shown and looked through for candidates; more than these a shop does not have open by bank. */
const mostWaiting = 2000;
const mostUnexpected = 20;

export const listTransfers = (services: Services, input: InputFor<'transfers', 'list'>): Result<OutputFor<'transfers', 'list'>> => {
  const reader = readerOf(services);
  const open = openBankLines(reader);
  return ok({
    lines: listLines(reader, input.view, input.offset, input.limit), waiting: listWaiting(reader, 500), open: open.lines, openFen: open.fen, waitingCount: countWaiting(reader),
  });
};

export const countTransfers = (services: Services): Result<OutputFor<'transfers', 'counts'>> => {
  const reader = readerOf(services);
  const open = openBankLines(reader);
  return ok({ open: open.lines, openFen: open.fen, waiting: countWaiting(reader) });
};

/** CS-2: which orders this money may be for, each with why; the person decides. */
export const transferCandidates = (services: Services, input: InputFor<'transfers', 'candidates'>): Result<OutputFor<'transfers', 'candidates'>> => {
  const reader = readerOf(services);
  const line = bankLineById(reader, input.lineId);
  if (line === undefined) return refuse('transfer.line_unknown');
  const arrived = { restFen: line.rest_fen, payer: line.payer, remark: line.remark };
  const waiting = new Map(listWaiting(reader, mostWaiting).map((one) => [Number(one.id), one]));
  const expected = candidatesFor(arrived, [...waiting.values()].map((one) => ({
    id: one.id, leftFen: one.leftFen, names: [one.payer, one.order.receiverName, one.order.buyerNick].filter((name) => name !== ''), numbers: [one.order.number],
  })));
  const unexpected = new Map(unpaidOfSum(reader, line.rest_fen, mostUnexpected).map((order) => [Number(order.id), order]));
  const others = candidatesFor(arrived, [...unexpected.values()].map((order) => ({
    id: order.id, leftFen: line.rest_fen, names: [order.receiverName, order.buyerNick].filter((name) => name !== ''), numbers: [order.number],
  })));
  const chosen = preselected(expected);
  return ok({
    preselected: chosen === null ? null : (waiting.get(chosen)?.id ?? null),
    rows: [
      ...expected.flatMap(({ id, ...why }) => {
        const one = waiting.get(id);
        return one === undefined ? [] : [{ expectedId: one.id, order: one.order, leftFen: one.leftFen, ...why }];
      }),
      ...others.flatMap(({ id, ...why }) => {
        const order = unexpected.get(id);
        return order === undefined ? [] : [{ expectedId: null, order, leftFen: line.rest_fen, ...why }];
      }),
    ].slice(0, 50),
  });
};

export const transfersOfOrder = (services: Services, input: InputFor<'transfers', 'ofOrder'>): Result<OutputFor<'transfers', 'ofOrder'>> => {
  const reader = readerOf(services);
  const stored = expectedOfOrder(reader, input.orderId);
  const matches = stored === undefined ? [] : matchesOfExpected(reader, stored.id);
  const differences = differencesOfOrder(reader, input.orderId).flatMap(({ id }) => {
    const view = expectedView(reader, id);
    return view === undefined ? [] : [view];
  });
  // One that was given up before any money came is nobody's concern.
  if (stored === undefined || (stored.state === 'cancelled' && matches.length === 0)) return ok({ expected: null, matches: [], differences });
  return ok({
    differences, expected: expectedView(reader, stored.id) ?? null,
    matches: matches.map((row) => ({
      id: row.id, lineId: row.line_id, amountFen: row.amount_fen, at: row.at, by: row.by_name ?? '', arrivedAt: row.arrived_at, payer: row.payer,
      undoneAt: row.undone_at, undoneBy: row.undone_name ?? '', undoReason: row.undo_reason,
    })),
  });
};
