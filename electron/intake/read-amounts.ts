import { readAmount } from '../../shared/domain/intake/amount.ts';
import { plainText } from '../../shared/domain/intake/cell-text.ts';
import type { OrderLineDraft } from '../../shared/domain/intake/order-draft.ts';
import type { IntakeField } from './formats/format.ts';
import { cellOf, type LineProblem, type RowView } from './source.ts';

export type OrderAmounts = {
  readonly goodsFen: number | null;
  readonly freightFen: number | null;
  readonly totalFen: number | null;
  readonly paidFen: number | null;
  readonly refundedFen: number | null;
};

/** Amounts of an order in hundredths of its currency. What cannot be read refuses the line; nothing is rounded. */
export const readAmounts = (rows: readonly RowView[], lines: readonly OrderLineDraft[]): OrderAmounts | LineProblem => {
  const problems: LineProblem[] = [];
  const perLine = rows[0]?.source.format.amounts === 'line';
  const values = (field: IntakeField): number[] => {
    const found: number[] = [];
    for (const view of rows) {
      const cell = view.cells(field);
      const reading = readAmount(cell);
      if (reading.kind === 'value') found.push(reading.value);
      // 退款金额 may say 无退款申请; a sum that is not there is no loss.
      else if (reading.kind === 'unreadable' && (field !== 'refunded' || /\d/.test(cell))) {
        problems.push({ source: view.source, row: view.row, code: 'intake.amount_unreadable', params: { cell: cellOf(view, field), text: plainText(cell).slice(0, 40) } });
      }
    }
    return found;
  };
  const first = (field: IntakeField): number | null => values(field)[0] ?? null;
  const goodsByLine = lines.reduce((sum, line) => sum + (line.unitPriceFen ?? 0) * line.quantity, 0);
  const freight = perLine ? shareOrWhole(values('freight'), null) : first('freight');
  const expected = goodsByLine + (freight ?? 0);
  const read = (field: IntakeField): number | null => (perLine ? shareOrWhole(values(field), expected) : first(field));
  const amounts: OrderAmounts = {
    goodsFen: perLine ? shareOrWhole(values('goods'), goodsByLine) : first('goods'), freightFen: freight, totalFen: read('total'), paidFen: read('paid'),
    refundedFen: perLine ? sum(values('refunded')) : first('refunded'),
  };
  return problems[0] ?? amounts;
};

const sum = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((a, b) => a + b, 0));

/**
 * Sub-order rows hold either their own share or, on each of them, the order's whole amount. When all say the same, what the
 * lines come to decides.
 */
const shareOrWhole = (values: readonly number[], expected: number | null): number | null => {
  const total = sum(values);
  const whole = values[0];
  if (total === null || whole === undefined || values.length < 2 || values.some((value) => value !== whole)) return total;
  if (expected === null) return whole;
  return Math.abs(whole - expected) <= Math.abs(total - expected) ? whole : total;
};

/** Where a file of no platform leaves the order's sums out, its priced lines tell them. */
export const withSums = (amounts: OrderAmounts, lines: readonly OrderLineDraft[]): OrderAmounts => {
  if (lines.length === 0 || lines.some((line) => line.unitPriceFen === null)) return amounts;
  const goodsFen = amounts.goodsFen ?? lines.reduce((sum, line) => sum + (line.unitPriceFen ?? 0) * line.quantity, 0);
  const totalFen = amounts.totalFen ?? amounts.paidFen ?? goodsFen + (amounts.freightFen ?? 0);
  return { ...amounts, goodsFen, totalFen, paidFen: amounts.paidFen ?? totalFen };
};
