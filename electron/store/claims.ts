import type { AttachmentRole, ClaimEventKind, ClaimFault, ClaimKind, ClaimState } from '../../shared/domain/claims/claim.ts';
import type { ClaimAttachmentId, ClaimId, ParcelId, StaffId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredClaim = {
  id: ClaimId; parcel_id: ParcelId; kind: ClaimKind; courier_code: string; state: ClaimState; fault: ClaimFault; amount_fen: number; received_fen: number;
  deadline_at: number | null; follow_up_at: number | null; for_bill: 0 | 1; mistake: 0 | 1; opened_at: number; opened_by: StaffId; closed_at: number | null;
};

/** A claim with its parcel's number and the receiver of the first order in it. */
export type ListedClaim = StoredClaim & { waybill_number: string; receiver_name: string };

const listed = `SELECT c.*, p.waybill_number,
    coalesce((SELECT o.receiver_name FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = c.parcel_id ORDER BY po.order_id LIMIT 1), '') AS receiver_name`;

export const claimById = (reader: Reader, id: ClaimId): ListedClaim | undefined =>
  reader.first<ListedClaim>(`${listed} FROM claims c JOIN parcels p ON p.id = c.parcel_id WHERE c.id = ?`, id);

export type ClaimWish = { readonly state: ClaimState | null; readonly text: string };
const wished = `(? IS NULL OR c.state = ?) AND (? = '' OR instr(upper(p.waybill_number), ?) > 0)`;
const wishedValues = ({ state, text }: ClaimWish) => [state, state, text, text] as const;

const closedFrom = `FROM claims c INDEXED BY claims_closed JOIN parcels p ON p.id = c.parcel_id WHERE c.closed_at IS NOT NULL AND ${wished}`;
const billFrom = `FROM claims c INDEXED BY claims_for_bill JOIN parcels p ON p.id = c.parcel_id WHERE c.for_bill = 1 AND ${wished}`;

const openFrom = `FROM claims c INDEXED BY claims_next JOIN parcels p ON p.id = c.parcel_id WHERE c.closed_at IS NULL AND ${wished}`;

/** Open claims by the date they wait for, what has none last. */
export const openClaims = (reader: Reader, wish: ClaimWish, offset: number, limit: number): ListedClaim[] =>
  reader.all<ListedClaim>(`${listed} ${openFrom} ORDER BY c.next_at, c.id LIMIT ? OFFSET ?`, ...wishedValues(wish), limit, offset);
export const countOpen = (reader: Reader, wish: ClaimWish): number => reader.first<{ n: number }>(`SELECT count(*) AS n ${openFrom}`, ...wishedValues(wish))?.n ?? 0;
/** Open claims that wait for something before this moment. */
export const openClaimsUntil = (reader: Reader, until: number): ListedClaim[] =>
  reader.all<ListedClaim>(
    `${listed} FROM claims c INDEXED BY claims_next JOIN parcels p ON p.id = c.parcel_id WHERE c.closed_at IS NULL AND c.next_at < ? ORDER BY c.next_at, c.id`, until,
  );

/** Closed claims, newest first. */
export const closedClaims = (reader: Reader, wish: ClaimWish, offset: number, limit: number): ListedClaim[] =>
  reader.all<ListedClaim>(`${listed} ${closedFrom} ORDER BY c.closed_at DESC, c.id DESC LIMIT ? OFFSET ?`, ...wishedValues(wish), limit, offset);
export const countClosed = (reader: Reader, wish: ClaimWish): number => reader.first<{ n: number }>(`SELECT count(*) AS n ${closedFrom}`, ...wishedValues(wish))?.n ?? 0;

/** ST-3: what is set aside for the month's bill, newest first. */
export const billClaims = (reader: Reader, wish: ClaimWish, offset: number, limit: number): ListedClaim[] =>
  reader.all<ListedClaim>(`${listed} ${billFrom} ORDER BY c.opened_at DESC, c.id DESC LIMIT ? OFFSET ?`, ...wishedValues(wish), limit, offset);
export const countForBill = (reader: Reader, wish: ClaimWish): number => reader.first<{ n: number }>(`SELECT count(*) AS n ${billFrom}`, ...wishedValues(wish))?.n ?? 0;

export const countByState = (reader: Reader): { state: ClaimState; n: number }[] => reader.all('SELECT state, count(*) AS n FROM claims GROUP BY state');

export const openClaimOf = (reader: Reader, parcelId: ParcelId, kind: ClaimKind): ClaimId | undefined =>
  reader.first<{ id: ClaimId }>('SELECT id FROM claims WHERE parcel_id = ? AND kind = ? AND closed_at IS NULL', parcelId, kind)?.id;

export const openKindsOf = (reader: Reader, parcelId: ParcelId): ClaimKind[] =>
  reader.all<{ kind: ClaimKind }>('SELECT kind FROM claims WHERE parcel_id = ? AND closed_at IS NULL ORDER BY kind', parcelId).map(({ kind }) => kind);

export const insertClaim = (writer: Writer, claim: Omit<StoredClaim, 'id' | 'state' | 'received_fen' | 'mistake' | 'closed_at'>): ClaimId =>
  writer.run(
    `INSERT INTO claims (parcel_id, kind, courier_code, state, fault, amount_fen, deadline_at, follow_up_at, for_bill, opened_at, opened_by)
     VALUES (?, ?, ?, 'opened', ?, ?, ?, ?, ?, ?, ?)`,
    claim.parcel_id, claim.kind, claim.courier_code, claim.fault, claim.amount_fen, claim.deadline_at, claim.follow_up_at, claim.for_bill, claim.opened_at, claim.opened_by,
  ).id as ClaimId;

type Changeable = 'state' | 'fault' | 'amount_fen' | 'received_fen' | 'deadline_at' | 'follow_up_at' | 'for_bill' | 'mistake' | 'closed_at';
/** Writes the named columns and no other. */
export const updateClaim = (writer: Writer, id: ClaimId, values: Partial<Pick<StoredClaim, Changeable>>): void => {
  const names = Object.keys(values) as Changeable[];
  if (names.length === 0) return;
  writer.run(`UPDATE claims SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...names.map((name) => values[name] ?? null), id);
};

export type StoredClaimEvent = { id: number; at: number; staff_name: string; kind: ClaimEventKind; text: string; amount_fen: number | null };
export const claimEvents = (reader: Reader, id: ClaimId): StoredClaimEvent[] =>
  reader.all<StoredClaimEvent>(
    `SELECT e.id, e.at, coalesce(s.name, '') AS staff_name, e.kind, e.text, e.amount_fen FROM claim_events e LEFT JOIN staff s ON s.id = e.staff_id WHERE e.claim_id = ? ORDER BY e.id`, id,
  );

export const lastClaimEvent = (reader: Reader, id: ClaimId): StoredClaimEvent | undefined =>
  reader.first<StoredClaimEvent>(
    `SELECT e.id, e.at, coalesce(s.name, '') AS staff_name, e.kind, e.text, e.amount_fen FROM claim_events e LEFT JOIN staff s ON s.id = e.staff_id WHERE e.claim_id = ? ORDER BY e.id DESC LIMIT 1`, id,
  );

export const insertClaimEvent = (
  writer: Writer, claimId: ClaimId, event: { at: number; staffId: StaffId | null; kind: ClaimEventKind; text?: string; amountFen?: number | null },
): void => {
  writer.run(
    'INSERT INTO claim_events (claim_id, at, staff_id, kind, text, amount_fen) VALUES (?, ?, ?, ?, ?, ?)',
    claimId, event.at, event.staffId, event.kind, event.text ?? '', event.amountFen ?? null,
  );
};

export type StoredAttachment = {
  id: ClaimAttachmentId; claim_id: ClaimId; role: AttachmentRole; name: string; sha256: string; mime: 'image/png' | 'image/jpeg'; bytes: number; width_px: number; height_px: number;
  added_at: number; staff_name: string; removed_at: number | null;
};
const attachments = `SELECT a.*, s.name AS staff_name FROM claim_attachments a JOIN staff s ON s.id = a.staff_id`;

export const attachmentsOf = (reader: Reader, id: ClaimId): StoredAttachment[] =>
  reader.all<StoredAttachment>(`${attachments} WHERE a.claim_id = ? AND a.removed_at IS NULL ORDER BY a.id`, id);
export const attachmentById = (reader: Reader, id: ClaimAttachmentId): StoredAttachment | undefined =>
  reader.first<StoredAttachment>(`${attachments} WHERE a.id = ? AND a.removed_at IS NULL`, id);

export const insertAttachment = (
  writer: Writer, attachment: Omit<StoredAttachment, 'id' | 'staff_name' | 'removed_at'> & { staff_id: StaffId },
): ClaimAttachmentId =>
  writer.run(
    'INSERT INTO claim_attachments (claim_id, role, name, sha256, mime, bytes, width_px, height_px, added_at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    attachment.claim_id, attachment.role, attachment.name, attachment.sha256, attachment.mime, attachment.bytes, attachment.width_px, attachment.height_px, attachment.added_at,
    attachment.staff_id,
  ).id as ClaimAttachmentId;

/** The row stays: that there was a picture, and which. */
export const markDetached = (writer: Writer, id: ClaimAttachmentId, at: number): void => {
  writer.run('UPDATE claim_attachments SET removed_at = ? WHERE id = ?', at, id);
};

export type StoredSignature = { strokes: string; signed_by: string; at: number };
export const claimSignatures = (reader: Reader, id: ClaimId): StoredSignature[] =>
  reader.all<StoredSignature>('SELECT strokes, signed_by, at FROM claim_signatures WHERE claim_id = ? ORDER BY id', id);
export const insertClaimSignature = (writer: Writer, claimId: ClaimId, signature: StoredSignature & { staffId: StaffId }): void => {
  writer.run('INSERT INTO claim_signatures (claim_id, strokes, signed_by, at, staff_id) VALUES (?, ?, ?, ?, ?)', claimId, signature.strokes, signature.signed_by, signature.at, signature.staffId);
};

export type StoredTerms = { kind: ClaimKind; days: number; most_fen: number | null };
export const termsOf = (reader: Reader, courierCode: string): StoredTerms[] =>
  reader.all<StoredTerms>('SELECT kind, days, most_fen FROM claim_terms WHERE courier_code = ?', courierCode);
export const writeTerms = (writer: Writer, courierCode: string, { kind, days, most_fen }: StoredTerms): void => {
  writer.run(
    'INSERT INTO claim_terms (courier_code, kind, days, most_fen) VALUES (?, ?, ?, ?) ON CONFLICT (courier_code, kind) DO UPDATE SET days = excluded.days, most_fen = excluded.most_fen',
    courierCode, kind, days, most_fen,
  );
};
export const deleteTerms = (writer: Writer, courierCode: string, kind: ClaimKind): void => {
  writer.run('DELETE FROM claim_terms WHERE courier_code = ? AND kind = ?', courierCode, kind);
};
