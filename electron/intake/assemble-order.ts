import { plainText, statusKey, unwrapped, valueText } from '../../shared/domain/intake/cell-text.ts';
import { checkAddress } from '../../shared/domain/intake/check-address.ts';
import type { HoldCause, OrderDraft, OrderFlag, OrderLineDraft } from '../../shared/domain/intake/order-draft.ts';
import { readCount } from '../../shared/domain/intake/amount.ts';
import { readTime, type ZoneClock } from '../../shared/domain/intake/order-time.ts';
import type { RegionIndex } from '../../shared/domain/intake/regions.ts';
import { combineStates, markClosedLine, type OrderStanding } from './combine-states.ts';
import type { IntakeField, StateReading } from './formats/format.ts';
import { readAmounts, withSums, type OrderAmounts } from './read-amounts.ts';
import { linesOfTitles, readGoodsCell, readLine } from './read-lines.ts';
import { readMessage, readReceiver } from './read-receiver.ts';
import { readShipments } from './read-shipments.ts';
import { cellOf, type LineProblem, type RowView } from './source.ts';

export type AssembleContext = { readonly clock: ZoneClock; readonly regions: RegionIndex };

export type Assembled = { readonly ok: true; readonly draft: OrderDraft } | { readonly ok: false; readonly problem: LineProblem };

const isProblem = (value: object): value is LineProblem => 'code' in value;

/**
 * All rows that tell of one order → its draft, or the one thing that is wrong with it. `detail`: rows of the file that holds the lines
 * (Taobao); null = there is none for this order.
 */
export const assembleOrder = (number: string, rows: readonly RowView[], detail: readonly RowView[] | null, context: AssembleContext): Assembled => {
  const head = rows[0];
  if (head === undefined) throw new Error('an order without rows');
  const broken = firstBroken(rows) ?? firstBroken(detail ?? []);
  if (broken !== null) return { ok: false, problem: broken };
  const { format } = head.source;
  const first = (field: IntakeField): string => {
    if (rows.length === 1) return head.cells(field);
    for (const view of rows) {
      const text = view.cells(field);
      if (valueText(text) !== '') return text;
    }
    return '';
  };

  const readings = readStates(rows);
  if (!Array.isArray(readings)) return { ok: false, problem: readings };
  const lineRows = format.name === 'taobao_list' ? detail : rows;
  const read = (lineRows ?? []).flatMap((view) => (view.source.slots.goodsList === undefined ? readLine(view) : readGoodsCell(view)));
  const badLine = read.find(isProblem);
  if (badLine !== undefined) return { ok: false, problem: badLine };
  const lineReadings = lineRows === rows && read.length === rows.length ? readings : (lineRows ?? []).map((view) => view.source.format.readState((field) => valueText(view.cells(field))));
  const lines = (read as OrderLineDraft[]).map((line, index) => markClosedLine(line, lineReadings[index], readings));
  const standing = combineStates(readings, lines.map((line) => line.refund));
  const found = readAmounts(rows, lines);
  if (isProblem(found)) return { ok: false, problem: found };
  const amounts = format.mapping === undefined ? found : withSums(found, lines);
  const times = readTimes(rows, context.clock);
  if (isProblem(times)) return { ok: false, problem: times };
  const shipments = readShipments(first);
  if (shipments === 'lost_digits') {
    return { ok: false, problem: { source: head.source, row: head.row, code: 'intake.waybill_lost_digits', params: { cell: cellOf(head, 'waybill'), text: plainText(first('waybill')) } } };
  }
  const receiver = readReceiver(first, format, context.regions);
  const addressDoubts = checkAddress(receiver, context.regions, { districtExpected: format.districtExpected });
  const holds = holdCauses(head, standing, lineRows === null, lines, amounts);
  const state = shippedThoughClosed(standing, shipments, times.shippedAt) ? 'completed' : standing.state;
  const isUnpaid = state === 'awaiting_payment';
  const paidFen = readPaid(amounts, isUnpaid, times.paidAt, head, state);
  return {
    ok: true,
    draft: {
      platform: format.platform,
      platformOrderNumber: number,
      shopName: filled(valueText(first('shopName'))) ?? filled(format.mapping?.shopName ?? ''),
      platformStatusText: statusText(rows),
      state,
      refund: standing.refund === 'none' && state !== standing.state ? 'succeeded' : closedAfterPayment(state, paidFen, standing),
      buyerNick: filled(valueText(first('buyerNick'))),
      buyerMessage: readMessage(first('buyerMessage')),
      platformNote: filled(unwrapped(first('note'))),
      platformFlag: readFlag(first('flag')),
      receiver,
      lines: lineRows === null ? linesOfTitles(head) : lines,
      currency: readCurrency(first('currency')),
      goodsFen: amounts.goodsFen,
      freightFen: amounts.freightFen,
      totalFen: amounts.totalFen,
      paidFen,
      refundedFen: amounts.refundedFen,
      createdAt: times.createdAt,
      paidAt: isUnpaid ? null : times.paidAt,
      promisedShipAt: times.promisedShipAt,
      shippedAt: times.shippedAt,
      completedAt: times.completedAt,
      closeReason: state === 'closed' ? closeReason(first('closeReason')) : null,
      shipments,
      ...(holds.length === 0 ? {} : { holdCauses: holds }),
      ...(addressDoubts.length === 0 ? {} : { addressDoubts }),
      source: { fileName: head.source.table.fileName, lineNumber: head.source.rows.lineNumber(head.row) },
    },
  };
};

const filled = (text: string): string | null => (text === '' ? null : text);

const firstBroken = (rows: readonly RowView[]): LineProblem | null => {
  for (const { source, row, problem } of rows) if (problem !== null) return { source, row, code: problem.code, params: problem.params };
  return null;
};

/** The state on each row that gives one; rows below an order's first may leave it empty. */
const readStates = (rows: readonly RowView[]): StateReading[] | LineProblem => {
  const readings: StateReading[] = [];
  for (const [index, view] of rows.entries()) {
    const cells = (field: IntakeField): string => valueText(view.cells(field));
    if (index > 0 && cells('status') === '') {
      if (readings[0] !== undefined) readings.push({ ...readings[0], refund: 'none' });
      continue;
    }
    const reading = view.source.format.readState(cells);
    if (reading === null) {
      const status = [cells('status'), cells('secondStatus')].filter((text) => text !== '').join(' / ');
      return { source: view.source, row: view.row, code: 'intake.status_unknown', params: { cell: cellOf(view, 'status'), status: status.slice(0, 60) } };
    }
    readings.push(reading);
  }
  // What is repeated from the first row is one statement about the order, not one a line.
  return rows[0]?.source.format.rows === 'line_below' ? readings.slice(0, 1) : readings;
};

const statusText = (rows: readonly RowView[]): string => {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && only.cells('secondStatus') === '') return valueText(only.cells('status'));
  const texts = rows.map((view) => [valueText(view.cells('status')), valueText(view.cells('secondStatus'))].filter((text) => text !== '').join(' / '));
  return [...new Set(texts.filter((text) => text !== ''))].join('；');
};

type OrderTimes = Pick<OrderDraft, 'createdAt' | 'paidAt' | 'promisedShipAt' | 'shippedAt' | 'completedAt'>;

/** When it was ordered and paid must be readable: deadlines count from there. Other times that are not are left empty. */
const readTimes = (rows: readonly RowView[], clock: ZoneClock): OrderTimes | LineProblem => {
  const problems: LineProblem[] = [];
  const read = (field: IntakeField, isNeeded: boolean): number | null => {
    for (const view of rows) {
      const reading = readTime(view.cells(field), clock, view.source.format.mapping?.dateOrder);
      if (reading.kind === 'value') return reading.value;
      if (reading.kind === 'unreadable' && isNeeded) {
        problems.push({ source: view.source, row: view.row, code: 'intake.time_unreadable', params: { cell: cellOf(view, field), text: plainText(view.cells(field)).slice(0, 40) } });
      }
    }
    return null;
  };
  const times: OrderTimes = {
    createdAt: read('createdAt', true), paidAt: read('paidAt', true), promisedShipAt: read('promisedAt', false) ?? read('bookedFor', false),
    shippedAt: read('shippedAt', false), completedAt: read('completedAt', false),
  };
  return problems[0] ?? times;
};

const holdCauses = (head: RowView, standing: OrderStanding, linesUnknown: boolean, lines: readonly OrderLineDraft[], amounts: OrderAmounts): readonly HoldCause[] => {
  const holds = [...standing.holds];
  if (standing.state !== 'paid' && standing.state !== 'awaiting_payment') return holds;
  if (linesUnknown) holds.push('lines_unknown');
  else if (lacksLines(head, lines, amounts)) holds.push('lines_incomplete');
  const changed = unwrapped(head.cells('changedAddress'));
  // An address that could be taken apart has replaced the old one; another text is for a person to read.
  if (changed !== '' && !/省|市|区|县/.test(changed)) holds.push('address_changed');
  if (valueText(head.cells('changedGoods')) !== '') holds.push('goods_changed');
  return holds;
};

/** Fewer pieces, or less money, than the platform counts for the order: a detail file that was cut off or filtered. */
const lacksLines = (head: RowView, lines: readonly OrderLineDraft[], amounts: OrderAmounts): boolean => {
  const pieces = readCount(head.cells('pieces'));
  const found = lines.reduce((sum, line) => sum + line.quantity, 0);
  if (pieces.kind === 'value') return pieces.value !== found;
  if (head.source.format.name !== 'shopify' || amounts.goodsFen === null || lines.some((line) => line.unitPriceFen === null)) return false;
  return lines.reduce((sum, line) => sum + (line.unitPriceFen ?? 0) * line.quantity, 0) < amounts.goodsFen;
};

/** Closed by the platform after it was shipped: money went back, the goods are out. The shop's word for that is completed. */
const shippedThoughClosed = (standing: OrderStanding, shipments: OrderDraft['shipments'], shippedAt: number | null): boolean =>
  standing.state === 'closed' && (shipments.length > 0 || shippedAt !== null);

const closedAfterPayment = (state: OrderDraft['state'], paidFen: number | null, standing: OrderStanding): OrderDraft['refund'] =>
  state === 'closed' && standing.refund === 'none' && (paidFen ?? 0) > 0 ? 'succeeded' : standing.refund;

/** Where the file says when it was paid, that decides; otherwise the state does. */
const readPaid = (amounts: OrderAmounts, isUnpaid: boolean, paidAt: number | null, head: RowView, state: OrderDraft['state']): number | null => {
  if (isUnpaid) return 0;
  if (!head.source.format.paidIsPayable) return amounts.paidFen;
  const isPaid = head.source.slots.paidAt === undefined ? state !== 'closed' : paidAt !== null;
  return isPaid ? amounts.paidFen : 0;
};

const closeReason = (cell: string): string | null => {
  const text = plainText(cell);
  return text === '' || text.includes('未关闭') ? null : text;
};

const flagWords: readonly (readonly [OrderFlag, RegExp])[] = [
  ['grey', /灰|grey|gray/i], ['red', /红|red/i], ['yellow', /黄|yellow/i], ['green', /绿|green/i], ['blue', /蓝|blue/i], ['purple', /紫|purple/i],
];

const readFlag = (cell: string): OrderFlag | null => {
  const text = valueText(cell);
  const named = flagWords.filter(([, word]) => word.test(text));
  return named.length === 1 ? (named[0]?.[0] ?? null) : null;
};

const readCurrency = (cell: string): string => {
  const text = statusKey(valueText(cell)).toUpperCase();
  return /^[A-Z]{3}$/.test(text) && text !== 'RMB' ? text : 'CNY';
};

