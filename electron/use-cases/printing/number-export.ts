import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LedgerEntry } from '../../../shared/contract/numbers.ts';
import { couriers } from '../../../shared/domain/printing/couriers.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { maskedName } from '../../../shared/domain/staff/masking.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings } from '../../store/settings.ts';
import { openAtomicFile } from '../../printing/atomic-file.ts';
import { ensureRawDeflate } from '../tables/raw-deflate.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import { ledgerPage } from './number-ledger.ts';

/** What a spreadsheet holds, less the heading. */
const mostRows = 1_048_575;
const rowsAtOnce = 250;

const headings = [
  '快递 Courier', '单号 Number', '状态 State', '来源 Source', '订单号 Order', '收件人 Receiver', '取号 Reserved', '打印 Printed', '扫回 Scanned back',
  '打包 Packed', '交接 Handed over', '作废、报废或退回 Ended', '原因 Reason', '经手人 By',
] as const;
const receiverColumn = headings.indexOf('收件人 Receiver');

const stateNames: Readonly<Record<LedgerEntry['state'], string>> = {
  free: '号池中 free', reserved: '已取号 reserved', printed: '已打印 printed', packed: '已打包 packed', handed_over: '已交接 handed over', voided: '已作废 voided',
  spoiled: '已报废 spoiled', given_back: '已退回 given back',
};
const sourceNames: Readonly<Record<LedgerEntry['source'], string>> = { roll: '号段 roll', pool: '号池 pool', scan: '扫描 scan', platform: '平台 platform' };

const courierName = (code: string): string => couriers.find((courier) => courier.code === code)?.name.zh ?? code;

/** In the shop's own time, as text: a spreadsheet must not move it into another zone. */
const clockOf = (timeZone: string): ((at: number | null) => string) => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => (at === null ? '' : format.format(at));
};

class TooLong extends Error {}

/** Every entry as a row of texts, page by page; the app goes on in between. */
async function* rowsOf(reader: Reader, courierCode: string | null, clock: (at: number | null) => string): AsyncGenerator<string[]> {
  let after: string | null = null;
  let rows = 0;
  do {
    const page = ledgerPage(reader, { courierCode, state: null, text: '' }, after, rowsAtOnce);
    if (page === null) throw new Error('the ledger does not know its own page');
    for (const entry of page.entries) {
      rows += 1;
      if (rows > mostRows) throw new TooLong();
      yield [
        courierName(entry.courierCode), entry.number, stateNames[entry.state], sourceNames[entry.source], entry.orderNumber, entry.receiverName,
        ...[entry.reservedAt, entry.printedAt, entry.scannedBackAt, entry.packedAt, entry.handedOverAt, entry.endedAt].map(clock), entry.reason, entry.staffName,
      ];
    }
    after = page.next;
    await nextTurn();
  } while (after !== null);
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** What a spreadsheet's XML cannot hold becomes the sign for an unreadable character. */
const inXml = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'); // eslint-disable-line no-control-regex -- exactly those

/**
 * PR-5: the ledger as a workbook, written whole or not at all. Every cell is text: numbers keep their digits and zeros, and nothing that
 * a customer wrote is ever a formula. Refuses what does not fit a sheet, and a folder or disk that does not take it.
 */
export const exportLedger = async (services: Services, caller: Caller, courierCode: string | null, path: string): Promise<Result<{ path: string }>> => {
  ensureRawDeflate();
  const { writeXlsxStream } = await import('hucre/xlsx');
  const timeZone = readSettings(readerOf(services)).shop?.timeZone ?? 'UTC';
  const readsNames = may(caller.role, 'orders.read');
  let rows = 0;
  const cells = async function* (): AsyncGenerator<string[]> {
    for await (const row of rowsOf(readerOf(services), courierCode, clockOf(timeZone))) {
      rows += 1;
      // SF-3: whoever may not read orders takes no list of names away with them either.
      yield row.map((text, column) => inXml(column === receiverColumn && !readsNames ? maskedName(text) : text));
    }
  };
  let file: ReturnType<typeof openAtomicFile> | null = null;
  try {
    file = openAtomicFile(path);
    const columns = headings.map((header, index) => ({ header, width: [10, 22, 18, 12, 24, 12, 20, 20, 20, 20, 20, 22, 24, 12][index] ?? 16, numFmt: '@' }));
    for await (const chunk of writeXlsxStream(cells(), { name: '单号台账', columns, freezePane: { rows: 1 } })) file.write(chunk);
    file.commit();
  } catch (error) {
    file?.discard();
    if (error instanceof TooLong) return refuse('printing.ledger_too_long', { most: mostRows });
    const why = codeOf(error);
    if (why === '') throw error;
    return why === 'ENOSPC' ? refuse('store.disk_full') : refuse('printing.ledger_not_written', { why });
  }
  return act(services, caller.staffId, ({ trace }) => {
    trace({ action: 'number_ledger.exported', subject: 'shop', subjectId: null, after: { courier: courierCode ?? '', rows } });
    return ok({ path });
  });
};
