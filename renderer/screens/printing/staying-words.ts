import type { TFunction } from 'i18next';
import type { StayingCode } from '../../../shared/domain/printing/guards.ts';
import type { RefusalParams } from '../../../shared/domain/result.ts';
import { paramsInWords, refusalWords } from '../../i18n/refusal-words.ts';
import { termOr } from '../../i18n/term-or.ts';

type T = TFunction<'printing'>;
export type Reason = { readonly code: string; readonly params: RefusalParams };

const known: ReadonlySet<string> = new Set<StayingCode>([
  'closed', 'not_paid', 'already_handed_over', 'refund_requested', 'held', 'no_lines', 'masked', 'address', 'out_of_stock', 'printed_already', 'in_the_queue',
  'other_courier', 'no_template', 'no_printer', 'no_numbers', 'number_taken', 'no_e_waybill', 'needs_component', 'component_off', 'component_disabled', 'text_does_not_fit', 'missing_glyphs', 'cannot_be_drawn', 'restored_unconfirmed',
]);

const list = (group: 'doubt' | 'maskedPart', joined: string, joiner: string): string =>
  joined.split(',').filter((part) => part !== '').map((part) => termOr(group, part)).join(joiner);

/** Why an order stays, in one sentence (PR-8). */
export const stayingWords = (t: T, { code, params }: Reason): string => {
  if (!known.has(code)) return refusalWords({ code: code.includes('.') ? code : `printing.${code}`, params }).what;
  const text = (name: string): string => String(params[name] ?? '');
  const joiner = t('staying.joiner');
  return t(`staying.${code as StayingCode}`, {
    reason: termOr('holdReason', text('reason')), note: text('note'), doubts: list('doubt', text('doubts'), joiner), parts: list('maskedPart', text('parts'), joiner),
    sku: text('sku'), missing: text('missing'), courierCode: termOr('courier', text('courierCode')), kind: termOr('documentKind', text('kind')),
    field: termOr('field', text('field')), characters: text('characters'), component: paramsInWords({ component: text('component') })['component'] ?? '', number: text('waybillNumber') || text('number'), problem: text('problem'),
  }).trim();
};

/** The one-click way out of a reason. */
export type Fix = { readonly label: 'order' | 'address' | 'receiver' | 'stock' | 'printers' | 'rolls' | 'hold'; readonly to: 'order' | 'stock' | 'printers' | 'rolls' };

const fixes: Readonly<Partial<Record<string, Fix>>> = {
  masked: { label: 'receiver', to: 'order' }, address: { label: 'address', to: 'order' }, out_of_stock: { label: 'stock', to: 'stock' },
  held: { label: 'hold', to: 'order' }, refund_requested: { label: 'hold', to: 'order' }, no_printer: { label: 'printers', to: 'printers' },
  no_template: { label: 'printers', to: 'printers' }, no_e_waybill: { label: 'printers', to: 'printers' }, needs_component: { label: 'printers', to: 'printers' },
  component_off: { label: 'printers', to: 'printers' }, component_disabled: { label: 'printers', to: 'printers' }, no_numbers: { label: 'rolls', to: 'rolls' },
};

export const fixOf = (reasons: readonly Reason[]): Fix => reasons.map(({ code }) => fixes[code]).find((fix) => fix !== undefined) ?? { label: 'order', to: 'order' };
