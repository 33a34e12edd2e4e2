import type { PrintForm } from './spooler.ts';

export type LabelLanguage = Extract<PrintForm, { readonly kind: 'bitmap' }>['language'];

/** What a label printer says of itself. `words` are keywords as print services use them, several joined with `; `. */
export type LabelStatus = {
  readonly state: 'idle' | 'busy' | 'paused' | 'trouble';
  readonly words: string;
  /** Labels that it has and has not printed; null = it does not count them. */
  readonly waiting: number | null;
};

/** The question in the printer's language: TSPL answers with one byte, ZPL with three lines. Both are taken at any time between labels. */
export const statusRequest: Readonly<Record<LabelLanguage, Uint8Array>> = { tspl: Buffer.from('\x1b!?', 'latin1'), zpl: Buffer.from('~HS\r\n', 'latin1') };
/** Throws away what the printer has taken and not printed. */
export const cancelRequest: Readonly<Record<LabelLanguage, Uint8Array>> = { tspl: Buffer.from('\x1b!.', 'latin1'), zpl: Buffer.from('~JA\r\n', 'latin1') };

/** Null as long as the answer is not whole, and for bytes that are no such answer. */
export const readStatus = (language: LabelLanguage, answer: Uint8Array): LabelStatus | null =>
  language === 'tspl' ? readTsplStatus(answer) : readZplStatus(answer);

/** Bits of the TSPL status byte. */
const tsplTroubles: readonly (readonly [bit: number, words: string])[] = [
  [0x01, 'cover-open'], [0x02, 'media-jam'], [0x04, 'media-empty'], [0x08, 'marker-supply-empty'], [0x80, 'other-error'],
];
const tsplPaused = 0x10;
const tsplPrinting = 0x20;

const readTsplStatus = (answer: Uint8Array): LabelStatus | null => {
  // Some firmwares put a line end after it.
  const byte = [...answer].filter((one) => one !== 0x0d && one !== 0x0a).at(-1);
  if (byte === undefined) return null;
  const troubles = tsplTroubles.filter(([bit]) => (byte & bit) !== 0).map(([, words]) => words);
  return statusOf(troubles, (byte & tsplPaused) !== 0, (byte & tsplPrinting) !== 0, null);
};

const [zplLineBegins, zplLineEnds] = ['\u0002', '\u0003'];

const readZplStatus = (answer: Uint8Array): LabelStatus | null => {
  const ended = Buffer.from(answer).toString('latin1').split(zplLineEnds).slice(0, -1);
  const lines = ended.filter((line) => line.includes(zplLineBegins)).map((line) => line.slice(line.lastIndexOf(zplLineBegins) + 1).split(','));
  const [first, second] = lines;
  if (first === undefined || second === undefined || lines.length < 3 || first.length < 12 || second.length < 9) return null;
  const is = (line: readonly string[], index: number): boolean => line[index]?.trim() === '1';
  const count = (line: readonly string[], index: number): number => Number.parseInt(line[index] ?? '', 10) || 0;
  const troubles = [
    is(first, 1) ? 'media-empty' : '', is(second, 2) ? 'cover-open' : '', is(second, 3) ? 'marker-supply-empty' : '', is(first, 5) ? 'spool-area-full' : '',
    is(first, 9) ? 'memory-lost' : '', is(first, 10) ? 'head-too-cold' : '', is(first, 11) ? 'head-too-hot' : '', is(second, 7) ? 'take-the-label' : '',
  ].filter((words) => words !== '');
  const waiting = count(first, 4) + count(second, 8);
  // A full buffer and a label that waits to be torn off go on by themselves.
  const real = troubles.filter((words) => words !== 'spool-area-full' && words !== 'take-the-label');
  const status = statusOf(real, is(first, 2), waiting > 0 || is(first, 7) || troubles.length > real.length, waiting);
  return { ...status, words: [...troubles, ...(is(first, 2) ? ['paused'] : [])].join('; ') };
};

const statusOf = (troubles: readonly string[], paused: boolean, busy: boolean, waiting: number | null): LabelStatus => ({
  state: troubles.length > 0 ? 'trouble' : paused ? 'paused' : busy ? 'busy' : 'idle',
  words: [...troubles, ...(paused ? ['paused'] : [])].join('; '),
  waiting,
});
