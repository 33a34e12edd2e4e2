import i18next from 'i18next';
import type { TimelineEntry } from '../../../../shared/contract/orders.ts';

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

/** One sentence for what is traced when orders are changed, merged, split or given presents. */
export const changeSentences: Readonly<Record<string, (params: Params) => string>> = {
  'order.derived': (params) => t('orderChanges:timeline.derived', { kind: kindWords(text(params, 'kind')), from: text(params, 'from') }),
  'order.has_split': (params) => t('orderChanges:timeline.hasSplit', { number: text(params, 'number') }),
  'order.has_exchange': (params) => t('orderChanges:timeline.hasExchange', { number: text(params, 'number') }),
  'order.has_resend': (params) => t('orderChanges:timeline.hasResend', { number: text(params, 'number') }),
};
