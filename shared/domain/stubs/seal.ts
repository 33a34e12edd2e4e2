import type { CollectionId, ParcelId, StaffId } from '../ids.ts';

/**
 * ST-2: what is hashed, so that a later change of one byte is found. What is personal has a hash of its own, over a salt: when the
 * retention rule takes name, phone, place and picture away, salt and all, the rest can still be checked and gives nothing away.
 */
export type StubFacts = {
  readonly parcelId: ParcelId; readonly courierCode: string; readonly waybillNumber: string;
  /** In the shop's time zone, as 20261121. */
  readonly day: number;
  readonly printedAt: number | null; readonly packedBy: StaffId | null; readonly packedAt: number | null; readonly scannedAt: number;
  readonly handedOverAt: number; readonly collectionId: CollectionId;
  readonly weightG: number | null; readonly courierWeightG: number | null; readonly priceFen: number | null;
};

export type StubPicture = { readonly at: number; readonly collectionId: CollectionId; readonly picture: string };

export type StubPersonal = {
  readonly salt: string; readonly receiverName: string; readonly receiverPhone: string; readonly place: string;
  /** Null: the parcel left without a drawn waybill. */
  readonly picture: StubPicture | null;
};

/** SHA-256 in small hex. */
export type Digest = (text: string) => string;

export const personalHashOf = ({ salt, receiverName, receiverPhone, place, picture }: StubPersonal, digest: Digest): string =>
  digest(JSON.stringify([salt, receiverName, receiverPhone, place, picture === null ? null : [picture.at, picture.collectionId, picture.picture]]));

export const stubHashOf = (facts: StubFacts, personalHash: string, digest: Digest): string =>
  digest(JSON.stringify([
    facts.parcelId, facts.courierCode, facts.waybillNumber, facts.day, facts.printedAt, facts.packedBy, facts.packedAt, facts.scannedAt,
    facts.handedOverAt, facts.collectionId, facts.weightG, facts.courierWeightG, facts.priceFen, personalHash,
  ]));

/** One stub of a sealed day. */
export type DayMember = { readonly parcelId: ParcelId; readonly hash: string };

/** Over the day's stubs in order of their parcels, and how many they are. */
export const dayHashOf = (day: number, courierCode: string, members: readonly DayMember[], digest: Digest): string =>
  digest(JSON.stringify([day, courierCode, members.length, members.map(({ parcelId, hash }) => [parcelId, hash])]));

export const stubProblems = ['changed', 'missing', 'added', 'seal_broken', 'seal_missing'] as const;
export type StubProblemKind = (typeof stubProblems)[number];
/** A stub that is not as it was sealed, or a seal that is not (`parcelId` null). */
export type StubProblem = { readonly kind: StubProblemKind; readonly day: number; readonly courierCode: string; readonly parcelId: ParcelId | null };

/** A stub as it is found in the store. `sound`: its hash is that of its fields. */
export type FoundStub = DayMember & { readonly sound: boolean };

export type SealedDay = {
  readonly day: number; readonly courierCode: string; readonly stubs: number; readonly hash: string;
  /** What the trace says the hash was; null = the trace knows of no seal. */
  readonly tracedHash: string | null;
  readonly members: readonly DayMember[];
};

/** Compares a sealed day with what is found now. `isElsewhere`: a stub that is still there, but no longer in this day. */
export const judgeDay = (
  sealed: SealedDay, found: readonly FoundStub[], isElsewhere: (parcelId: ParcelId) => boolean, digest: Digest,
): readonly StubProblem[] => {
  const { day, courierCode } = sealed;
  const problems: StubProblem[] = [];
  const name = (kind: StubProblemKind, parcelId: ParcelId | null): void => {
    problems.push({ kind, day, courierCode, parcelId });
  };
  const sealHash = dayHashOf(day, courierCode, sealed.members, digest);
  if (sealHash !== sealed.hash || sealed.stubs !== sealed.members.length || sealed.tracedHash !== sealed.hash) name('seal_broken', null);
  const expected = new Map(sealed.members.map(({ parcelId, hash }) => [parcelId, hash]));
  for (const stub of found) {
    const hash = expected.get(stub.parcelId);
    if (hash === undefined) name('added', stub.parcelId);
    else if (hash !== stub.hash || !stub.sound) name('changed', stub.parcelId);
    expected.delete(stub.parcelId);
  }
  for (const parcelId of expected.keys()) name(isElsewhere(parcelId) ? 'changed' : 'missing', parcelId);
  return problems;
};
