import type { TFunction } from 'i18next';
import { spoken } from '../i18n/index.ts';
import { yuan } from '../i18n/format.ts';

type T = TFunction<'customers'>;

/** `9.5 折` in Chinese, `5% off` in English; 95 = pays 95 of 100. */
export const discountWords = (t: T, paysPercent: number): string =>
  paysPercent >= 100 ? t('fullPrice') : t('paysPercent', { n: spoken() === 'en' ? 100 - paysPercent : paysPercent / 10 });

/** What was spent, in each currency, the largest first. */
export const spentWords = (spent: readonly { readonly currency: string; readonly spentFen: number }[]): string =>
  spent.length === 0 ? yuan(0, 'CNY') : spent.map(({ currency, spentFen }) => yuan(spentFen, currency)).join(' + ');
