import { randomUUID } from 'node:crypto';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { judgeOpeningStock, type JudgedOpeningStock, type OpeningStockLine, type RefusedStockLine } from '../../../shared/domain/stock/opening-stock.ts';
import type { Reader } from '../../store/database.ts';
import { skuCodeOfBarcode, writeSkuDetails } from '../../store/sku-list.ts';
import { skuByCode, skuById, skuSeen } from '../../store/stock.ts';
import { act, readerOf, type Act, type Caller, type Services } from '../services.ts';
import { writeCount } from './count.ts';

export type OpeningStockFile = {
  readonly fileName: string;
  readonly lines: readonly OpeningStockLine[];
  /** Lines that could not be read as a stock line, or say again what another one says. */
  readonly refused: readonly RefusedStockLine[];
  /** SKUs of which a line was refused, with that line's number. */
  readonly unsure: ReadonlyMap<string, number>;
};

/** Reads a stock list (CSV, XLSX); refuses a file that is none. Changes nothing. */
export type ReadOpeningStock = (path: string) => Promise<Result<OpeningStockFile>>;

export type OpeningDesk = {
  readonly preview: (services: Services, input: InputFor<'stock', 'previewOpening'>) => Promise<Result<OutputFor<'stock', 'previewOpening'>>>;
  readonly confirm: (services: Services, caller: Caller, input: InputFor<'stock', 'confirmOpening'>) => Result<OutputFor<'stock', 'confirmOpening'>>;
};

const judge = (reader: Reader, file: OpeningStockFile): JudgedOpeningStock =>
  judgeOpeningStock(file.lines, file.unsure, (barcode) => skuCodeOfBarcode(reader, barcode));

/** What the file says of a SKU takes the place of what was known; what it leaves out stays. */
const takeInLine = (step: Act, line: OpeningStockLine, fileName: string): void => {
  const id = skuSeen(step.writer, { code: line.code, styleCode: '', title: line.title, colour: line.colour, size: line.size });
  const sku = skuById(step.writer, id);
  if (sku === undefined) throw new Error(`SKU ${line.code} is gone`);
  const said = (text: string, known: string): string => (text === '' ? known : text);
  writeSkuDetails(step.writer, id, {
    title: said(line.title, sku.title), colour: said(line.colour, sku.colour), size: said(line.size, sku.size),
    barcode: said(line.barcode, sku.barcode), shelf: said(line.shelf, sku.shelf), weight_g: line.weightG ?? sku.weight_g,
  });
  writeCount(step, sku, line.onHand, fileName);
};

/** WH-2: opening stock from a file: read and compared first, taken in on confirmation, whole or not at all. One file at a time. */
export const createOpeningDesk = (read: ReadOpeningStock): OpeningDesk => {
  let waiting: { readonly token: string; readonly file: OpeningStockFile; readonly accepted: readonly OpeningStockLine[] } | undefined;
  return {
    preview: async (services, { path }) => {
      waiting = undefined;
      const file = await read(path);
      if (!file.ok) return file;
      const reader = readerOf(services);
      const { accepted, refused } = judge(reader, file.value);
      const token = randomUUID();
      waiting = { token, file: file.value, accepted };
      return ok({
        fileName: file.value.fileName, rows: accepted.length, token,
        newSkus: accepted.filter((line) => skuByCode(reader, line.code) === undefined).length,
        pieces: accepted.reduce((sum, line) => sum + line.onHand, 0),
        refused: [...file.value.refused, ...refused]
          .sort((a, b) => a.lineNumber - b.lineNumber)
          .map(({ lineNumber, code, params }) => ({ lineNumber, code, params: { ...params } })),
      });
    },
    confirm: (services, caller, { token }) => {
      const seen = waiting;
      if (seen?.token !== token) return refuse('stock.preview_gone');
      if (seen.accepted.length === 0) return refuse('stock.nothing_to_take_in');
      const taken = act(services, caller.staffId, (step) => {
        // A barcode may have been given away since the preview.
        if (judge(step.writer, seen.file).accepted.length < seen.accepted.length) return refuse('stock.preview_outdated');
        for (const line of seen.accepted) takeInLine(step, line, seen.file.fileName);
        step.trace({ action: 'stock.opening_taken_in', subject: 'shop', subjectId: null, after: { file: seen.file.fileName, skus: seen.accepted.length } });
        step.emit('stock.changed', {});
        step.emit('printing.changed', {});
        return ok({ skus: seen.accepted.length });
      });
      if (taken.ok) waiting = undefined;
      return taken;
    },
  };
};
