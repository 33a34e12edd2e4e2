import { mappingFaults } from '../../../shared/domain/intake/file-mapping.ts';
import type { RegionIndex } from '../../../shared/domain/intake/regions.ts';
import type { TableSample } from '../intake-batch.ts';
import type { UnknownTable } from '../open-files.ts';
import type { HeadRow } from '../table.ts';
import { guessHeader, guessMapping } from './guess-mapping.ts';

export type Stranger = {
  readonly sheetName: string | null;
  readonly container: string;
  readonly encoding: string | null;
  readonly sample: TableSample;
  /** More columns understood come first, where a workbook has several such sheets. */
  readonly points: number;
};

/** A hostile cell or a table of ten thousand columns must not travel whole. */
const longestCell = 1000;
const mostColumns = 300;

const trimmed = ({ cells, lineNumber }: HeadRow): HeadRow => ({ lineNumber, cells: cells.slice(0, mostColumns).map((cell) => cell.slice(0, longestCell)) });

/** What a person needs to say what a table's columns mean; null for what is no table (prose, a single column). */
export const sampleOf = ({ table, refusal }: UnknownTable, regions: RegionIndex): Stranger | null => {
  const head = table.head.map(trimmed);
  const header = guessHeader(head);
  const width = head[Math.max(header, 0)]?.cells.filter((cell) => cell.trim() !== '').length ?? 0;
  const rowsBelow = head.slice(header + 1).filter((row) => row.cells.filter((cell) => cell.trim() !== '').length >= 2).length;
  if (width < 2 || rowsBelow === 0) return null;
  const guess = guessMapping(head, header, regions);
  const understood = guess.columns.filter(({ field }) => field !== null).length;
  return {
    sheetName: table.sheetName, container: table.container, encoding: table.encoding, sample: { head, header, guess, why: refusal },
    points: understood + (mappingFaults(guess).length === 0 ? 10 : 0),
  };
};
