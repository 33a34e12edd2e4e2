import type { DecoderChoice } from '../../shared/domain/scales/decoder.ts';
import type { ScaleFrame } from '../../shared/domain/scales/frame.ts';
import type { ScaleProtocol } from '../../shared/domain/scales/protocols.ts';

/** Where a scale is plugged in. */
export type ScaleDevice =
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly kind: 'hid'; readonly vendorId: number; readonly productId: number; readonly serialNumber: string };

/** What a scale tells as it happens. `protocol` comes with the first reading and whenever it changes. */
export type ScaleNews =
  | { readonly kind: 'open' }
  | { readonly kind: 'frame'; readonly frame: ScaleFrame; readonly protocol: ScaleProtocol | 'hid' }
  /** It is not there, cannot be opened, or broke off; in the system's own words. It is tried again by itself. */
  | { readonly kind: 'fault'; readonly words: string };

/** One scale, whatever it is plugged into. It goes on trying until it is closed; nothing throws. */
export type Scale = { readonly close: () => Promise<void> };

export type OpenScale = (device: ScaleDevice, choice: DecoderChoice, tell: (news: ScaleNews) => void) => Scale;

/** The system's name for what went wrong, as short as it has one. */
export const faultWords = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^Error: /, '').slice(0, 200);
};
