import { expect, test } from 'vitest';
import fc from 'fast-check';
import { decodeBytes, startDecoding, type DecoderChoice } from '../../../shared/domain/scales/decoder.ts';
import { weightUnits, type ScaleFrame } from '../../../shared/domain/scales/frame.ts';
import { scaleProtocols, type ScaleProtocol } from '../../../shared/domain/scales/protocols.ts';

const bytesOf = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const read = (bytes: readonly number[], choice: Partial<DecoderChoice> = {}) => decodeBytes(startDecoding({ protocol: 'auto', unit: 'kg', ...choice }), bytes);
const grams = (weightG: number, stable: boolean | null): ScaleFrame => ({ kind: 'weight', weightG, stable });
const checked = (body: string): string => {
  const sum = [...body].reduce((xor, character) => xor ^ character.charCodeAt(0), 0);
  const half = (value: number): string => String.fromCharCode(value < 10 ? 0x30 + value : 0x37 + value);
  return `\x02${body}${half(sum >> 4)}${half(sum & 15)}\x03`;
};
const cas = (body: string): string => `\x01\x02${body}${String.fromCharCode([...body].reduce((xor, character) => xor ^ character.charCodeAt(0), 0))}\x03\x04`;

/** Messages as scales send them, and what each says. */
const spoken: readonly (readonly [ScaleProtocol, string, ScaleFrame])[] = [
  ['status', 'ST,GS,+  1.234kg\r\n', grams(1234, true)],
  ['status', 'US,NT,-  0.520kg\r\n', grams(-520, false)],
  ['status', 'ST,NT,+   612.0 g\r\n', grams(612, true)],
  ['status', 'ST,+00012.34  g\r\n', grams(12, true)],
  ['status', 'ST,GS,\x01\xc8,   1.234 kg\r\n', grams(1234, true)],
  ['status', 'OL,GS,+  --.---kg\r\n', { kind: 'overload' }],
  ['status', 'UL,GS,-  0.000kg\r\n', { kind: 'underload' }],
  ['status', 'ST,GS,  2.4\xbd\xef\r\n', grams(1200, true)],
  ['status', 'ST,GS,  2.4\xe6\x96\xa4\r\n', grams(1200, true)],
  ['prefixed', 'wn001.234kg\r\n', grams(1234, null)],
  ['prefixed', 'ww-00.520kg\r\n', grams(-520, null)],
  ['prefixed', 'wn0002.00lb\r\n', grams(907, null)],
  ['equals', '=  1.234\r\n', grams(1234, null)],
  ['equals', '=- 0.520kg\r\n', grams(-520, null)],
  ['equals_reversed', '=43.21000=', grams(12_340, null)],
  ['equals_reversed', '=5.8810-=', grams(-188_500, null)],
  ['toledo', '\x02\x2d\x30\x20  1234000000\r', grams(1234, true)],
  ['toledo', '\x02\x2d\x38\x20  1234000000\r', grams(1234, false)],
  ['toledo', '\x02\x2d\x32\x20000520000000\r\x0d', grams(-520, true)],
  ['toledo', '\x02\x2d\x34\x20  1234000000\r', { kind: 'overload' }],
  ['toledo', '\x02\x22\x30\x21  1234000000\r', grams(1234, true)],
  ['toledo', '\x02\x2c\x20\x20000200000000\r\x02', grams(907, true)],
  ['yaohua', checked('+0012343'), grams(1234, null)],
  ['yaohua', checked('-0000522'), grams(-520, null)],
  ['sics', 'S S      1.234 kg\r\n', grams(1234, true)],
  ['sics', 'S D     -520.1 g\r\n', grams(-520, false)],
  ['sics', 'S +\r\n', { kind: 'overload' }],
  ['sics', 'S -\r\n', { kind: 'underload' }],
  ['cas', cas('S  1.234kg'), grams(1234, true)],
  ['cas', cas('U- 0.520kg'), grams(-520, false)],
  ['cas', cas('SF 0.000kg'), { kind: 'overload' }],
  ['nci', '\n001.234KG\r\nS00\r\x03', grams(1234, true)],
  ['nci', '\n002.00LB\r\nS10\r\x03', grams(907, false)],
  ['nci', '\n000.000KG\r\nS02\r\x03', { kind: 'overload' }],
  ['plain', '    1.234 kg\r\n', grams(1234, null)],
  ['plain', '   -0.520 kg ?\r\n', grams(-520, false)],
  ['plain', '   16.0 oz   N\r\n', grams(454, null)],
  ['plain', '+ 0.612\r\n', grams(612, null)],
];

test.each(spoken)('PK-6: %s reads %j', (protocol, message, frame) => {
  expect(read(bytesOf(message), { protocol }).frames).toEqual([frame]);
});

test.each(spoken)('PK-6: nobody names the protocol: %s is found out from %j', (protocol, message, frame) => {
  const { state, frames } = read(bytesOf(message.replace(/=$/, '').repeat(6)));
  expect(state.protocol).toBe(protocol);
  expect(frames.length).toBeGreaterThan(0);
  for (const one of frames) expect(one).toEqual(frame);
});

test.each([
  ['a tare', 'ST,TR,+  0.500kg\r\n'], ['a piece count', 'QT,GS,+  12 pcs\r\n'], ['a barcode', '6901234567892\r\n'], ['a waybill', '78730000010001\r\n'], ['a word', 'HELLO\r\n'],
  ['a figure with two points', 'ST,GS,+ 1.2.3kg\r\n'], ['an unknown unit', 'ST,GS,+ 1.2st\r\n'], ['more than any scale', 'ST,GS,+999999.0kg\r\n'],
  ['a broken checksum', `${checked('+0012343').slice(0, -3)}00\x03`], ['a broken CAS checksum', '\x01\x02S  1.234kg!\x03\x04'], ['an error of SICS', 'ES\r\n'], ['"not now" of SICS', 'S I\r\n'],
])('PK-6: %s is no weight', (_what, message) => {
  expect(read(bytesOf(message.repeat(5))).frames).toEqual([]);
});

test('PK-6: figures that can be read both ways round are not guessed', () => {
  expect(read(bytesOf('=123.321='.repeat(6))).frames).toEqual([]);
  expect(read(bytesOf('=432.100='.repeat(6)), { protocol: 'equals_reversed' }).frames.at(0)).toEqual(grams(1234, null));
});

test('PK-6: what a scale speaks stays known when a figure later could be read both ways', () => {
  const { frames } = read(bytesOf('=43.21000=43.21000=001.1000='));
  expect(frames.at(-1)).toEqual(grams(1100, null));
});

test('PK-6: a scale that sends no unit is read in the one chosen', () => {
  expect(read(bytesOf('=   612\r\n'), { protocol: 'equals', unit: 'g' }).frames).toEqual([grams(612, null)]);
});

const anyChoice = fc.record({ protocol: fc.constantFrom('auto' as const, ...scaleProtocols), unit: fc.constantFrom(...weightUnits) });
const anyStream = fc.array(
  fc.oneof(fc.constantFrom(...spoken.map(([, message]) => bytesOf(message))), fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 12 })), { maxLength: 24 },
).map((parts) => parts.flat());

test('PK-6: however the bytes are cut, the readings are the same', () => {
  fc.assert(fc.property(anyStream, anyChoice, fc.array(fc.integer({ min: 1, max: 9 })), (stream, choice, cuts) => {
    const whole = read(stream, choice).frames;
    let state = startDecoding(choice);
    const frames: ScaleFrame[] = [];
    for (let at = 0, turn = 0; at < stream.length; turn += 1) {
      const size = cuts[turn % Math.max(1, cuts.length)] ?? 1;
      const step = decodeBytes(state, stream.slice(at, at + size));
      state = step.state;
      frames.push(...step.frames);
      at += size;
    }
    expect(frames).toEqual(whole);
  }));
});

test('PK-6: garbage never throws and weighs nothing absurd', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), anyChoice, (bytes, choice) => {
    const { state, frames } = decodeBytes(startDecoding(choice), bytes);
    expect(state.window.length).toBeLessThanOrEqual(64);
    for (const frame of frames) if (frame.kind === 'weight') { expect(Number.isInteger(frame.weightG) && Math.abs(frame.weightG) <= 1_000_000).toBe(true); }
  }), { numRuns: 500 });
});

test('PK-6: a figure comes back as it was sent, in every protocol that carries it', () => {
  fc.assert(fc.property(fc.integer({ min: -29_999, max: 29_999 }), fc.boolean(), (sentG, stable) => {
    const figure = (Math.abs(sentG) / 1000).toFixed(3);
    const sign = sentG < 0 ? '-' : '+';
    const padded = figure.padStart(6, '0');
    const messages: readonly (readonly [ScaleProtocol, string, boolean | null])[] = [
      ['status', `${stable ? 'ST' : 'US'},GS,${sign}${figure.padStart(7)}kg\r\n`, stable],
      ['sics', `S ${stable ? 'S' : 'D'} ${(sign === '-' ? `-${figure}` : figure).padStart(10)} kg\r\n`, stable],
      ['prefixed', `wn${sign === '-' ? '-' : '0'}${padded}kg\r\n`, null],
      ['equals_reversed', `=${[...`${sign === '-' ? '-' : '0'}${padded}`].reverse().join('')}=`, null],
      ['toledo', `\x02\x2d${String.fromCharCode(0x30 | (sign === '-' ? 2 : 0) | (stable ? 0 : 8))}\x20${String(Math.abs(sentG)).padStart(6)}000000\r`, stable],
      ['yaohua', checked(`${sign}${String(Math.abs(sentG)).padStart(6, '0')}3`), null],
    ];
    for (const [protocol, message, said] of messages) expect(read(bytesOf(message), { protocol }).frames, message).toEqual([grams(sentG, said)]);
  }));
});
