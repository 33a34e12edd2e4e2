import type { InputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { bankLineById, writeRest, writeSetAside } from '../../store/transfers/bank-lines.ts';
import { insertMatch, matchById, writeMatchUndone } from '../../store/transfers/expected.ts';
import { act, type Caller, type Services } from '../services.ts';
import { requireExpected } from './expect.ts';
import { settleExpected } from './settle-expected.ts';

/** CS-2: this money is for this order; a part of it, when the rest is for another. */
export const confirmTransfer = (services: Services, caller: Caller, input: InputFor<'transfers', 'confirm'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const line = bankLineById(step.writer, input.lineId);
    if (line === undefined) return refuse('transfer.line_unknown');
    const expected = requireExpected(step, input.expectedId);
    if (!expected.ok) return expected;
    if (line.set_aside !== null) return refuse('transfer.line_set_aside');
    if (expected.value.state === 'cancelled') return refuse('transfer.not_waiting');
    if (input.amountFen > line.rest_fen) return refuse('transfer.more_than_line', { amountFen: line.rest_fen }, 'amountFen');
    writeRest(step.writer, line.id, line.rest_fen - input.amountFen);
    insertMatch(step.writer, { lineId: line.id, expectedId: expected.value.id, amountFen: input.amountFen, at: step.at, by: caller.staffId });
    step.trace({ action: 'transfer.matched', subject: 'order', subjectId: expected.value.order_id, after: { amountFen: input.amountFen, payer: line.payer, line: line.id } });
    return settleExpected(step, expected.value.id);
  });

/** A match that was wrong: the money stands unmatched again; what followed from it is taken back, with the reason kept. */
export const undoMatch = (services: Services, caller: Caller, input: InputFor<'transfers', 'undo'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const match = matchById(step.writer, input.matchId);
    const line = match === undefined ? undefined : bankLineById(step.writer, match.line_id);
    if (match === undefined || line === undefined) return refuse('transfer.match_unknown');
    if (match.undone_at !== null) return refuse('transfer.undone_already');
    const expected = requireExpected(step, match.expected_id);
    if (!expected.ok) return expected;
    writeMatchUndone(step.writer, match.id, step.at, caller.staffId, input.reason);
    writeRest(step.writer, line.id, line.rest_fen + match.amount_fen);
    step.trace({ action: 'transfer.unmatched', subject: 'order', subjectId: expected.value.order_id, before: { amountFen: match.amount_fen, line: line.id }, after: { reason: input.reason } });
    return settleExpected(step, expected.value.id, input.reason);
  });

/** Money that is no order's: it leaves the list of open lines with its reason, and can come back. */
export const setLineAside = (services: Services, caller: Caller, input: InputFor<'transfers', 'setAside'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const line = bankLineById(step.writer, input.lineId);
    if (line === undefined) return refuse('transfer.line_unknown');
    if (input.reason !== null && line.rest_fen === 0) return refuse('transfer.line_used_up');
    writeSetAside(step.writer, line.id, input.reason);
    step.trace({ action: 'transfer.line_set_aside', subject: 'bank_line', subjectId: line.id, before: { reason: line.set_aside }, after: { reason: input.reason } });
    step.emit('transfers.changed', {});
    return ok(null);
  });
