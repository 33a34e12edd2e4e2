import { expect, test } from 'vitest';
import { mostPastedNumbers, readPastedNumbers } from '../../../shared/domain/printing/pasted-numbers.ts';

const read = (text: string, courier = 'YUNDA') => readPastedNumbers(text, courier);

test('PR-5: numbers apart by blanks, commas, Chinese commas, tabs, lines and marks are read; each once', () => {
  const text = '4312345678901 4312345678902,4312345678903，4312345678904、4312345678905\t4312345678906\r\n"4312345678907";\'4312345678908\u00a04312345678901';
  const { numbers, repeated, unreadable } = read(text);
  expect(numbers).toEqual(Array.from({ length: 8 }, (_, index) => `431234567890${index + 1}`));
  expect(repeated).toBe(1);
  expect(unreadable).toEqual([]);
});

test('PR-5: full-width digits, invisible characters, small letters and a label stuck to the number are the number', () => {
  expect(read('４３１２３４５６７８９０１\ufeff\n\u200bsf1234567890123\n运单号4312345678902\n单号：4312345678903').numbers)
    .toEqual(['4312345678901', 'SF1234567890123', '4312345678902', '4312345678903']);
});

test('PR-5: a range is written out where it is certain', () => {
  expect(read('771200001-771200003').numbers).toEqual(['771200001', '771200002', '771200003']);
  expect(read('771200001 ～ 771200002').numbers).toEqual(['771200001', '771200002']);
  expect(read('SF1000000000098至SF1000000000101', 'SF').numbers).toEqual(['SF1000000000098', 'SF1000000000099', 'SF1000000000100', 'SF1000000000101']);
  expect(read('0077120000—0077120001').numbers).toEqual(['0077120000', '0077120001']);
});

test('PR-5: ranges of S10 numbers carry their check digits; a wrong end is named, not counted through', () => {
  const { numbers } = read('EE123456785CN-EE123456799CN', 'EMS');
  expect(numbers).toEqual(['EE123456785CN', 'EE123456799CN']);
  expect(read('EE123456780CN-EE123456799CN', 'EMS')).toMatchObject({ numbers: [], unreadable: ['EE123456780CN-EE123456799CN'] });
});

test('PR-5: what is no certain range is named: backwards, of different forms, with a check digit nobody knows', () => {
  expect(read('771200100-771200001')).toMatchObject({ numbers: [], unreadable: ['771200100-771200001'] });
  expect(read('771200001-7712000010')).toMatchObject({ numbers: [], unreadable: ['771200001-7712000010'] });
  expect(read('444003077898-444003077899', 'SF')).toMatchObject({ numbers: [], unreadable: ['444003077898-444003077899'] });
  expect(read('DPK202109110-1', 'DBKD').numbers).toEqual(['DPK202109110-1']);
});

test('PR-5: a number shown in groups of four is one number', () => {
  expect(read('7712 0000 0101 01\n4312 3456 7890 2').numbers).toEqual(['77120000010101', '4312345678902']);
});

test('PR-5: what is no number is counted and named, never dropped: headings, prices, figures that a table has rounded', () => {
  const { numbers, unreadable } = read('快递单号,备注\n4312345678901,已用\n7.712E+13\n=1+1\n<script>\n12');
  expect(numbers).toEqual(['4312345678901']);
  expect(unreadable).toEqual(['快递单号', '备注', '已用', '7.712E+13', '=1+1', 'SCRIPT', '12']);
});

test('PR-5: odd for the courier is taken and named; about an unknown courier nothing is odd', () => {
  expect(read('SF1234567890123 4312345678901')).toMatchObject({ numbers: ['SF1234567890123', '4312345678901'], odd: ['SF1234567890123'] });
  expect(read('QQ12345678', 'OWN').odd).toEqual([]);
});

test('PR-5: more than may be added at once is said, and nothing runs away', () => {
  expect(read('100000000000-999999999999')).toMatchObject({ tooMany: true });
  expect(read('100000000000-999999999999').numbers).toHaveLength(mostPastedNumbers);
  expect(read(`1${'0'.repeat(38)}-9${'0'.repeat(38)}`).tooMany).toBe(true);
  expect(read('x'.repeat(2_000_000)).unreadable[0]).toHaveLength(40);
  expect(read('1 '.repeat(900_000)).unreadable).toHaveLength(900_000);
});
