import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ruleOf } from '../../../shared/domain/after-sales/reasons.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { updateCase } from '../../store/after-sales/cases.ts';
import { parcelsLeftOf } from '../../store/after-sales/case-lines.ts';
import { openClaimOf } from '../../store/claims.ts';
import { claimParcelOf, handedOverParcel, proposalFor } from '../claims/claim-view.ts';
import { openClaimIn } from '../claims/open-claim.ts';
import { act, type Caller, type Services } from '../services.ts';
import { caseAsSeen, noteCase } from './move-case.ts';

/** AS-2: what the courier did becomes a claim from the parcel's stub; one of the same kind that is open already is joined. */
export const claimForCase = (services: Services, caller: Caller, { caseId, seenEvent, parcelId }: InputFor<'afterSales', 'claim'>): Result<OutputFor<'afterSales', 'claim'>> =>
  act(services, caller.staffId, (step) => {
    const seen = caseAsSeen(step, caseId, seenEvent);
    if (!seen.ok) return seen;
    const theCase = seen.value;
    if (theCase.claim_id !== null) return refuse('after_sales.claimed_already');
    if (theCase.freight_by !== 'courier') return refuse('after_sales.not_the_couriers');
    if (!parcelsLeftOf(step.writer, theCase.order_id).some((parcel) => parcel.parcel_id === parcelId)) return refuse('after_sales.parcel_of_another');
    const left = handedOverParcel(step.writer, parcelId);
    if (!left.ok) return left;
    const kind = ruleOf(theCase.reason).claim ?? 'damaged';
    const known = openClaimOf(step.writer, parcelId, kind);
    const proposal = proposalFor(step.writer, claimParcelOf(step.writer, left.value), kind);
    const opened = known === undefined
      ? openClaimIn(step, caller, { parcelId, kind, fault: 'courier', amountFen: proposal.amountFen, text: theCase.platform_order_number, followUpAt: null, overTerms: false })
      : ok({ claimId: known });
    if (!opened.ok) return opened;
    const { claimId } = opened.value;
    updateCase(step.writer, caseId, { claim_id: claimId, parcel_id: parcelId });
    step.trace({ action: 'after_sales.claim', subject: 'after_sales_case', subjectId: caseId, after: { claim: claimId, opened: known === undefined } });
    noteCase(step, theCase, 'claim', { text: left.value.waybill_number });
    return ok({ claimId, opened: known === undefined });
  });
