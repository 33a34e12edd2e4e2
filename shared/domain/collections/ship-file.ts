import type { Platform } from '../orders/platform.ts';
import { courierByCode, courierByText } from '../printing/couriers.ts';
import { inertCell } from '../tables/inert-cell.ts';
import { encodeGbk } from './gbk-words.ts';

/** An order that left, for the platform's batch-ship page (HO-4, OF-5). */
export type ShipFileRow = { readonly platformOrderNumber: string; readonly courierCode: string; readonly waybillNumber: string };

/** Ready to be uploaded as it is. */
export type ShipFile = { readonly extension: 'csv'; readonly encoding: 'gbk' | 'utf-8'; readonly text: string; readonly content: Uint8Array };

type Layout = {
  readonly encoding: 'gbk' | 'utf-8';
  readonly header: readonly string[];
  readonly cells: (row: ShipFileRow) => readonly string[];
};

/** The name that Chinese platforms list the courier under; the code for one that only the shop knows. */
const chineseName = (code: string): string => (courierByCode(code) ?? courierByText(code))?.name.zh ?? code;
const englishName = (code: string): string => (courierByCode(code) ?? courierByText(code))?.name.en ?? code;

const chinese = (encoding: Layout['encoding'], header: readonly [string, string, string]): Layout => ({
  encoding, header, cells: (row) => [row.platformOrderNumber, chineseName(row.courierCode), row.waybillNumber],
});

/** Columns of each platform's batch-ship template, as far as they are known; platforms read them by name. */
const layouts: Readonly<Record<Exclude<Platform, 'manual'>, Layout>> = {
  taobao: chinese('gbk', ['订单编号', '物流公司', '运单号']),
  ali1688: chinese('gbk', ['订单编号', '物流公司', '运单号']),
  jd: chinese('gbk', ['订单号', '快递公司', '运单号']),
  douyin: chinese('utf-8', ['订单号', '快递公司', '快递单号']),
  pinduoduo: chinese('utf-8', ['订单号', '快递公司', '快递单号']),
  xiaohongshu: chinese('utf-8', ['订单号', '快递公司', '快递单号']),
  wechat: chinese('utf-8', ['订单号', '快递公司', '快递单号']),
  other: chinese('utf-8', ['订单号', '快递公司', '快递单号']),
  // Shopify itself imports no shipments; this is what the usual import app (Matrixify) takes.
  shopify: {
    encoding: 'utf-8',
    header: ['Name', 'Command', 'Line: Type', 'Fulfillment: Status', 'Fulfillment: Tracking Company', 'Fulfillment: Tracking Number'],
    cells: (row) => [row.platformOrderNumber, 'UPDATE', 'Fulfillment Line', 'success', englishName(row.courierCode), row.waybillNumber],
  },
  // The plugin Advanced Shipment Tracking: an empty date is today, 1 = shipped.
  woocommerce: {
    encoding: 'utf-8',
    header: ['order_id', 'tracking_provider', 'tracking_number', 'date_shipped', 'status_shipped'],
    cells: (row) => [row.platformOrderNumber.replace(/^#/, ''), englishName(row.courierCode), row.waybillNumber, '', '1'],
  },
};

const csvCell = (cell: string): string => {
  const text = inertCell(cell.replace(/[\r\n\t]+/g, ' '));
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The platform's batch-ship file. Null when there is nothing to tell: no rows, or orders typed in at the shop. */
export const writeShipFile = (platform: Platform, rows: readonly ShipFileRow[]): ShipFile | null => {
  if (platform === 'manual' || rows.length === 0) return null;
  const layout = layouts[platform];
  const text = [layout.header, ...rows.map(layout.cells)].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  const gbk = layout.encoding === 'gbk' ? encodeGbk(text) : null;
  // A courier of the shop's own with letters that are not in our GBK table: UTF-8 with its mark, which spreadsheets and most pages read.
  if (gbk === null) return { extension: 'csv', encoding: 'utf-8', text, content: new TextEncoder().encode(`\ufeff${text}`) };
  return { extension: 'csv', encoding: 'gbk', text, content: gbk };
};
