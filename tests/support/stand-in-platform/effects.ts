import type { Side } from './world.ts';

export type EffectKind = 'ship' | 'note' | 'close' | 'refund' | 'waybill_ask' | 'waybill_cancel';

/** One thing that somebody wanted changed out there: how often it was asked for, and how often the world really changed by it. */
export type Effect = {
  readonly side: Side; readonly number: string; readonly kind: EffectKind; readonly what: string;
  readonly askedAt: readonly number[]; readonly doneAt: readonly number[];
};

export type Effects = {
  readonly asked: (side: Side, number: string, kind: EffectKind, what: string) => { readonly done: () => void };
  readonly all: () => readonly Effect[];
  /** Oldest first. */
  readonly of: (side: Side, number: string, kind: EffectKind) => readonly Effect[];
  /** Changed the world more often than once for one and the same thing. */
  readonly twice: () => readonly Effect[];
  readonly clear: () => void;
};

export const createEffects = (now: () => number): Effects => {
  const book = new Map<string, Effect>();
  const all = (): Effect[] => [...book.values()];
  return {
    asked: (side, number, kind, what) => {
      const key = [side, number, kind, what].join('\n');
      const known = book.get(key) ?? { side, number, kind, what, askedAt: [], doneAt: [] };
      book.set(key, { ...known, askedAt: [...known.askedAt, now()] });
      return {
        done: () => {
          const asked = book.get(key) ?? known;
          book.set(key, { ...asked, doneAt: [...asked.doneAt, now()] });
        },
      };
    },
    all,
    of: (side, number, kind) => all().filter((one) => one.side === side && one.number === number && one.kind === kind),
    twice: () => all().filter((one) => one.doneAt.length > 1),
    clear: () => {
      book.clear();
    },
  };
};
