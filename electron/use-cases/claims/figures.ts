import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { CourierFigures, QualityFigures } from '../../../shared/contract/claims.ts';
import { medianOf, perTenThousand } from '../../../shared/domain/claims/figures.ts';
import { isClosed } from '../../../shared/domain/claims/transitions.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { claimsOfParcelsLeft, handedOverByCourier, handedOverByPacker, packingFaultsOfParcelsLeft, type CountedClaim } from '../../store/claim-figures.ts';
import type { Reader } from '../../store/database.ts';
import { readerOf, type Services } from '../services.ts';

type Period = InputFor<'claims', 'couriers'>;

const dayMs = 24 * 60 * 60 * 1000;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whole days from opening to the money; a clock that was set back in between makes none of them negative. */
const daysToPayOf = (claims: readonly CountedClaim[]): number | null =>
  medianOf(claims.flatMap(({ state, closed_at: closedAt, opened_at: openedAt }) =>
    (state === 'paid' || state === 'short') && closedAt !== null ? [Math.max(0, Math.round((closedAt - openedAt) / dayMs))] : []));

/** Parcels that left in the period, and every claim about them since. Money of claims that were withdrawn was not claimed in the end. */
export const courierTable = (reader: Reader, { from, to }: Period): readonly CourierFigures[] => {
  const parcels = new Map(handedOverByCourier(reader, from, to).map((row) => [row.courier_code, row.parcels]));
  const claims = claimsOfParcelsLeft(reader, from, to);
  const codes = [...new Set([...parcels.keys(), ...claims.map((claim) => claim.courier_code)])];
  return codes.map((courierCode): CourierFigures => {
    const own = claims.filter((claim) => claim.courier_code === courierCode);
    const standing = own.filter(({ state }) => state !== 'withdrawn');
    const kind = (wanted: CountedClaim['kind']): number => standing.filter((claim) => claim.kind === wanted).length;
    const handedOver = parcels.get(courierCode) ?? 0;
    return {
      courierCode, handedOver, claims: own.length, open: own.filter(({ state }) => !isClosed(state)).length,
      lost: kind('lost'), damaged: kind('damaged'), undeliverable: kind('undeliverable'), shortContents: kind('short_contents'),
      lostPerTenThousand: perTenThousand(kind('lost'), handedOver), claimsPerTenThousand: perTenThousand(standing.length, handedOver),
      claimedFen: sum(standing.map((claim) => claim.amount_fen)), receivedFen: sum(standing.map((claim) => claim.received_fen)), daysToPay: daysToPayOf(own),
    };
  }).sort((a, b) => b.handedOver - a.handedOver || (a.courierCode < b.courierCode ? -1 : 1));
};

/** ST-4: whose packing comes back broken or short, and with whom. What got lost or came back whole says nothing of packing. */
export const qualityTable = (reader: Reader, { from, to }: Period): readonly QualityFigures[] => {
  const key = (packer: string, courier: string): string => JSON.stringify([packer, courier]);
  const rows = new Map(handedOverByPacker(reader, from, to).map((row) =>
    [key(row.packer_name, row.courier_code), { packerName: row.packer_name, courierCode: row.courier_code, packed: row.parcels, packingFaults: 0, courierFaults: 0, unknownFaults: 0 }]));
  for (const claim of claimsOfParcelsLeft(reader, from, to)) {
    if (claim.kind !== 'damaged' && claim.kind !== 'short_contents') continue;
    const row = rows.get(key(claim.packer_name, claim.courier_code));
    if (row === undefined) continue;
    if (claim.fault === 'packing') row.packingFaults += 1;
    else if (claim.fault === 'courier') row.courierFaults += 1;
    else row.unknownFaults += 1;
  }
  for (const fault of packingFaultsOfParcelsLeft(reader, from, to)) {
    const row = rows.get(key(fault.packer_name, fault.courier_code));
    if (row !== undefined) row.packingFaults += fault.faults;
  }
  return [...rows.values()]
    .map((row) => ({ ...row, faultsPerTenThousand: perTenThousand(row.packingFaults, row.packed) }))
    .sort((a, b) => (b.faultsPerTenThousand ?? 0) - (a.faultsPerTenThousand ?? 0) || b.packed - a.packed || (key(a.packerName, a.courierCode) < key(b.packerName, b.courierCode) ? -1 : 1));
};

export const courierFigures = (services: Services, period: Period): Result<OutputFor<'claims', 'couriers'>> => ok([...courierTable(readerOf(services), period)]);
export const qualityFigures = (services: Services, period: Period): Result<OutputFor<'claims', 'quality'>> => ok([...qualityTable(readerOf(services), period)]);
