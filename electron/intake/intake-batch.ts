import type { FileMapping } from '../../shared/domain/intake/file-mapping.ts';
import type { IntakeNote, OrderDraft, OrderLinesDraft, RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import type { Platform } from '../../shared/domain/orders/platform.ts';
import type { SavedMapping } from './mapping/mapped-format.ts';
import type { HeadRow } from './table.ts';

export type IntakeOptions = {
  /** IANA zone of the shop: times without an offset are its wall clock's. */
  readonly timeZone: string;
  /**
   * Taobao orders in the store that still wait for their lines (`lines_unknown`). A detail file dropped without its list gives lines for
   * these; lines of all others are refused.
   */
  readonly knownOrderNumbers?: ReadonlySet<string>;
  /** IN-1: what people said about the columns of files of other shapes. */
  readonly mappings?: readonly SavedMapping[];
  /** Orders per batch; default 500. */
  readonly batchSize?: number;
  /** Looked at every few thousand rows and between batches. */
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (progress: IntakeProgress) => void;
};

/** Counted in rows of the files. `opening`: found and sorted by order; `taking`: read and handed over. `total` grows while files are opened. */
export type IntakeProgress = { readonly step: 'opening' | 'taking'; readonly done: number; readonly total: number };

export type IntakeBatch = {
  readonly orders: readonly OrderDraft[];
  /** Lines for orders that are in the store already (see `knownOrderNumbers`). */
  readonly lineSets: readonly OrderLinesDraft[];
  readonly refusedLines: readonly RefusedLine[];
  readonly notes: readonly IntakeNote[];
  /** Rows dealt with so far, this batch included. */
  readonly rowsRead: number;
};

/** What a file (or a sheet of it) turned out to be. */
export type FileReport = {
  readonly fileName: string;
  readonly sheetName: string | null;
  /** `taobao_list`, `douyin` …; null = refused as a whole. */
  readonly kind: string | null;
  readonly platform: Platform | null;
  readonly container: string | null;
  readonly encoding: string | null;
  /** Rows below the header that are not blank. */
  readonly rowCount: number;
  /** Set when nobody knows its columns yet: what a person needs to say what they mean. */
  readonly unknown?: TableSample;
  /** Shape of the kept mapping that it was read with. */
  readonly shape?: string;
};

/** The first rows of a table that no reader knows, and what its columns seem to hold. */
export type TableSample = {
  readonly head: readonly HeadRow[];
  readonly header: number;
  readonly guess: FileMapping;
  /** Why it was not read, as a refusal would say. */
  readonly why: RefusedLine;
};

export type IntakeSummary = {
  /** False when it was cancelled: batches handed over so far are whole, nothing follows. */
  readonly finished: boolean;
  readonly files: readonly FileReport[];
  readonly orderCount: number;
  readonly lineCount: number;
  readonly refusedCount: number;
  /** Totals, repeated headers and the like below the tables. */
  readonly ignoredRowCount: number;
};
