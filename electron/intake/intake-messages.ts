import type { SavedMapping } from './mapping/mapped-format.ts';
import type { IntakeBatch, IntakeProgress, IntakeSummary } from './intake-batch.ts';

/** A file by its place on disk (the worker reads it) or by its content. */
export type IntakeFileRef = { readonly fileName: string } & ({ readonly path: string } | { readonly bytes: Uint8Array });

export type ReadOrder = {
  readonly files: readonly IntakeFileRef[];
  readonly timeZone: string;
  readonly knownOrderNumbers: readonly string[];
  readonly mappings: readonly SavedMapping[];
  readonly batchSize: number;
  /** One shared number: 1 = cancelled. Seen by the worker even in the middle of a long file. */
  readonly cancelled: SharedArrayBuffer;
};

/** To the worker, after it has been started with a `ReadOrder` as its data: one more batch may be sent; or stop waiting. */
export type ToWorker = 'more' | 'cancel';

export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: IntakeProgress }
  | { readonly kind: 'batch'; readonly batch: IntakeBatch }
  | { readonly kind: 'done'; readonly summary: IntakeSummary };

/** Batches on their way or waiting in main at most; keeps both sides busy and memory bounded. */
export const batchesAhead = 4;
