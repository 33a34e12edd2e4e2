import i18next from 'i18next';
import type { TimelineEntry } from '../../../../shared/contract/orders.ts';
import { yuan } from '../../../i18n/format.ts';

type Params = TimelineEntry['params'];

const text = (params: Params, name: string): string => {
  const value = params[name];
  return value === null || value === undefined ? '' : String(value);
};

const t = i18next.t;

const kindWords = (kind: string): string => {
  const key = `orderChanges:derived.${kind}`;
  return i18next.exists(key) ? t(key, { defaultValue: '' }) : kind;
};

/** Why a waybill was voided, or an order left the others, as main names it. */
export const causeWords = (cause: string): string => {
  const known: Readonly<Record<string, () => string>> = {
    order_closed: () => t('orders:timeline.causeOrderClosed'),
    address_changed: () => t('orders:timeline.causeAddressChanged'),
    lines_changed: () => t('orders:timeline.causeLinesChanged'),
    courier_changed: () => t('orderChanges:timeline.causeCourierChanged'),
    packing_fault: () => t('orders:timeline.causePackingFault'),
    close: () => t('terms:event.close'),
    ship_elsewhere: () => t('terms:event.ship_elsewhere'),
    complete: () => t('terms:event.complete'),
  };
  return known[cause]?.() ?? cause;
};

/** One sentence for what is traced when orders are changed, merged, split or given presents. */
export const changeSentences: Readonly<Record<string, (params: Params) => string>> = {
  'order.derived': (params) => t('orderChanges:timeline.derived', { kind: kindWords(text(params, 'kind')), from: text(params, 'from') }),
  'order.has_split': (params) => t('orderChanges:timeline.hasSplit', { number: text(params, 'number') }),
  'order.has_exchange': (params) => t('orderChanges:timeline.hasExchange', { number: text(params, 'number') }),
  'order.has_resend': (params) => t('orderChanges:timeline.hasResend', { number: text(params, 'number') }),
  'order.merged': (params) => t('orderChanges:timeline.merged', { numbers: text(params, 'numbers') }),
  'order.separated': (params) => {
    const cause = text(params, 'cause');
    return cause === '' ? t('orderChanges:timeline.separated') : t('orderChanges:timeline.separatedBecause', { cause: causeWords(cause) });
  },
  'order.reunited': (params) => t('orderChanges:timeline.reunited', { number: text(params, 'number') }),
  'order.gifts_settled': (params) =>
    text(params, 'gifts') === ''
      ? t('orderChanges:timeline.noGifts', { gifts: text(params, 'before_gifts') }) : t('orderChanges:timeline.gifts', { gifts: text(params, 'gifts') }),
  'order.note_adopted': (params) => t('orderChanges:timeline.noteAdopted', { text: text(params, 'text') }),
  'order.lines_changed': (params) => {
    const difference = text(params, 'differenceFen');
    return `${t('orderChanges:timeline.linesChanged', { goods: text(params, 'goods') })}${difference === '' ? '' : t('orderChanges:timeline.difference', { money: yuan(Number(difference), 'CNY') })}`;
  },
  'order.price_changed': (params) =>
    t('orderChanges:timeline.priceChanged', { before: yuan(Number(text(params, 'before_totalFen')), 'CNY'), after: yuan(Number(text(params, 'totalFen')), 'CNY') }),
};
