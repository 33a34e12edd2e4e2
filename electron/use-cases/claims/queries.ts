import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { claimKinds, type ClaimState } from '../../../shared/domain/claims/claim.ts';
import { dueOf, nearDays } from '../../../shared/domain/claims/deadline.ts';
import { stepsFrom } from '../../../shared/domain/claims/transitions.ts';
import { parseSheet } from '../../../shared/domain/printing/display-list.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import {
  attachmentsOf, billClaims, claimById, claimEvents, claimSignatures, closedClaims, countByState, countClosed, countForBill, countOpen, openClaimOf, openClaims, openClaimsUntil, openKindsOf, type ListedClaim,
} from '../../store/claims.ts';
import { stubPicture } from '../../store/claim-parcels.ts';
import type { Reader } from '../../store/database.ts';
import { findParcels } from '../../store/number-ledger.ts';
import { staffById } from '../../store/staff.ts';
import { readerOf, type Services } from '../services.ts';
import { claimParcelOf, claimRowOf, handedOverParcel, parcelOfClaim, proposalFor, termsFor, timeZoneOf } from './claim-view.ts';

/** As numbers are kept: capitals, full-width digits made narrow, no gaps. */
const numberText = (text: string): string => text.normalize('NFKC').replace(/[\s-]+/g, '').toUpperCase();

const dayMs = 24 * 60 * 60 * 1000;

type Found = { readonly rows: readonly ListedClaim[]; readonly total: number };

const find = (reader: Reader, { view, state, offset, limit }: InputFor<'claims', 'list'>, text: string): Found => {
  const wish = { state, text };
  if (view === 'closed') return { rows: closedClaims(reader, wish, offset, limit), total: countClosed(reader, wish) };
  if (view === 'bill') return { rows: billClaims(reader, wish, offset, limit), total: countForBill(reader, wish) };
  return { rows: openClaims(reader, wish, offset, limit), total: countOpen(reader, wish) };
};

export const listClaims = (services: Services, input: InputFor<'claims', 'list'>): Result<OutputFor<'claims', 'list'>> => {
  const reader = readerOf(services);
  const timeZone = timeZoneOf(reader);
  const now = services.now();
  const { rows, total } = find(reader, input, numberText(input.text));
  const states: Partial<Record<ClaimState, number>> = {};
  for (const { state, n } of countByState(reader)) states[state] = n;
  return ok({ rows: rows.map((claim) => claimRowOf(claim, now, timeZone)), total, states, bill: countForBill(reader, { state: null, text: '' }) });
};

/** Refuses a claim that is not there. */
export const getClaim = (services: Services, { claimId }: InputFor<'claims', 'get'>): Result<OutputFor<'claims', 'get'>> => {
  const reader = readerOf(services);
  const claim = claimById(reader, claimId);
  if (claim === undefined) return refuse('claim.unknown');
  const picture = stubPicture(reader, claim.parcel_id);
  const stub = picture === undefined ? null : parseSheet(picture);
  return ok({
    claim: claimRowOf(claim, services.now(), timeZoneOf(reader)),
    openedBy: staffById(reader, claim.opened_by)?.name ?? '',
    parcel: claimParcelOf(reader, parcelOfClaim(reader, claim)),
    events: claimEvents(reader, claimId).map((event) => ({ id: event.id, at: event.at, staffName: event.staff_name, kind: event.kind, text: event.text, amountFen: event.amount_fen })),
    attachments: attachmentsOf(reader, claimId).map((one) => ({
      id: one.id, role: one.role, name: one.name, sha256: one.sha256, bytes: one.bytes, widthPx: one.width_px, heightPx: one.height_px, addedAt: one.added_at, staffName: one.staff_name,
    })),
    terms: termsFor(reader, claim.courier_code, claim.kind),
    signatures: claimSignatures(reader, claimId).map(({ strokes, signed_by: signedBy, at }) => ({ strokes: JSON.parse(strokes) as number[][], signedBy, at })),
    steps: [...stepsFrom(claim.state)],
    stub: stub?.ok === true ? stub.value : null,
  });
};

export const claimsAttention = (services: Services): Result<OutputFor<'claims', 'attention'>> => {
  const reader = readerOf(services);
  const timeZone = timeZoneOf(reader);
  const now = services.now();
  const counts = { over: 0, near: 0, followUps: 0 };
  const waiting = openClaimsUntil(reader, now + (nearDays + 2) * dayMs).map((claim) => claimRowOf(claim, now, timeZone)).filter(({ attention }) => attention);
  for (const claim of waiting) {
    const deadline = claim.state === 'opened' ? dueOf(claim.deadlineAt, now, timeZone).due : 'none';
    if (deadline === 'over') counts.over += 1;
    else if (deadline === 'near' || deadline === 'today') counts.near += 1;
    else counts.followUps += 1;
  }
  return ok({ ...counts, rows: waiting.slice(0, 20) });
};

const mostFound = 12;

export const findLeftParcels = (services: Services, input: InputFor<'claims', 'findParcels'>): Result<OutputFor<'claims', 'findParcels'>> => {
  const reader = readerOf(services);
  const text = numberText(input.text);
  if (text === '') return ok([]);
  const { parcels } = findParcels(reader, { courierCode: null, state: 'handed_over', text }, null, mostFound);
  return ok(parcels.map((parcel) => ({
    parcelId: parcel.id, courierCode: parcel.courier_code, waybillNumber: parcel.waybill_number, receiverName: parcel.receiver_name ?? '', handedOverAt: parcel.handed_over_at,
    open: openKindsOf(reader, parcel.id),
  })));
};

export const claimProposal = (services: Services, { parcelId, kind }: InputFor<'claims', 'proposal'>): Result<OutputFor<'claims', 'proposal'>> => {
  const reader = readerOf(services);
  const left = handedOverParcel(reader, parcelId);
  if (!left.ok) return left;
  const parcel = claimParcelOf(reader, left.value);
  return ok({ parcel, ...proposalFor(reader, parcel, kind), openClaim: openClaimOf(reader, parcelId, kind) ?? null });
};

export const claimTermsOf = (services: Services, { courierCode }: InputFor<'claims', 'terms'>): Result<OutputFor<'claims', 'terms'>> =>
  ok(claimKinds.map((kind) => termsFor(readerOf(services), courierCode, kind)));
