import type { OrderDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';

/** A reading of files under way, in the background: whole orders in batches, then what was refused and why. */
export type OrderSource = {
  readonly batches: AsyncIterable<{ readonly orders: readonly OrderDraft[]; readonly rowsRead: number }>;
  /** After the last batch. */
  readonly summary: () => Promise<SourceSummary>;
  readonly cancel: () => void;
};

export type SourceSummary = {
  readonly files: readonly { readonly fileName: string; readonly kind: string; readonly encoding: string; readonly rows: number }[];
  readonly refusedTotal: number;
  /** The first several thousand of them. */
  readonly refusedLines: readonly RefusedLine[];
  readonly notices: readonly RefusedLine[];
};

export type OpenOrderSource = (paths: readonly string[], timeZone: string) => OrderSource;
