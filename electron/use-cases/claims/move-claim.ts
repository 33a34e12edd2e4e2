import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { ClaimId } from '../../../shared/domain/ids.ts';
import { isClosed, moveClaim, type Move } from '../../../shared/domain/claims/transitions.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { attachmentsOf, claimById, claimSignatures, insertClaimEvent, insertClaimSignature, lastClaimEvent, openClaimOf, updateClaim, type ListedClaim } from '../../store/claims.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { termsFor } from './claim-view.ts';
import { withinTerms } from './open-claim.ts';

/** Two windows, one claim: what was decided on an older view is not done. */
const claimAsSeen = (step: Act, claimId: ClaimId, seenEvent: number): Result<ListedClaim> => {
  const claim = claimById(step.writer, claimId);
  if (claim === undefined) return refuse('claim.unknown');
  const last = lastClaimEvent(step.writer, claimId);
  return last === undefined || last.id === seenEvent ? ok(claim) : refuse('claim.changed_meanwhile', { by: last.staff_name, changedAt: last.at });
};

/** ST-4: what must be there before the courier gets it. */
const readyToSend = (step: Act, claim: ListedClaim): Result<null> => {
  if (claim.fault === 'packing') return refuse('claim.fault_is_ours');
  if (claim.kind !== 'damaged' || claim.fault !== 'courier') return ok(null);
  const signed = claimSignatures(step.writer, claim.id).length > 0 || attachmentsOf(step.writer, claim.id).some(({ role }) => role === 'signed_paper');
  return signed ? ok(null) : refuse('claim.signature_missing');
};

type Wish = Move & { readonly text: string; readonly followUpAt: number | null; readonly mistake: boolean };

const take = (step: Act, caller: Caller, claim: ListedClaim, wish: Wish): Result<OutputFor<'claims', 'step'>> => {
  const moved = moveClaim(claim.state, { amountFen: claim.amount_fen, receivedFen: claim.received_fen }, wish);
  if (!moved.ok) return moved;
  if (wish.step === 'send' || wish.step === 'dispute') {
    const ready = readyToSend(step, claim);
    if (!ready.ok) return ready;
  }
  const { state, receivedFen } = moved.value;
  const reopens = isClosed(claim.state) && !isClosed(state);
  if (reopens && openClaimOf(step.writer, claim.parcel_id, claim.kind) !== undefined) {
    return refuse('claim.open_already', { waybillNumber: claim.waybill_number, claimKind: claim.kind });
  }
  updateClaim(step.writer, claim.id, {
    state, received_fen: receivedFen, mistake: wish.mistake ? 1 : claim.mistake,
    // The day on which it ended the first time; money that came later does not move it.
    closed_at: !isClosed(state) ? null : (claim.closed_at ?? step.at),
    follow_up_at: isClosed(state) ? null : wish.followUpAt,
  });
  insertClaimEvent(step.writer, claim.id, {
    at: step.at, staffId: caller.staffId, kind: wish.step, text: wish.text, amountFen: wish.step === 'receive' ? wish.moneyFen : null,
  });
  step.trace({
    action: `claim.${wish.step}`, subject: 'claim', subjectId: claim.id, before: { state: claim.state, receivedFen: claim.received_fen },
    after: { state, receivedFen, ...(wish.evenIfMore ? { evenIfMore: true } : {}), ...(wish.mistake ? { mistake: true } : {}) },
  });
  step.emit('claims.changed', {});
  return ok({ state });
};

/** What whoever looks after claims does: sends, notes the answer, withdraws. */
export const stepClaim = (services: Services, caller: Caller, input: InputFor<'claims', 'step'>): Result<OutputFor<'claims', 'step'>> =>
  act(services, caller.staffId, (step) => {
    const claim = claimAsSeen(step, input.claimId, input.seenEvent);
    if (!claim.ok) return claim;
    return take(step, caller, claim.value, { ...input, moneyFen: 0, evenIfMore: false, mistake: input.mistake && input.step === 'withdraw' });
  });

/** What is the manager's: money, ends, and to dispute an end. */
export const settleClaim = (services: Services, caller: Caller, input: InputFor<'claims', 'settle'>): Result<OutputFor<'claims', 'settle'>> =>
  act(services, caller.staffId, (step) => {
    const claim = claimAsSeen(step, input.claimId, input.seenEvent);
    return claim.ok ? take(step, caller, claim.value, { ...input, mistake: false }) : claim;
  });

export const noteClaim = (services: Services, caller: Caller, { claimId, kind, text }: InputFor<'claims', 'note'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    if (claimById(step.writer, claimId) === undefined) return refuse('claim.unknown');
    insertClaimEvent(step.writer, claimId, { at: step.at, staffId: caller.staffId, kind, text });
    step.trace({ action: 'claim.note', subject: 'claim', subjectId: claimId, after: { kind, length: text.length } });
    step.emit('claims.changed', {});
    return ok(null);
  });

type Change = InputFor<'claims', 'change'>['change'];
type Changed = { readonly values: Parameters<typeof updateClaim>[2]; readonly text: string; readonly amountFen: number | null };

const changed = (step: Act, caller: Caller, claim: ListedClaim, change: Change): Result<Changed> => {
  const values = (of: Changed['values'], text: string, amountFen: number | null = null): Result<Changed> => ok({ values: of, text, amountFen });
  // A closed claim keeps what it ended with; whose fault it was, and the month's bill, may become clear later.
  if (isClosed(claim.state) && change.what !== 'fault' && change.what !== 'bill') return refuse('claim.closed');
  switch (change.what) {
    case 'follow_up':
      return values({ follow_up_at: change.at }, change.at === null ? '' : String(change.at));
    case 'deadline':
      return values({ deadline_at: change.at }, String(change.at));
    case 'fault':
      return values({ fault: change.fault }, change.fault);
    case 'bill':
      return values({ for_bill: change.forBill ? 1 : 0 }, change.forBill ? 'yes' : 'no');
    case 'amount': {
      // The courier has seen the sum: another one is another claim.
      if (claim.state !== 'opened') return refuse('claim.amount_is_sent');
      const within = withinTerms(caller, change.amountFen, termsFor(step.writer, claim.courier_code, claim.kind), change.overTerms);
      return within.ok ? values({ amount_fen: change.amountFen }, '', change.amountFen) : within;
    }
  }
};

export const changeClaim = (services: Services, caller: Caller, { claimId, seenEvent, change }: InputFor<'claims', 'change'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const claim = claimAsSeen(step, claimId, seenEvent);
    if (!claim.ok) return claim;
    const wanted = changed(step, caller, claim.value, change);
    if (!wanted.ok) return wanted;
    updateClaim(step.writer, claimId, wanted.value.values);
    insertClaimEvent(step.writer, claimId, { at: step.at, staffId: caller.staffId, kind: change.what, text: wanted.value.text, amountFen: wanted.value.amountFen });
    step.trace({ action: 'claim.change', subject: 'claim', subjectId: claimId, after: change });
    step.emit('claims.changed', {});
    return ok(null);
  });

/** ST-4: the collector signs for the damage, in the shop. */
export const signClaim = (services: Services, caller: Caller, { claimId, strokes, signedBy }: InputFor<'claims', 'sign'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const claim = claimById(step.writer, claimId);
    if (claim === undefined) return refuse('claim.unknown');
    if (isClosed(claim.state)) return refuse('claim.closed');
    // A dot is a slip of the pen.
    if (strokes.reduce((points, stroke) => points + stroke.length / 2, 0) < 8) return refuse('claim.signature_empty');
    if (strokes.some((stroke) => stroke.length % 2 === 1)) return refuse('input.invalid', {}, 'strokes');
    insertClaimSignature(step.writer, claimId, { strokes: JSON.stringify(strokes), signed_by: signedBy, at: step.at, staffId: caller.staffId });
    insertClaimEvent(step.writer, claimId, { at: step.at, staffId: caller.staffId, kind: 'signed', text: signedBy });
    step.trace({ action: 'claim.signed', subject: 'claim', subjectId: claimId, after: { signedBy } });
    step.emit('claims.changed', {});
    return ok(null);
  });
