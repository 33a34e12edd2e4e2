import { describe, expect, test } from 'vitest';
import type { StaffId } from '../../../shared/domain/ids.ts';
import { signatureOnAction, signatureRenewed } from '../../../shared/domain/packing/signature.ts';

const person = { staffId: 1 as StaffId, signedInAt: 1000 };
const pauseMs = 100;
const after = (before: ReturnType<typeof signatureRenewed> | undefined, now: number, who = person) => signatureOnAction(before, who, now, pauseMs);

describe('PK-5: a signature', () => {
  test('stands from the sign-in, for as long as no pause is too long', () => {
    const first = after(undefined, 1100);
    expect(first.stands).toBe(true);
    expect(after(first, 1200).stands).toBe(true);
    expect(after(undefined, 1101).stands).toBe(false);
  });

  test('that fell stays down until the PIN, however busy the person is', () => {
    const fell = after(undefined, 5000);
    expect(after(fell, 5001).stands).toBe(false);
    expect(after(signatureRenewed(person, 5001), 5101).stands).toBe(true);
  });

  test('is of one person and one sign-in', () => {
    const fell = after(undefined, 5000);
    expect(after(fell, 5000, { staffId: 2 as StaffId, signedInAt: 4990 }).stands).toBe(true);
    expect(after(fell, 5000, { ...person, signedInAt: 4990 }).stands).toBe(true);
  });

  test('falls when the clock was moved back', () => {
    expect(after(signatureRenewed(person, 5000), 4999).stands).toBe(false);
  });
});
