import { randomUUID } from 'node:crypto';
import type { IntakeReading } from '../../../shared/contract/intake.ts';
import type { OrderDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';
import type { Reading } from '../../intake/intake-reader.ts';
import type { FileReport } from '../../intake/intake-batch.ts';
import type { Reader } from '../../store/database.ts';
import { pause, sliceMs } from './slices.ts';
import { compareDraft } from './take-in.ts';

export type Preview = Extract<IntakeReading, { phase: 'preview' }>;
export type Previewed = { readonly preview: Preview; readonly files: readonly FileReport[] };

const mostExamples = 200;
const mostRefused = 5000;

/** Reads to the end and compares with the store, without changing anything (IN-2). Null when it was cancelled. */
export const previewFiles = async (reader: Reader, reading: Reading, fileNames: readonly string[], isCancelled: () => boolean): Promise<Previewed | null> => {
  const platforms = new Set<Platform>();
  const counts = { orders: 0, lines: 0, newOrders: 0, changedOrders: 0, unchangedOrders: 0, maskedOrders: 0, doubtfulOrders: 0 };
  const examples: Preview['examples'] = [];
  const refusedLines: RefusedLine[] = [];
  const notices: RefusedLine[] = [];
  const look = (draft: OrderDraft): void => {
    platforms.add(draft.platform);
    counts.orders += 1;
    counts.lines += draft.lines.length;
    if (draft.receiver.masked.length > 0) counts.maskedOrders += 1;
    else if ((draft.addressDoubts ?? []).length > 0) counts.doubtfulOrders += 1;
    const comparison = compareDraft(reader, draft);
    if (comparison.kind === 'new') counts.newOrders += 1;
    else if (comparison.kind === 'unchanged') counts.unchangedOrders += 1;
    else {
      counts.changedOrders += 1;
      if (examples.length < mostExamples) examples.push({ platformOrderNumber: draft.platformOrderNumber, changes: [...comparison.changes] });
    }
  };
  for await (const batch of reading.batches) {
    refusedLines.push(...batch.refusedLines.slice(0, mostRefused - refusedLines.length));
    notices.push(...batch.notes.slice(0, mostRefused - notices.length));
    let sliceEnd = Date.now() + sliceMs;
    for (const draft of batch.orders) {
      look(draft);
      if (Date.now() < sliceEnd) continue;
      await pause();
      sliceEnd = Date.now() + sliceMs;
    }
    for (const { platform, platformOrderNumber, lines } of batch.lineSets) {
      platforms.add(platform);
      counts.orders += 1;
      counts.lines += lines.length;
      counts.changedOrders += 1;
      if (examples.length < mostExamples) {
        examples.push({ platformOrderNumber, changes: [{ field: 'lines', before: '', after: lines.map((line) => `${line.skuCode ?? line.title}×${line.quantity}`).join('；') }] });
      }
    }
    if (isCancelled()) break;
    await pause();
  }
  const ended = await reading.ended;
  if (isCancelled()) return null;
  if (!ended.ok) throw new Error(`reader: ${String(ended.refusal.params?.['reason'])}`);
  const { files, refusedCount } = ended.value;
  return {
    files,
    preview: {
      phase: 'preview', readingId: randomUUID(), fileNames: [...fileNames], ...counts, examples, platforms: [...platforms],
      files: files.map((file) => ({
        fileName: file.sheetName === null ? file.fileName : `${file.fileName} · ${file.sheetName}`, kind: file.kind ?? '', encoding: file.encoding ?? file.container ?? '', rows: file.rowCount,
        canBeMapped: file.unknown !== undefined,
      })),
      refusedTotal: refusedCount, refusedLines, notices,
    },
  };
};
