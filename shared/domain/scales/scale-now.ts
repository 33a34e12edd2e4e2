import type { ScaleProtocol } from './protocols.ts';
import type { PanCondition } from './taking.ts';

/** `opening`: not there yet, tried again by itself. `fault`: it cannot be opened, or broke off; `words` are the system's. */
export const scaleLines = ['off', 'opening', 'open', 'fault'] as const;

/** The scale as a window shows it. */
export type ScaleNow = {
  readonly line: (typeof scaleLines)[number];
  readonly words: string;
  /** Chosen or found out; null while nothing readable came in. */
  readonly protocol: ScaleProtocol | 'hid' | null;
  readonly condition: PanCondition;
  readonly weightG: number | null;
};

export const scaleOff: ScaleNow = { line: 'off', words: '', protocol: null, condition: 'nothing', weightG: null };
