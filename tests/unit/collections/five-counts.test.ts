import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { countsDiffer, fiveCountsOf, lackOf, type CountedParcel } from '../../../shared/domain/collections/five-counts.ts';
import { shipFileName } from '../../../shared/domain/collections/ship-file-name.ts';

const parcel = fc.record({
  packed: fc.boolean(), weightG: fc.option(fc.integer({ min: 1, max: 5000 })), scannedOut: fc.boolean(), hasStub: fc.boolean(), stopped: fc.constant(false),
});

describe('HO-2: the five counts', () => {
  test('differ exactly when some parcel, none of them stopped, lacks something, and each that lacks something is named', () => {
    fc.assert(
      fc.property(fc.array(parcel, { maxLength: 8 }), fc.boolean(), (parcels, weighs) => {
        const lacking = parcels.filter((one) => lackOf(one, weighs) !== null);
        expect(countsDiffer(fiveCountsOf(parcels, weighs))).toBe(lacking.length > 0);
      }),
    );
  });

  test('weigh only in a shop that weighs', () => {
    const one: CountedParcel = { packed: true, weightG: null, scannedOut: true, hasStub: true, stopped: false };
    expect(fiveCountsOf([one], false).weighed).toBeNull();
    expect(countsDiffer(fiveCountsOf([one], false))).toBe(false);
    expect(fiveCountsOf([one], true).weighed).toBe(0);
    expect(countsDiffer(fiveCountsOf([one], true))).toBe(true);
  });

  test('name the first thing that somebody must do', () => {
    const all: CountedParcel = { packed: false, weightG: null, scannedOut: false, hasStub: false, stopped: true };
    const steps = [{}, { stopped: false }, { packed: true }, { weightG: 5 }, { scannedOut: true }, { hasStub: true }];
    let one = all;
    expect(steps.map((step) => lackOf((one = { ...one, ...step }), true))).toEqual(['stopped', 'packing', 'weight', 'scan', 'stub', null]);
  });
});

describe('HO-4: a ship file’s name', () => {
  const base = { platform: 'taobao', account: '', courierCode: 'ZTO', collectionId: 17, at: Date.UTC(2026, 10, 21, 10, 40), timeZone: 'Asia/Shanghai', extension: 'csv' } as const;
  test('says platform, courier, day and minute on the shop’s clock, and the collection', () => {
    expect(shipFileName(base)).toBe('taobao-ZTO-20261121-1840-17.csv');
  });

  test('is a plain file name, whatever the account is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (account) => {
        const name = shipFileName({ ...base, account });
        expect(name).toMatch(/^taobao-([\p{L}\p{N}]{1,30}-)?ZTO-20261121-1840-17\.csv$/u);
      }),
    );
  });
});
