import type { ParcelId } from '../../shared/domain/ids.ts';
import { judgeDay, type FoundStub, type StubProblem } from '../../shared/domain/stubs/seal.ts';
import type { Reader } from './database.ts';
import { sealedMembers, stubDays, tracedSeals, type DayName, type StubDay } from './stub-days.ts';
import { isSound, sha256 } from './stub-hashes.ts';
import { stubColumns, type StoredStub } from './stubs.ts';

/** A stub or seal that is not as it was, with the number people know it by. */
export type NamedProblem = StubProblem & { readonly waybillNumber: string };

export type DayVerdict = DayName & { readonly stubs: number; readonly problems: readonly NamedProblem[] };

export type VerifyScope = { readonly first: number; readonly last: number; readonly courierCode: string | null };

const blockSize = 200;

/** Stubs of a day with their pictures, a block at a time: a day of a thousand parcels is not held whole. */
const foundIn = (reader: Reader, { day, courierCode }: DayName, disposed: boolean): FoundStub[] => {
  const found: FoundStub[] = [];
  for (let after = 0; ;) {
    const block = reader.all<StoredStub>(
      `SELECT ${stubColumns} FROM stub_entries e INDEXED BY stub_entries_by_day LEFT JOIN stubs s ON s.parcel_id = e.parcel_id
       WHERE e.day = ? AND e.courier_code = ? AND e.parcel_id > ? ORDER BY e.parcel_id LIMIT ?`,
      day, courierCode, after, blockSize,
    );
    for (const stub of block) found.push({ parcelId: stub.parcelId, hash: stub.hash, sound: isSound(stub, disposed) });
    if (block.length < blockSize) return found;
    after = block.at(-1)?.parcelId ?? 0;
  }
};

const numberOf = (reader: Reader, parcelId: ParcelId | null): string =>
  parcelId === null ? '' : (reader.first<{ n: string }>('SELECT waybill_number AS n FROM parcels WHERE id = ?', parcelId)?.n ?? '');

const named = (reader: Reader, problems: readonly StubProblem[]): NamedProblem[] =>
  problems.map((problem) => ({ ...problem, waybillNumber: numberOf(reader, problem.parcelId) }));

const isElsewhere = (reader: Reader) => (parcelId: ParcelId): boolean =>
  reader.first('SELECT 1 FROM stub_entries WHERE parcel_id = ?', parcelId) !== undefined;

const verifyDay = (reader: Reader, day: StubDay, tracedHash: string | null): DayVerdict => {
  const found = foundIn(reader, day, day.disposedAt !== null);
  const name = { day: day.day, courierCode: day.courierCode, stubs: found.length };
  if (day.sealedAt === null) {
    // Not sealed yet: each stub still has to agree with its own hash.
    const changed = found.filter(({ sound }) => !sound).map(({ parcelId }) => ({ kind: 'changed' as const, day: day.day, courierCode: day.courierCode, parcelId }));
    return { ...name, problems: named(reader, changed) };
  }
  const sealed = { day: day.day, courierCode: day.courierCode, stubs: day.stubs, hash: day.hash, tracedHash, members: sealedMembers(reader, day) };
  return { ...name, problems: named(reader, judgeDay(sealed, found, isElsewhere(reader), sha256)) };
};

/** Stubs that stand on days which the calendar does not know: somebody moved or added them. */
const strayDays = (reader: Reader, { first, last }: VerifyScope): DayName[] =>
  reader.all<DayName>(
    `WITH RECURSIVE days (day, courier) AS (
       SELECT * FROM (SELECT day, courier_code FROM stub_entries INDEXED BY stub_entries_by_day WHERE day >= ? ORDER BY day, courier_code LIMIT 1)
       UNION ALL
       SELECT (SELECT e.day FROM stub_entries e INDEXED BY stub_entries_by_day WHERE (e.day, e.courier_code) > (days.day, days.courier) ORDER BY e.day, e.courier_code LIMIT 1),
         (SELECT e.courier_code FROM stub_entries e INDEXED BY stub_entries_by_day WHERE (e.day, e.courier_code) > (days.day, days.courier) ORDER BY e.day, e.courier_code LIMIT 1)
       FROM days WHERE days.day IS NOT NULL AND days.day <= ?)
     SELECT day, courier AS courierCode FROM days
     WHERE day BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM stub_days d WHERE d.day = days.day AND d.courier_code = days.courier)`,
    first, last, first, last,
  );

/** How many days a verification goes through. */
export const daysToVerify = (reader: Reader, { first, last, courierCode }: VerifyScope): StubDay[] =>
  stubDays(reader, first, last).filter((day) => courierCode === null || day.courierCode === courierCode);

/**
 * ST-2: goes through the days and names every stub that was changed, added or taken away, and every seal that is not the one in the
 * trace or is gone. One verdict a day, so that whoever runs it can tell how far it is and stop.
 */
export function* verifyDays(reader: Reader, scope: VerifyScope): Generator<DayVerdict> {
  const traced = new Map(tracedSeals(reader).map((seal) => [`${String(seal.day)} ${seal.courierCode}`, seal]));
  for (const day of daysToVerify(reader, scope)) {
    const key = `${String(day.day)} ${day.courierCode}`;
    yield verifyDay(reader, day, traced.get(key)?.hash ?? null);
    traced.delete(key);
  }
  const inScope = (name: DayName): boolean =>
    name.day >= scope.first && name.day <= scope.last && (scope.courierCode === null || name.courierCode === scope.courierCode);
  for (const seal of [...traced.values()].filter(inScope)) {
    const { day, courierCode } = seal;
    yield { day, courierCode, stubs: 0, problems: [{ kind: 'seal_missing', day, courierCode, parcelId: null, waybillNumber: '' }] };
  }
  for (const { day, courierCode } of strayDays(reader, scope).filter(inScope)) {
    const added = foundIn(reader, { day, courierCode }, false).map(({ parcelId }) => ({ kind: 'added' as const, day, courierCode, parcelId }));
    yield { day, courierCode, stubs: added.length, problems: named(reader, added) };
  }
}
