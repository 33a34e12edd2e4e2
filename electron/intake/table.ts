/**
 * What every container looks like to the rest of the intake: a head of rows to find the column names in, then rows of which only
 * the needed columns are read.
 */
export type Container = 'csv' | 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'html' | 'xml';

export type HeadRow = {
  readonly cells: readonly string[];
  /** 1-based: physical line of a text file, row of a sheet. */
  readonly lineNumber: number;
};

/** Why a line cannot be read at all; codes of `RefusedLine`. */
export type RowProblem = {
  readonly code: 'intake.line_cut_off' | 'intake.line_too_many_cells' | 'intake.line_broken_text';
  readonly params: Readonly<Record<string, string | number>>;
};

export type Rows = {
  readonly count: number;
  /** The file broke off or was found broken behind the last of these rows; none of them should be relied on. */
  readonly isDamaged: boolean;
  lineNumber(row: number): number;
  /** Cells of the columns chosen before, into `cells` (`''` where the row has none). A problem may leave some of them unread. */
  read(row: number, cells: string[]): RowProblem | null;
  /** As `read`, but only the first of the chosen columns are needed: those up to and including `slots`. */
  readFirst(row: number, slots: number, cells: string[]): RowProblem | null;
};

export type Table = {
  readonly fileName: string;
  /** Null for files that hold one table only. */
  readonly sheetName: string | null;
  readonly container: Container;
  /** `utf-8`, `gb18030` …; null for containers that know their own. */
  readonly encoding: string | null;
  /** Up to 60 rows from the beginning, blank ones left out. */
  readonly head: readonly HeadRow[];
  /** Everything below `head[header]` (`noHeader`: everything), of which `columns` (ascending) will be read; `width` = cells of the header row. */
  rowsBelow(header: number, columns: readonly number[], stop: () => boolean): Promise<Rows>;
};

export const headRows = 60;

/** `C7`: where a value stands, for people who look into the file with a spreadsheet. */
export const cellName = (column: number, lineNumber: number): string => {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${lineNumber}`;
};
