import type { ClaimFault, ClaimKind, ClaimState } from '../../shared/domain/claims/claim.ts';
import type { Reader } from './database.ts';

/** Parcels that left between two times, by courier: collections are few, their parcels are counted in an index. */
export const handedOverByCourier = (reader: Reader, from: number, to: number): { courier_code: string; parcels: number }[] =>
  reader.all(
    `SELECT c.courier_code, count(*) AS parcels FROM collections c JOIN collection_parcels cp INDEXED BY collection_parcels_by_collection ON cp.collection_id = c.id
     WHERE c.closed_at BETWEEN ? AND ? AND c.abandoned = 0 GROUP BY c.courier_code`, from, to,
  );

/** The same by packer and courier. */
export const handedOverByPacker = (reader: Reader, from: number, to: number): { packer_name: string; courier_code: string; parcels: number }[] =>
  reader.all(
    `SELECT coalesce(s.name, '') AS packer_name, c.courier_code, count(*) AS parcels
     FROM collections c JOIN collection_parcels cp INDEXED BY collection_parcels_by_collection ON cp.collection_id = c.id JOIN parcels p ON p.id = cp.parcel_id
       LEFT JOIN staff s ON s.id = p.packed_by
     WHERE c.closed_at BETWEEN ? AND ? AND c.abandoned = 0 GROUP BY packer_name, c.courier_code`, from, to,
  );

export type CountedClaim = {
  courier_code: string; packer_name: string; kind: ClaimKind; state: ClaimState; fault: ClaimFault; amount_fen: number; received_fen: number; opened_at: number; closed_at: number | null;
};

/** Claims about the parcels that left between two times, whenever they were opened; those opened by mistake count nowhere. */
export const claimsOfParcelsLeft = (reader: Reader, from: number, to: number): CountedClaim[] =>
  reader.all<CountedClaim>(
    `SELECT cl.courier_code, coalesce(s.name, '') AS packer_name, cl.kind, cl.state, cl.fault, cl.amount_fen, cl.received_fen, cl.opened_at, cl.closed_at
     FROM claims cl JOIN parcels p ON p.id = cl.parcel_id JOIN collection_parcels cp ON cp.parcel_id = cl.parcel_id JOIN collections c ON c.id = cp.collection_id
       LEFT JOIN staff s ON s.id = p.packed_by
     WHERE cl.mistake = 0 AND c.closed_at BETWEEN ? AND ?`, from, to,
  );

/**
 * ST-4: after-sales cases that are the packing's fault, of parcels that left between two times. One that became a claim is counted with the claims; one that was
 * withdrawn or refused was none.
 */
export const packingFaultsOfParcelsLeft = (reader: Reader, from: number, to: number): { packer_name: string; courier_code: string; faults: number }[] =>
  reader.all(
    `SELECT coalesce(s.name, '') AS packer_name, p.courier_code, count(*) AS faults
     FROM after_sales_cases a INDEXED BY after_sales_of_packers JOIN parcels p ON p.id = a.parcel_id JOIN collection_parcels cp ON cp.parcel_id = p.id JOIN collections c ON c.id = cp.collection_id
       LEFT JOIN staff s ON s.id = a.packer_id
     WHERE a.packer_id IS NOT NULL AND a.claim_id IS NULL AND a.outcome NOT IN ('withdrawn', 'refused') AND c.closed_at BETWEEN ? AND ? GROUP BY packer_name, p.courier_code`, from, to,
  );
