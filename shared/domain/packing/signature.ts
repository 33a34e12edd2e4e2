import type { StaffId } from '../ids.ts';

/** PK-5: how a person's signature stands at one station. Times in UTC ms. */
export type Signature = {
  readonly staffId: StaffId;
  /** The sign-in it goes back to; a new sign-in is a new signature. */
  readonly signedInAt: number;
  readonly lastActiveAt: number;
  /** False after a pause: the PIN is asked again before the next parcel is signed, and the pause is not forgotten by working on. */
  readonly stands: boolean;
};

type Person = { readonly staffId: StaffId; readonly signedInAt: number };

/**
 * The signature as the person acts at `now`. It falls by a pause longer than `pauseMs`, and when the clock was moved back, since
 * nobody can then say how long the pause was.
 */
export const signatureOnAction = (before: Signature | undefined, person: Person, now: number, pauseMs: number): Signature => {
  const known =
    before?.staffId === person.staffId && before.signedInAt === person.signedInAt
      ? before
      : { ...person, lastActiveAt: person.signedInAt, stands: true };
  const pause = now - known.lastActiveAt;
  return { ...known, lastActiveAt: now, stands: known.stands && pause >= 0 && pause <= pauseMs };
};

/** The person gave the PIN. */
export const signatureRenewed = (person: Person, now: number): Signature => ({
  staffId: person.staffId, signedInAt: person.signedInAt, lastActiveAt: now, stands: true,
});
