import { shapeOf } from '../../shared/domain/intake/file-mapping.ts';
import type { IntakeNote, OrderDraft, OrderLinesDraft, RefusedLine } from '../../shared/domain/intake/order-draft.ts';
import type { FileReport, IntakeBatch, IntakeOptions, IntakeProgress, IntakeSummary } from './intake-batch.ts';
import { expandArchives } from './archive.ts';
import { openOrderFile, refuseFile, type IntakeFile } from './open-files.ts';
import { chinaRegions } from './regions/china.ts';
import { openSource, type Source } from './source.ts';
import type { Table } from './table.ts';
import { PendingBatch } from './pending-batch.ts';
import { isPurchaseFile } from './purchases.ts';
import { readSources } from './read-sources.ts';
import { sampleOf } from './mapping/table-sample.ts';

export type { IntakeFile } from './open-files.ts';

export type { FileReport, IntakeBatch, IntakeOptions, IntakeProgress, IntakeSummary } from './intake-batch.ts';

/**
 * Reads files that were dropped together, of any platforms, and hands over orders in batches; the summary is the generator's return
 * value. Never throws for what a file holds: what cannot be read is refused by line, with the reason (IN-3).
 */
export async function* readExportBatches(files: readonly IntakeFile[], options: IntakeOptions): AsyncGenerator<IntakeBatch, IntakeSummary, void> {
  const out = new PendingBatch(options);
  const stop = (): boolean => options.signal?.aborted === true;
  const reports: FileReport[] = [];
  const sources: Source[] = [];
  let total = 0;
  const tell = (step: IntakeProgress['step'], done: number): void => options.onProgress?.({ step, done, total });
  tell('opening', 0);
  const expanded = expandArchives(files);
  for (const refused of expanded.refused) {
    out.refuse(refused);
    reports.push({ fileName: refused.fileName, sheetName: null, kind: null, platform: null, container: null, encoding: null, rowCount: 0 });
  }
  for (const file of expanded.files) {
    const opened = await openOrderFile(file, options.mappings);
    const [stranger] = opened.ok ? [] : opened.unknown.flatMap((one) => sampleOf(one, chinaRegions()) ?? []).sort((one, other) => other.points - one.points);
    if (!opened.ok) {
      out.refuse(opened.refusal);
      reports.push({
        fileName: file.fileName, sheetName: stranger?.sheetName ?? null, kind: null, platform: null, container: stranger?.container ?? null, encoding: stranger?.encoding ?? null, rowCount: 0,
        ...(stranger === undefined ? {} : { unknown: stranger.sample }),
      });
      continue;
    }
    for (const { table } of opened.unknown) if (holdsRows(table)) out.note(refuseFile(file.fileName, 'intake.sheet_left_out', { sheet: table.sheetName ?? '' }));
    for (const { table, found } of opened.tables) {
      const source = await openSource(table, found, opened.severalTables, stop);
      const isPurchases = !source.rows.isDamaged && isPurchaseFile(source);
      if (source.rows.isDamaged) out.refuse(refuseFile(file.fileName, 'intake.workbook_damaged'));
      else if (isPurchases) out.refuse(refuseFile(file.fileName, 'intake.purchases_not_sales'));
      else if (source.rows.count === 0) out.refuse(refuseFile(file.fileName, 'intake.file_without_orders'));
      else sources.push(source);
      reports.push({
        fileName: file.fileName, sheetName: source.sheetName, kind: isPurchases || source.rows.isDamaged ? null : found.format.name, platform: found.format.platform, container: table.container,
        encoding: table.encoding, rowCount: source.rows.count, ...(found.format.mapping === undefined ? {} : { shape: found.shape ?? shapeOf(found.format.mapping.columns.map(({ name }) => name)) }),
      });
      total += source.rows.count;
      tell('opening', 0);
      if (stop()) return out.summary(reports, false);
    }
  }

  return yield* readSources({ sources, reports, total }, options, chinaRegions(), out);
}

/** All of it in memory, for files of ordinary size and for tests. */
export const readExports = async (files: readonly IntakeFile[], options: IntakeOptions): Promise<IntakeBatch & { readonly summary: IntakeSummary }> => {
  const all = { orders: [] as OrderDraft[], lineSets: [] as OrderLinesDraft[], refusedLines: [] as RefusedLine[], notes: [] as IntakeNote[], rowsRead: 0 };
  const batches = readExportBatches(files, options);
  for (;;) {
    const next = await batches.next();
    if (next.done === true) return { ...all, summary: next.value };
    all.rowsRead = next.value.rowsRead;
    all.orders.push(...next.value.orders);
    all.lineSets.push(...next.value.lineSets);
    all.refusedLines.push(...next.value.refusedLines);
    all.notes.push(...next.value.notes);
  }
};

/** A sheet with a table in it, not a few words about the file. */
const holdsRows = ({ head }: Table): boolean => head.length > 3 && head.filter((row) => row.cells.filter((cell) => cell !== '').length >= 4).length > 2;
