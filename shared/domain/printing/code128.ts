import { ok, refuse, type Result } from '../result.ts';

/**
 * Code128 (ISO/IEC 15417), subsets B and C, as few symbols as possible. Own and pure, so that the bars stand in the display list
 * as whole modules and the preview shows what the scanner will see.
 */
const startB = 104;
const startC = 105;
const toB = 100;
const toC = 99;
const stop = 106;

/** Bar and space widths of each symbol value; the stop symbol closes with its extra bar. */
const patterns =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 ' +
  '221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 ' +
  '231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 ' +
  '114131 311141 411131 211412 211214 211232 2331112';
const patternOf: readonly string[] = patterns.split(' ');

export type Code128 = {
  /** Digits, bar and space in turn, in modules, beginning with a bar. Quiet zones are not in it. */
  readonly runs: string;
  /** Sum of the runs. */
  readonly modules: number;
};

/** Light margin on either side that a scanner needs, in modules. */
export const quietZoneModules = 10;

/** Encodes printable ASCII (space to tilde). Refuses an empty value and names the first character that it cannot carry. */
export const encodeCode128 = (value: string): Result<Code128> => {
  if (value === '') return refuse('printing.barcode_empty');
  for (const character of value) {
    if (!/^[ -~]$/.test(character)) return refuse('printing.barcode_character', { character });
  }
  const symbols = shortestSymbols(value);
  const check = symbols.reduce((sum, symbol, index) => sum + symbol * Math.max(1, index), 0) % 103;
  const runs = [...symbols, check, stop].map((symbol) => patternOf[symbol] ?? '').join('');
  return ok({ runs, modules: (symbols.length + 1) * 11 + 13 });
};

/** Shortest way through the two subsets, found from the end: cost and next step for each place in each subset. */
const shortestSymbols = (value: string): number[] => {
  const length = value.length;
  const costB = new Array<number>(length + 2).fill(0);
  const costC = new Array<number>(length + 2).fill(0);
  const pairAt = (at: number): boolean => /^\d\d$/.test(value.slice(at, at + 2));
  for (let at = length - 1; at >= 0; at -= 1) {
    const inB = 1 + (costB[at + 1] ?? 0);
    const inC = pairAt(at) ? 1 + (costC[at + 2] ?? 0) : Infinity;
    costB[at] = Math.min(inB, 1 + inC);
    costC[at] = Math.min(inC, 1 + inB);
  }
  let subset: 'B' | 'C' = (costC[0] ?? 0) < (costB[0] ?? 0) ? 'C' : 'B';
  const symbols = [subset === 'C' ? startC : startB];
  for (let at = 0; at < length; ) {
    const inB = 1 + (costB[at + 1] ?? 0);
    const inC = pairAt(at) ? 1 + (costC[at + 2] ?? 0) : Infinity;
    const next = subset === 'B' ? (1 + inC < inB ? 'C' : 'B') : 1 + inB < inC ? 'B' : 'C';
    if (next !== subset) symbols.push(next === 'C' ? toC : toB);
    subset = next;
    symbols.push(next === 'C' ? Number(value.slice(at, at + 2)) : value.charCodeAt(at) - 32);
    at += next === 'C' ? 2 : 1;
  }
  return symbols;
};

/**
 * Two dots of a 203 dpi label head (0.125 mm a dot). Finer bars, and bars that are no whole number of these, come out of it
 * unevenly, and scanners fail.
 */
export const moduleStepHmm = 25;
const widestModuleHmm = 50;

/** The module width for a symbol with its quiet zones in `widthHmm`: the widest multiple of two label-head dots. Refuses less than one. */
export const moduleWidth = (modules: number, widthHmm: number): Result<number> => {
  const needed = modules + 2 * quietZoneModules;
  const widest = Math.min(widestModuleHmm, Math.floor(widthHmm / needed));
  if (widest < moduleStepHmm) return refuse('printing.barcode_does_not_fit', { neededHmm: needed * moduleStepHmm, widthHmm });
  return ok(widest - (widest % moduleStepHmm));
};
