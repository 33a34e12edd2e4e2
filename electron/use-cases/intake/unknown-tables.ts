import type { IntakeReading } from '../../../shared/contract/intake.ts';
import { adopted } from '../../../shared/domain/intake/file-mapping.ts';
import type { FileReport, TableSample } from '../../intake/intake-batch.ts';
import type { StoredMapping } from '../../store/file-mappings.ts';
import type { Preview } from './preview-files.ts';

export type Asking = { readonly file: number; readonly fileName: string; readonly sheetName: string | null; readonly sample: TableSample };
type MappingPhase = Extract<IntakeReading, { phase: 'mapping' }>;

/** More than anybody looks at; what is tried out has the whole sample. */
const shown = { rows: 30, columns: 300, letters: 80 };

/** Tables of a reading that nobody knows and nobody left out. Files known to be something else than orders are asked about only on request. */
export const askedTables = (files: readonly FileReport[], leftOut: ReadonlySet<number>, wanted: ReadonlySet<number>): readonly Asking[] =>
  files.flatMap(({ fileName, sheetName, unknown }, file) =>
    unknown === undefined || leftOut.has(file) || (unknown.why.code === 'intake.file_of_another_kind' && !wanted.has(file)) ? [] : [{ file, fileName, sheetName, sample: unknown }],
  );

/** What the mapping screen shows of a table. A kept mapping of nearly the same columns comes before the guess. */
export const mappingPhase = (preview: Preview, asking: Asking, left: number, kept: readonly StoredMapping[]): MappingPhase => {
  const { head, header, guess, why } = asking.sample;
  const likely = kept.flatMap((one) => {
    const mapping = adopted(guess, one.mapping);
    return mapping === null ? [] : [{ name: one.name, mapping }];
  })[0];
  return {
    phase: 'mapping', readingId: preview.readingId, fileNames: preview.fileNames, fileName: asking.fileName, sheetName: asking.sheetName, why: { ...why, params: { ...why.params } }, header,
    rows: head.slice(0, shown.rows).map(({ lineNumber, cells }) => ({ lineNumber, cells: cells.slice(0, shown.columns).map((cell) => cell.slice(0, shown.letters)) })),
    guess: likely?.mapping ?? guess, likeName: likely?.name ?? '', tablesLeft: left,
  } as MappingPhase;
};
