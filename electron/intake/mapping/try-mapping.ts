import type { FileMapping } from '../../../shared/domain/intake/file-mapping.ts';
import type { OrderDraft, RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import { PendingBatch } from '../pending-batch.ts';
import { readSources } from '../read-sources.ts';
import { chinaRegions } from '../regions/china.ts';
import { openSource } from '../source.ts';
import type { HeadRow, Table } from '../table.ts';
import { guessMapping } from './guess-mapping.ts';
import { mappedColumns, mappedFormat } from './mapped-format.ts';

export type Tried = { readonly orders: readonly OrderDraft[]; readonly refused: readonly RefusedLine[]; readonly refusedCount: number; readonly ignoredRows: number };

export const guessFor = (head: readonly HeadRow[], header: number): FileMapping => guessMapping(head, header, chinaRegions());

/** Reads the sample's rows below `header` as the whole file would be read. */
export const tryMapping = async (fileName: string, head: readonly HeadRow[], header: number, mapping: FileMapping, timeZone: string): Promise<Tried> => {
  const table = tableOf(fileName, head);
  const cells = head[header]?.cells ?? [];
  const source = await openSource(table, { format: mappedFormat(mapping), header, columns: mappedColumns(mapping, cells) }, false, () => false);
  const options = { timeZone, batchSize: 100 };
  const out = new PendingBatch(options);
  const orders: OrderDraft[] = [];
  const refused: RefusedLine[] = [];
  const batches = readSources({ sources: [source], reports: [], total: source.rows.count }, options, chinaRegions(), out);
  for (let next = await batches.next(); ; next = await batches.next()) {
    if (next.done === true) return { orders, refused, refusedCount: next.value.refusedCount, ignoredRows: next.value.ignoredRowCount };
    orders.push(...next.value.orders);
    refused.push(...next.value.refusedLines);
  }
};

const tableOf = (fileName: string, head: readonly HeadRow[]): Table => ({
  fileName, sheetName: null, container: 'csv', encoding: null, head,
  rowsBelow(header, columns) {
    const rows = head.slice(header + 1);
    const read = (row: number, cells: string[]): null => {
      columns.forEach((column, slot) => {
        cells[slot] = rows[row]?.cells[column] ?? '';
      });
      return null;
    };
    return Promise.resolve({ count: rows.length, isDamaged: false, lineNumber: (row) => rows[row]?.lineNumber ?? 0, read, readFirst: (row, _slots, cells) => read(row, cells) });
  },
});
