import type { Result } from '../../shared/domain/result.ts';

/** Between the harness and the shop's process. */
export type FromParent =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'clock'; readonly offMs: number }
  | { readonly kind: 'close' };
export type ToParent = { readonly kind: 'ready' } | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> };
