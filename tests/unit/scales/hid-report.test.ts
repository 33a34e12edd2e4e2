import { expect, test } from 'vitest';
import fc from 'fast-check';
import { readHidReport } from '../../../shared/domain/scales/hid-report.ts';

const report = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

test.each([
  ['1.2 kg in grams, resting', [3, 4, 2, 0, 0xb0, 0x04], { kind: 'weight', weightG: 1200, stable: true }],
  ['the same without the report’s id', [4, 2, 0, 0xb0, 0x04], { kind: 'weight', weightG: 1200, stable: true }],
  ['16.5 ounces, still moving', [3, 3, 11, 0xff, 165, 0], { kind: 'weight', weightG: 468, stable: false }],
  ['kilograms with two decimals', [3, 4, 3, 0xfe, 0x7b, 0], { kind: 'weight', weightG: 1230, stable: true }],
  ['pounds', [3, 4, 12, 0xff, 20, 0], { kind: 'weight', weightG: 907, stable: true }],
  ['nothing on it', [3, 2, 2, 0, 0, 0], { kind: 'weight', weightG: 0, stable: true }],
  ['below nought', [3, 5, 2, 0, 20, 0], { kind: 'weight', weightG: -20, stable: true }],
  ['too heavy', [3, 6, 2, 0, 0, 0], { kind: 'overload' }],
  ['out of order', [3, 1, 2, 0, 0, 0], { kind: 'underload' }],
  ['wants zero first', [3, 8, 2, 0, 9, 0], { kind: 'underload' }],
  ['another report', [1, 4, 2, 0, 9, 0], null],
  ['an unknown unit', [3, 4, 99, 0, 9, 0], null],
  ['an unknown state', [3, 77, 2, 0, 9, 0], null],
  ['a weight without sense', [3, 4, 8, 120, 0xff, 0xff], null],
  ['too short', [3, 4], null],
])('PK-6: a USB scale’s report: %s', (_what, bytes, frame) => {
  expect(readHidReport(report(...bytes))).toEqual(frame);
});

test('PK-6: no report throws', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
    const frame = readHidReport(bytes);
    expect(frame === null || frame.kind !== 'weight' || Number.isInteger(frame.weightG)).toBe(true);
  }), { numRuns: 2000 });
});
