import { columnNames, isHeaderless, namesByPlace, noHeader, shapeOf, tidyStatusWords, type FileMapping, type MappedField } from '../../../shared/domain/intake/file-mapping.ts';
import { statusKey } from '../../../shared/domain/intake/cell-text.ts';
import { simplified } from '../../../shared/domain/intake/simplified.ts';
import type { OrderFormat, StateReading } from '../formats/format.ts';
import { readRefund, readStatus, stateReading, type StatusWords } from '../formats/status-words.ts';
import type { ColumnMap, Recognised } from '../recognise.ts';
import type { HeadRow } from '../table.ts';
import { fitsHeaderless, headerlessShape } from './headerless.ts';

/** A mapping as it was kept, with the shape of the files that it is for. */
export type SavedMapping = { readonly shape: string; readonly mapping: FileMapping };

/** The header is looked for in so many rows, as for known files. */
export const headerWithin = 30;

/**
 * Digits must be in it, so that a total or a heading is none; what a spreadsheet turned into a power of ten, or put `.0` behind, is left to
 * whoever tells that digits are lost.
 */
export const anyOrderNumber = /^(?!\d+(?:\.\d+)?[eE]\+?\d+$)(?!\d+\.0+$)(?=.*\d)(?:\p{Script=Han}{1,6}(?=.*\d{4}))?[#A-Za-z0-9][#A-Za-z0-9_./-]{0,59}$/u;

const western: readonly string[] = ['shopify', 'woocommerce'];

/** The format that a mapping makes; its columns are found by name in each file. */
export const mappedFormat = (mapping: FileMapping): OrderFormat => ({
  name: 'mapped',
  platform: mapping.platform,
  holds: 'orders',
  rows: mapping.rows,
  columns: {},
  needs: [],
  marks: [],
  orderNumber: anyOrderNumber,
  readState: stateReader(mapping),
  amounts: mapping.rows === 'line' ? 'line' : 'order',
  paidIsPayable: true,
  districtExpected: !western.includes(mapping.platform),
  country: 'CN',
  mapping,
});

const stateReader = ({ statusWords, stateWithoutStatus }: FileMapping): OrderFormat['readState'] => {
  const own: StatusWords = new Map(Object.entries(tidyStatusWords(statusWords)).map(([word, state]): [string, StateReading] => [word, stateReading(state)]));
  return (cells) => {
    const text = cells('status');
    if (statusKey(text) === '') return stateReading(stateWithoutStatus);
    const status = readStatus(text, own) ?? readStatus(simplified(text), own);
    if (status === null) return null;
    const refund = readRefund(cells('afterSale'));
    return { ...status, refund: refund === 'none' ? status.refund : refund };
  };
};

/** Where the mapping's columns are in this header. */
export const mappedColumns = (mapping: FileMapping, header: readonly string[]): ColumnMap => {
  const names = isHeaderless(mapping.columns) ? namesByPlace(mapping.columns.length) : columnNames(header, mapping.columns.length);
  const at = new Map(names.map((name, column) => [name, column]));
  const columns: Partial<Record<MappedField, number[]>> = {};
  for (const { name, field } of mapping.columns) {
    const column = at.get(name);
    if (field === null || column === undefined) continue;
    (columns[field] ??= []).push(column);
  }
  // What is to be paid is what was paid, where only one of the two is written.
  if (columns.paid === undefined && columns.total !== undefined) columns.paid = columns.total;
  return columns;
};

/** The kept mapping for a table with these first rows, if there is one. */
export const findMapping = (head: readonly HeadRow[], saved: readonly SavedMapping[]): Recognised | null => {
  if (saved.length === 0) return null;
  const byShape = new Map(saved.map(({ shape, mapping }) => [shape, mapping]));
  for (let header = 0; header < Math.min(head.length, headerWithin); header += 1) {
    const cells = head[header]?.cells ?? [];
    const mapping = byShape.get(shapeOf(columnNames(cells)));
    if (mapping !== undefined) return { format: mappedFormat(mapping), header, columns: mappedColumns(mapping, cells) };
  }
  const fitting = saved.filter(({ shape }) => fitsHeaderless(head, shape));
  const exact = fitting.length < 2 ? null : headerlessShape(head);
  // Where two kept ones fit, a person says which.
  const found = fitting.find(({ shape }) => shape === exact) ?? (fitting.length === 1 ? fitting[0] : undefined);
  return found === undefined ? null : { format: mappedFormat(found.mapping), header: noHeader, columns: mappedColumns(found.mapping, []), shape: found.shape };
};
