import type { ScaleFrame, WeightUnit } from './frame.ts';
import { protocolReaders, type ScaleProtocol } from './protocols.ts';

/** As long as the longest message, with room for the one before it. */
const windowBytes = 64;
/** Messages that must be readable in one protocol before it is taken for the scale's own: a bare weight may be part of something else. */
const sureAfter = (protocol: ScaleProtocol): number => (protocol === 'plain' ? 3 : 2);

export type DecoderChoice = { readonly protocol: ScaleProtocol | 'auto'; /** For scales that do not say. */ readonly unit: WeightUnit };

/** What is kept between two pieces of a byte stream. */
export type DecoderState = {
  readonly choice: DecoderChoice;
  readonly window: readonly number[];
  /** Chosen by a person, or found out from what came in. */
  readonly protocol: ScaleProtocol | null;
  readonly seen: Partial<Readonly<Record<ScaleProtocol, number>>>;
};

export const startDecoding = (choice: DecoderChoice): DecoderState => ({
  choice, window: [], protocol: choice.protocol === 'auto' ? null : choice.protocol, seen: {},
});

type Step = { readonly state: DecoderState; readonly frame: ScaleFrame | null };

/** One byte: messages end with a byte, and what was read is read once. So it never matters how the bytes were cut. */
const takeByte = (state: DecoderState, byte: number): Step => {
  const window = [...state.window.slice(1 - windowBytes), byte];
  for (const reader of protocolReaders) {
    if (state.protocol !== null && reader.protocol !== state.protocol) continue;
    const frame = (state.protocol === null ? reader.recognise : reader.read)(window, state.choice.unit);
    if (frame === null) continue;
    // The byte that ended this message may begin the next (`=`).
    if (state.protocol !== null) return { state: { ...state, window: [byte] }, frame };
    const seen = (state.seen[reader.protocol] ?? 0) + 1;
    const sure = seen >= sureAfter(reader.protocol);
    return {
      state: {
        ...state, seen: { ...state.seen, [reader.protocol]: seen }, protocol: sure ? reader.protocol : null,
        // A bare weight may turn out to be the first line of a longer message.
        window: reader.protocol === 'plain' && !sure ? window : [byte],
      },
      // One message may be misread; nothing is weighed by it before another agrees.
      frame: sure ? frame : null,
    };
  }
  return { state: { ...state, window }, frame: null };
};

/** Takes in bytes as they come. Garbage is passed over, never thrown at. */
export const decodeBytes = (before: DecoderState, bytes: Iterable<number>): { readonly state: DecoderState; readonly frames: readonly ScaleFrame[] } => {
  let state = before;
  const frames: ScaleFrame[] = [];
  for (const byte of bytes) {
    const step = takeByte(state, byte);
    state = step.state;
    if (step.frame !== null) frames.push(step.frame);
  }
  return { state, frames };
};
