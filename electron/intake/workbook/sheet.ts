/** Columns that the reader needs; null until it knows (all). Set while rows are being read. */
export type ColumnChoice = { columns: ReadonlySet<number> | null };

/** `index` is 0-based. Cells as text; columns that were not chosen may be left out. */
export type SheetRow = { readonly index: number; readonly values: readonly string[] };

export type Sheet = { readonly name: string; rows(choice: ColumnChoice): AsyncIterable<SheetRow> };
