import { signedGrams, unitNamed, weightText, type ScaleFrame, type WeightUnit } from './frame.ts';
import { endedLine, textOf } from './wire-text.ts';

/** Reads the message that ends with the last byte of the window; null = none does. */
export type ReadFrame = (window: readonly number[], unit: WeightUnit) => ScaleFrame | null;

const weight = (weightG: number | null, stable: boolean | null): ScaleFrame | null => (weightG === null ? null : { kind: 'weight', weightG, stable });

const ofLine = (read: (line: string, unit: WeightUnit) => ScaleFrame | null): ReadFrame => (window, unit) => {
  const line = endedLine(window);
  return line === null || line.length === 0 ? null : read(textOf(line), unit);
};

/**
 * `ST,GS,+  1.234kg`, `US,NT,-0.5kg`, `OL,GS,…`, with further fields between (CAS: device, lamps) or without the second
 * (A&D: `ST,+00012.34  g`). Tare and piece counts are passed over.
 */
export const readStatusLine: ReadFrame = ofLine((line, unit) => {
  const [status = '', ...fields] = line.split(',').map((field) => field.trim());
  if (fields.length === 0 || !/^(ST|US|OL|UL)$/i.test(status)) return null;
  if (fields.length > 1 && !/^(GS|NT)$/i.test(fields[0] ?? '')) return null;
  if (/^OL$/i.test(status)) return { kind: 'overload' };
  if (/^UL$/i.test(status)) return { kind: 'underload' };
  return weight(weightText(fields.at(-1) ?? '', unit), /^ST$/i.test(status));
});

/** `wn001.234kg` (net) and `ww001.234kg` (gross); the tare `wt…` is passed over. Says nothing of stability. */
export const readPrefixedLine: ReadFrame = ofLine((line, unit) => {
  const found = /^\s*w[nw](.*)$/i.exec(line);
  return found === null ? null : weight(weightText(found[1] ?? '', unit), null);
});

/** MT-SICS, OHAUS and others that learned it: `S S      1.234 kg`, `S D …` moving, `S +` above, `S -` below the range. */
export const readSicsLine: ReadFrame = ofLine((line) => {
  const found = /^S[IU]? ([SD+-])\s*(.*)$/.exec(line.trimEnd());
  if (found === null) return null;
  const [, state, rest = ''] = found;
  if (state === '+' || state === '-') return rest === '' ? { kind: state === '+' ? 'overload' : 'underload' } : null;
  const value = /^([+-]?\s*[\d.]+)\s+(\S+)$/.exec(rest);
  const unit = value === null ? null : unitNamed(value[2] ?? '');
  return value === null || unit === null ? null : weight(signedGrams(value[1] ?? '', unit), state === 'S');
});

/** NCI: a line with the weight, then `S` with two status characters. */
export const readNciLine: ReadFrame = (window) => {
  const last = endedLine(window);
  const status = last === null ? null : /^S([0-?])([0-?])$/.exec(textOf(last));
  if (status === null) return null;
  const [first, second] = [status[1]?.charCodeAt(0) ?? 0, status[2]?.charCodeAt(0) ?? 0];
  if ((second & 2) !== 0) return { kind: 'overload' };
  if ((second & 1) !== 0) return { kind: 'underload' };
  const before = /(?:^|[\r\n])\s*([+-]?\s*[\d.]+)\s*([A-Za-z]{1,3})[\r\n]+$/.exec(String.fromCharCode(...window.slice(0, window.length - 4)));
  const unit = before === null ? null : unitNamed(before[2] ?? '');
  return before === null || unit === null ? null : weight(signedGrams(before[1] ?? '', unit), (first & 1) === 0);
};

/**
 * A line that is a weight and nothing else: `  1.234 kg`, `+0.500`, OHAUS' `1.234 kg ? N`, where `?` says it moves. A bare whole
 * number is none: scales show a point or a unit, barcodes do not.
 */
export const readPlainLine: ReadFrame = ofLine((line, unit) => {
  const found = /^(\s*[+-]?\s*[\d.]+\s*([^\d\s.+?-]*))\s*(\?)?\s*(?:NET|[GNB])?\s*$/iu.exec(line);
  if (found === null || (found[2] === '' && !(found[1] ?? '').includes('.'))) return null;
  return weight(weightText(found[1] ?? '', unit), found[3] === '?' ? false : null);
});
