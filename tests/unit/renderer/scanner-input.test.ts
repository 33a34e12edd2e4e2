import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  characterOf, cleanScan, gapWhereOnlyScanned, gapWhereTyped, quietScanner, scannerPaceMs, takeSilence, takeStroke, type KeyStroke, type ScannerState,
} from '../../../renderer/components/scanner/scanner-input.ts';

type Played = { readonly scans: readonly string[]; readonly typed: string; readonly passed: readonly string[]; readonly state: ScannerState };

const stroke = (key: string, at: number, more: Partial<KeyStroke> = {}): KeyStroke => ({
  code: codeOf(key), key, shift: /^[A-Z~!@#$%^&*()_+{}|:"<>?]$/.test(key), capsLock: false, chord: false, repeat: false, composing: false, at, ...more,
});

const codeOf = (key: string): string => {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  const marks: Readonly<Record<string, string>> = { '-': 'Minus', _: 'Minus', '/': 'Slash', '.': 'Period', ' ': 'Space', ']': 'BracketRight', '*': 'Digit8', '$': 'Digit4', '+': 'Equal' };
  return marks[key] ?? key;
};

/** Plays strokes and ends with silence long enough that nothing stays undecided. */
const play = (strokes: readonly KeyStroke[], gapMs: number = gapWhereTyped): Played => {
  let state = quietScanner;
  const scans: string[] = [];
  const passed: string[] = [];
  let typed = '';
  for (const one of strokes) {
    const step = takeStroke(state, one, gapMs);
    state = step.state;
    scans.push(...step.scans);
    typed += step.typed.map((held) => held.character).join('');
    if (!step.keep) passed.push(one.key);
  }
  const end = takeSilence(state, (strokes.at(-1)?.at ?? 0) + 10_000, gapMs);
  scans.push(...end.scans);
  typed += end.typed.map((held) => held.character).join('');
  return { scans, typed, passed, state: end.state };
};

const burst = (text: string, from: number, gap: number, terminator: string | null = 'Enter'): KeyStroke[] => [
  ...[...text].map((key, index) => stroke(key, from + index * gap)),
  ...(terminator === null ? [] : [stroke(terminator, from + text.length * gap)]),
];

describe('a scanner is told from a hand by speed and terminator', () => {
  test('PK-2: a burst ended by Enter is one scan, and none of it reaches the page', () => {
    const played = play(burst('771000000000231', 0, 4));
    expect(played.scans).toEqual(['771000000000231']);
    expect(played.typed).toBe('');
    expect(played.passed).toEqual([]);
  });

  test('PK-2: Tab ends a scan too', () => {
    const played = play(burst('6901234567892', 0, 12, 'Tab'));
    expect(played.scans).toEqual(['6901234567892']);
    expect(played.passed).toEqual([]);
  });

  test('PK-2: a scanner without terminator is understood after its burst', () => {
    expect(play(burst('6901234567892', 0, 3, null)).scans).toEqual(['6901234567892']);
  });

  test('PK-2: two scans within 30 ms stay two', () => {
    const first = burst('771000000000231', 0, 1);
    const second = burst('TX220-W-L', 16 + 12, 1);
    expect(play([...first, ...second]).scans).toEqual(['771000000000231', 'TX220-W-L']);
  });

  test('PK-2: typing by hand is given back, key for key, with its Enter', () => {
    const played = play(burst('hello', 0, 90));
    expect(played.scans).toEqual([]);
    expect(played.typed).toBe('hello');
    expect(played.passed).toEqual(['Enter']);
  });

  test('PK-2: one number key alone is a number key', () => {
    const played = play([stroke('1', 0), stroke('2', 400)]);
    expect(played.typed).toBe('12');
    expect(played.scans).toEqual([]);
  });

  test('PK-2: a key held down is not a burst', () => {
    const held = [stroke('1', 0), ...Array.from({ length: 20 }, (_, index) => stroke('1', 500 + index * 30, { repeat: true }))];
    expect(play(held).scans).toEqual([]);
  });

  test('PK-2: a scanner that stumbles in the middle of a code does not tear it in two', () => {
    const first = burst('7710000', 0, 3, null);
    expect(play([...first, ...burst('00000231', 18 + 140, 3)]).scans).toEqual(['771000000000231']);
    const before = burst('TX220-W-L', 0, 3);
    const later = burst('7710000', 1000, 3, null);
    expect(play([...before, ...later, ...burst('00000231', 1018 + 450, 3)]).scans).toEqual(['TX220-W-L', '771000000000231']);
  });

  test('PK-2: where only keys are pressed, a stumble at the first strokes presses no number key', () => {
    const strokes = [stroke('7', 0), ...burst('71000000000231', 110, 3)];
    expect(play(strokes, gapWhereOnlyScanned)).toMatchObject({ scans: ['771000000000231'], typed: '' });
  });

  test('PK-2: quick fingers are not taken for a scanner', () => {
    const played = play([...[...'singing'].map((key, index) => stroke(key, index * 48)), stroke('Enter', 7 * 48)]);
    expect(played.scans).toEqual([]);
    expect(played.typed).toBe('singing');
  });

  test('PK-2: CR LF after a code is one terminator', () => {
    const played = play([...burst('771000000000231', 0, 3), stroke('Enter', 50)]);
    expect(played.scans).toEqual(['771000000000231']);
    expect(played.passed).toEqual([]);
  });

  test('PK-2: CR written as Ctrl+M ends a scan, STX as Ctrl+B inside one is swallowed', () => {
    const strokes = [
      ...burst('7710', 0, 3, null), stroke('b', 12, { chord: true }), ...burst('0001', 15, 3, null), stroke('m', 27, { chord: true }),
    ];
    expect(play(strokes).scans).toEqual(['77100001']);
  });

  test('PK-2: a shortcut outside a burst passes', () => {
    expect(play([stroke('z', 0, { chord: true })]).passed).toEqual(['z']);
  });

  test('PK-2: the space bar passes at once, and belongs to a scan inside one', () => {
    expect(play([stroke(' ', 0)]).passed).toEqual([' ']);
    expect(play(burst('AB 12', 0, 3)).scans).toEqual(['AB 12']);
  });

  test('PK-2: a burst after slow typing does not swallow what was typed', () => {
    const played = play([stroke('x', 0), ...burst('771000000000231', 200, 3)]);
    expect(played.typed).toBe('x');
    expect(played.scans).toEqual(['771000000000231']);
  });

  test('PK-2: Escape in the middle gives back what was held', () => {
    const played = play([stroke('4', 0), stroke('Escape', 20)]);
    expect(played.typed).toBe('4');
    expect(played.passed).toEqual(['Escape']);
  });
});

describe('with an input method or a wrong Caps Lock', () => {
  test('PK-2: keys taken by an input method are read from the physical key', () => {
    const strokes = [...'ZTO7710'].map((character, index) =>
      stroke('Process', index * 5, { code: codeOf(character), shift: /[A-Z]/.test(character), composing: true }));
    const played = play([...strokes, stroke('Process', 35, { code: 'Enter', composing: true })]);
    expect(played.scans).toEqual(['ZTO7710']);
  });

  test('PK-2: full-width letters and Chinese marks are the keys they came from', () => {
    expect(characterOf(stroke('Ａ', 0, { code: 'KeyA', shift: true }))).toBe('A');
    expect(characterOf(stroke('，', 0, { code: 'Comma' }))).toBe(',');
    expect(characterOf(stroke('——', 0, { code: 'Minus', shift: true }))).toBe('_');
  });

  test('PK-2: Caps Lock does not turn a code round', () => {
    const strokes = [...'sf10'].map((key, index) => stroke(key, index * 4, { capsLock: true, shift: /[a-z]/.test(key) }));
    expect(play([...strokes, stroke('Enter', 20)]).scans).toEqual(['SF10']);
  });

  test('PK-2: function keys and arrows write nothing', () => {
    expect(characterOf(stroke('F4', 0, { code: 'F4' }))).toBeNull();
    expect(characterOf(stroke('ArrowUp', 0, { code: 'ArrowUp' }))).toBeNull();
  });
});

describe('what scanners put around a code', () => {
  test.each([
    [']C1771000000000231', '771000000000231'],
    ['*TX220*', 'TX220'],
    ['\u0002771000000000231\u0003', '771000000000231'],
    ['~6901234567892;', '6901234567892'],
    ['  SF1234567890123\t', 'SF1234567890123'],
    ['NZ801/深蓝/28', 'NZ801/深蓝/28'],
    ['TX220-W-(L)', 'TX220-W-(L)'],
    ['#1042', '#1042'],
    ['***', ''],
  ])('PK-2: %j is read as %j', (raw, code) => {
    expect(cleanScan(raw)).toBe(code);
  });
});

describe('for any rhythm', () => {
  const code = fc.stringMatching(/^[A-Za-z0-9]{3,30}$/);

  test('PK-2: every terminated burst comes out as it was, in order, whatever lies between two scans', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: code, gap: fc.integer({ min: 0, max: scannerPaceMs }), pause: fc.integer({ min: 0, max: 3000 }) }), { maxLength: 6 }), (scans) => {
        let at = 0;
        const strokes = scans.flatMap(({ text, gap, pause }) => {
          const from = at + pause;
          at = from + text.length * gap;
          return burst(text, from, gap);
        });
        expect(play(strokes).scans).toEqual(scans.map(({ text }) => text));
      }),
    );
  });

  test('PK-2: no typed character is lost or doubled', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...'abc0123456789'), fc.integer({ min: gapWhereTyped + 1, max: 800 })), { maxLength: 40 }), (keys) => {
        let at = 0;
        const strokes = keys.map(([key, gap]) => stroke(key, (at += gap)));
        const played = play(strokes);
        expect(played.typed).toBe(keys.map(([key]) => key).join(''));
        expect(played.scans).toEqual([]);
      }),
    );
  });
});
