/**
 * Tells a barcode scanner from a person at the keyboard (PK-2). Pure: fed with key strokes and their times, it says which of
 * them belong to a scan and which were typed. `use-scanner.ts` connects it to a window.
 *
 * A scanner types a whole code in one burst and ends it with Enter or Tab. A stroke that may be the first of a burst is kept
 * from the page until the next one comes or `patienceOf` is over, so that no part of a scan ever lands in a text field.
 */
export type KeyStroke = {
  /** Physical key, `KeyboardEvent.code`: right whatever the input method makes of the key. */
  readonly code: string;
  readonly key: string;
  readonly shift: boolean;
  readonly capsLock: boolean;
  /** Control, Alt or Meta is down. */
  readonly chord: boolean;
  readonly repeat: boolean;
  /** An input method takes the key (`isComposing`, key `Process`): the page cannot keep it back. */
  readonly composing: boolean;
  /** Milliseconds on the event's own clock (`timeStamp`), so that a busy window does not stretch the gaps. */
  readonly at: number;
};

export type HeldStroke = { readonly character: string; readonly composing: boolean; readonly at: number };

export type ScannerState = {
  readonly held: readonly HeldStroke[];
  /** When the last scan ended; a second terminator right after it (CR LF) is part of the scan. */
  readonly scannedAt: number | null;
  /** This scanner has ended a scan with a terminator, so it ends every one: waiting for it costs nothing. */
  readonly terminates: boolean;
};

export type ScannerStep = {
  readonly state: ScannerState;
  /** Scans that this stroke completed, oldest first, cleaned by `cleanScan`. */
  readonly scans: readonly string[];
  /** Earlier strokes that turned out to be typing, to be given back to the page in order. */
  readonly typed: readonly HeldStroke[];
  /** The stroke itself must not reach the page now. */
  readonly keep: boolean;
};

/**
 * Strokes further apart than this belong to a hand, as long as no burst has been made out. Short where people type text, since it
 * delays every character; longer where only keys are pressed, so that a scanner that stumbles at its first strokes presses none.
 */
export const gapWhereTyped = 60;
export const gapWhereOnlyScanned = 120;
/** A scanner writes a stroke in 1 to 30 ms; no hand strings this many strokes together at that pace. */
export const scannerPaceMs = 35;
const quickGapsOfScanner = 3;
/** A scanner that has been made out may stumble (radio link, busy PC) for so long without its code being torn in two. */
const stumbleMs = 150;
const stumbleOfTerminatingMs = 500;
/** A burst with a terminator is a scan from this length on. */
const shortestTerminated = 3;
/** A burst without terminator (scanner set up without one) is a scan from this length on. */
const shortestUnterminated = 8;

/** Whether the strokes, or enough of them, came at a scanner's pace. */
const atScannerPace = (held: readonly HeldStroke[]): boolean => {
  const quick = held.filter((stroke, index) => index > 0 && stroke.at - (held[index - 1]?.at ?? 0) <= scannerPaceMs).length;
  return quick >= Math.min(quickGapsOfScanner, held.length - 1);
};

/** How long after the last stroke nothing is decided yet. */
export const patienceOf = ({ held, terminates }: ScannerState, gapMs: number): number => {
  if (held.length <= quickGapsOfScanner || !atScannerPace(held)) return gapMs;
  return terminates ? stumbleOfTerminatingMs : stumbleMs;
};

export const quietScanner: ScannerState = { held: [], scannedAt: null, terminates: false };

const shiftedDigits = ')!@#$%^&*(';
const punctuation: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'], Equal: ['=', '+'], BracketLeft: ['[', '{'], BracketRight: [']', '}'], Backslash: ['\\', '|'],
  Semicolon: [';', ':'], Quote: ["'", '"'], Backquote: ['`', '~'], Comma: [',', '<'], Period: ['.', '>'], Slash: ['/', '?'],
  Space: [' ', ' '], NumpadAdd: ['+', '+'], NumpadSubtract: ['-', '-'], NumpadMultiply: ['*', '*'], NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
};

/** The character a stroke stands for on the keyboard a scanner imitates; null for keys that write nothing. */
export const characterOf = (stroke: KeyStroke): string | null => {
  const letter = /^Key([A-Z])$/.exec(stroke.code)?.[1];
  const plain = /^[\x20-\x7e]$/.test(stroke.key);
  // Caps Lock turns the scanner's letters round; an input method hides or widens them. The physical key does not lie.
  if (plain && !stroke.composing && !(stroke.capsLock && letter !== undefined)) return stroke.key;
  if (letter !== undefined) return stroke.shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(stroke.code)?.[1];
  if (digit !== undefined) return stroke.shift ? (shiftedDigits[Number(digit)] ?? null) : digit;
  const pad = /^Numpad(\d)$/.exec(stroke.code)?.[1];
  if (pad !== undefined) return pad;
  const mark = punctuation[stroke.code];
  if (mark !== undefined) return stroke.shift ? mark[1] : mark[0];
  return plain ? stroke.key : null;
};

const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock']);

const endsScan = (stroke: KeyStroke): boolean =>
  stroke.code === 'Enter' || stroke.code === 'NumpadEnter' || stroke.code === 'Tab' || stroke.key === 'Enter' || stroke.key === 'Tab';
/** CR and LF as some scanners write them: Ctrl+M, Ctrl+J. */
const endsScanByChord = (stroke: KeyStroke): boolean => stroke.chord && (stroke.code === 'KeyM' || stroke.code === 'KeyJ');

/** Takes off what scanners put around a code: symbology identifier (`]C1`), control characters, start and stop marks, blanks. */
export const cleanScan = (raw: string): string =>
  raw
    // eslint-disable-next-line no-control-regex -- STX, ETX, GS and the like are exactly what is taken off here
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .trim()
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .replace(/^[~!$%^&=|\\*;:,?'"`\s]+/, '')
    .replace(/[~!$%^&=|\\*;:,?'"`\s]+$/, '');

const textOf = (held: readonly HeldStroke[]): string => held.map((stroke) => stroke.character).join('');

/** What the held strokes come to once nothing more belongs to them. */
const settle = (held: readonly HeldStroke[], terminated: boolean): Pick<ScannerStep, 'scans' | 'typed'> => {
  const isScan = held.length >= (terminated ? shortestTerminated : shortestUnterminated) && atScannerPace(held);
  if (!isScan) return { scans: [], typed: held };
  const code = cleanScan(textOf(held));
  return { scans: code === '' ? [] : [code], typed: [] };
};

const none = { scans: [], typed: [] } as const;

/** Takes one key stroke. Strokes must come in the order of their times. */
export const takeStroke = (state: ScannerState, stroke: KeyStroke, gapMs: number = gapWhereTyped): ScannerStep => {
  if (modifiers.has(stroke.key)) return { state, ...none, keep: false };
  const last = state.held.at(-1);
  const inBurst = last !== undefined && stroke.at - last.at <= patienceOf(state, gapMs);
  if (last !== undefined && !inBurst) {
    const before = takeSilence(state, stroke.at, gapMs);
    const after = takeStroke(before.state, stroke, gapMs);
    return { ...after, scans: [...before.scans, ...after.scans], typed: [...before.typed, ...after.typed] };
  }
  if (stroke.repeat) return { state, ...none, keep: inBurst };

  if (endsScan(stroke) || (inBurst && endsScanByChord(stroke))) {
    if (inBurst) {
      const settled = settle(state.held, true);
      const isScan = settled.typed.length === 0;
      return { state: { held: [], scannedAt: isScan ? stroke.at : null, terminates: state.terminates || isScan }, ...settled, keep: isScan };
    }
    const echo = state.scannedAt !== null && stroke.at - state.scannedAt <= gapMs;
    return { state, ...none, keep: echo };
  }

  const character = stroke.chord ? null : characterOf(stroke);
  // No code begins with a blank; the space bar presses buttons and writes blanks without delay.
  if (character === ' ' && !inBurst) return { state, ...none, keep: false };
  if (character !== null) {
    const held = [...state.held, { character, composing: stroke.composing, at: stroke.at }];
    return { state: { ...state, held, scannedAt: null }, ...none, keep: true };
  }
  // A chord inside a burst is a control character of the scanner (Ctrl+B = STX); outside it is a person's shortcut.
  if (inBurst && stroke.chord) return { state, ...none, keep: true };
  return { state: { ...state, held: [], scannedAt: null }, scans: [], typed: state.held, keep: false };
};

/** Says what is held when `now` has come without another stroke; call it `patienceOf` after the last one. */
export const takeSilence = (state: ScannerState, now: number, gapMs: number = gapWhereTyped): Omit<ScannerStep, 'keep'> => {
  const last = state.held.at(-1);
  if (last === undefined || now - last.at < patienceOf(state, gapMs)) return { state, ...none };
  const settled = settle(state.held, false);
  return { state: { ...state, held: [], scannedAt: settled.typed.length === 0 ? now : null }, ...settled };
};
