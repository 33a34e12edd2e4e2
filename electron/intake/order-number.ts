import { halfWidth, unwrapped } from '../../shared/domain/intake/cell-text.ts';

export type OrderNumberReading =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'empty' }
  /** A total, a banner below the table, `12 record(s) downloaded`: no order, and no loss to leave out. */
  | { readonly kind: 'footer' }
  /** A spreadsheet has turned the number into 3.5E+16; what it was cannot be known. */
  | { readonly kind: 'lost_digits'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly text: string };

const lost = /^\d+(?:\.\d+)?e\+?\d+$/i;
/** Words of a row below (or above) the table that is no order. */
export const isFooterText = (text: string): boolean => footer.test(text.replace(/\s+/g, ''));

const footer = /^(?:总计|合计|小计|总和|汇总|共计|合计[:：].*|总计[:：].*|(?:共|总共|合计)[:：]?\d+.*|.*records?\(?s?\)?downloaded.*|total|subtotal|grandtotal|以下空白|导出时间.*|备注[:：].*|说明[:：].*)$/i;

/** Reads an order number, every digit of it, or says why it is none. */
export const readOrderNumber = (cell: string, shape: RegExp): OrderNumberReading => {
  if (shape.test(cell)) return { kind: 'number', number: cell };
  const text = halfWidth(unwrapped(cell)).replace(/^[`'"“”]+|["“”]+$/g, '').replace(/\s+/g, ' ').trim();
  if (text === '' || text === '-' || text === '--') return { kind: 'empty' };
  if (shape.test(text)) return { kind: 'number', number: text };
  const compact = text.replace(/\s+/g, '');
  if (lost.test(compact)) return { kind: 'lost_digits', text };
  // `35150000917654300.0`: kept as a number, exact only up to fifteen digits.
  const decimal = /^(\d+)\.0+$/.exec(compact);
  if (decimal !== null) {
    const whole = decimal[1] ?? '';
    if (whole.length > 15) return { kind: 'lost_digits', text };
    if (shape.test(whole)) return { kind: 'number', number: whole };
  }
  if (shape.test(compact)) return { kind: 'number', number: compact };
  return footer.test(compact) ? { kind: 'footer' } : { kind: 'unreadable', text: text.slice(0, 60) };
};

/** All digits behind the fifteenth are zeros, as after a spreadsheet has rewritten the column as numbers. */
export const hasOnlyZerosBehindFifteen = (number: string): boolean => /^\d{15}0{2,}$/.test(number);
