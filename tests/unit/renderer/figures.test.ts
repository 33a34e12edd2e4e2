import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes, figure, groupsOfFour, kg, yuan } from '../../../renderer/i18n/format.ts';
import { atInTimeZone, dayInTimeZone } from '../../../renderer/i18n/time-zone.ts';

test('money is written from whole hundredths, exactly', () => {
  expect(yuan(88548)).toBe('885.48');
  expect(yuan(123456789, 'CNY')).toBe('¥1,234,567.89');
  expect(yuan(-19900)).toBe('−199.00');
  expect(yuan(5, 'USD')).toBe('$0.05');
  expect(yuan(100, 'THB')).toBe('THB 1.00');
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
      expect(Number(yuan(fen).replaceAll(',', '').replace('−', '-').replace('.', ''))).toBe(fen === 0 ? 0 : fen);
    }),
  );
});

test('weights keep every gram that matters', () => {
  expect(kg(1120)).toBe('1.12 kg');
  expect(kg(1123)).toBe('1.123 kg');
  expect(kg(5)).toBe('0.005 kg');
  expect(kg(2000)).toBe('2.00 kg');
});

test('long numbers are cut in fours, and nothing is lost by it', () => {
  expect(groupsOfFour('35150002752962963')).toEqual(['3515', '0002', '7529', '6296', '3']);
  expect(groupsOfFour('#1042')).toEqual(['#1042']);
  expect(groupsOfFour('240517-100000000000341')).toEqual(['240517-100000000000341']);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(groupsOfFour(text).join('')).toBe(text);
    }),
  );
});

test('counts and sizes', () => {
  expect(figure(18402)).toBe('18,402');
  expect(figure(911)).toBe('911');
  expect(bytes(952 * 1024)).toBe('952 KB');
  expect(bytes(1.5 * 1024 * 1024)).toBe('1.5 MB');
});

test('a time at the shop is that moment, across summer time too', () => {
  expect(atInTimeZone('2017-07-08T18:30', 'Asia/Shanghai')).toBe(Date.UTC(2017, 6, 8, 10, 30));
  expect(atInTimeZone('2024-07-01T09:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 6, 1, 7));
  expect(atInTimeZone('2024-12-01T09:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 11, 1, 8));
  expect(atInTimeZone('nonsense', 'Asia/Shanghai')).toBeNull();
  expect(dayInTimeZone(Date.UTC(2017, 6, 8, 17), 'Asia/Shanghai', 1)).toBe('2017-07-10');
});
