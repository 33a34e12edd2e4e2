import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { ClaimTerms } from '../../../shared/domain/claims/terms.ts';
import { deleteTerms, insertClaim, insertClaimEvent, openClaimOf, writeTerms } from '../../store/claims.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { claimParcelOf, handedOverParcel, proposalFor, termsFor } from './claim-view.ts';

/** The courier pays so much at most; only who settles claims may ask for more (an insured parcel, another agreement). */
export const withinTerms = (caller: Caller, amountFen: number, terms: ClaimTerms, overTerms: boolean): Result<null> => {
  if (terms.mostFen === null || amountFen <= terms.mostFen) return ok(null);
  if (!overTerms) return refuse('claim.over_terms', { mostFen: terms.mostFen, amountFen });
  return may(caller.role, 'claims.settle') ? ok(null) : refuse('claim.over_terms_is_the_managers', { mostFen: terms.mostFen });
};

/** ST-3: a case from a parcel that has left, in the caller's transaction. */
export const openClaimIn = (step: Act, caller: Caller, input: InputFor<'claims', 'open'>): Result<OutputFor<'claims', 'open'>> => {
  const left = handedOverParcel(step.writer, input.parcelId);
  if (!left.ok) return left;
  const { kind, fault, amountFen } = input;
  if (openClaimOf(step.writer, input.parcelId, kind) !== undefined) return refuse('claim.open_already', { waybillNumber: left.value.waybill_number, claimKind: kind });
  const parcel = claimParcelOf(step.writer, left.value);
  const proposal = proposalFor(step.writer, parcel, kind);
  const within = withinTerms(caller, amountFen, proposal.terms, input.overTerms);
  if (!within.ok) return within;
  const claimId = insertClaim(step.writer, {
    parcel_id: parcel.id, kind, courier_code: parcel.courierCode, fault, amount_fen: amountFen, deadline_at: proposal.deadlineAt, follow_up_at: input.followUpAt,
    for_bill: kind === 'undeliverable' ? 1 : 0, opened_at: step.at, opened_by: caller.staffId,
  });
  insertClaimEvent(step.writer, claimId, { at: step.at, staffId: caller.staffId, kind: 'open', text: input.text, amountFen });
  step.trace({ action: 'claim.open', subject: 'claim', subjectId: claimId, after: { parcel: parcel.id, waybill: parcel.waybillNumber, kind, fault, amountFen, deadlineAt: proposal.deadlineAt } });
  step.emit('claims.changed', {});
  return ok({ claimId });
};

export const openClaim = (services: Services, caller: Caller, input: InputFor<'claims', 'open'>): Result<OutputFor<'claims', 'open'>> =>
  act(services, caller.staffId, (step) => openClaimIn(step, caller, input));

/** The shop's own terms with a courier; null = the shipped ones again. */
export const setClaimTerms = (services: Services, caller: Caller, { courierCode, kind, terms }: InputFor<'claims', 'setTerms'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const before = termsFor(step.writer, courierCode, kind);
    if (terms === null) deleteTerms(step.writer, courierCode, kind);
    else writeTerms(step.writer, courierCode, { kind, days: terms.days, most_fen: terms.mostFen });
    step.trace({ action: 'claim.terms', subject: 'shop', subjectId: null, before: { courierCode, ...before }, after: { courierCode, ...termsFor(step.writer, courierCode, kind) } });
    step.emit('claims.changed', {});
    return ok(null);
  });
