import type { TFunction } from 'i18next';
import type { CollectionVerdict } from '../../../shared/contract/collections.ts';
import { kg } from '../../i18n/format.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { termOr } from '../../i18n/term-or.ts';
import type { ScanOutSaid } from './use-scan-out.ts';

type T = TFunction<'collections'>;

export type SaidWords = { readonly good: boolean; readonly title: string; readonly what: string; readonly todo: string };

const detail = ({ params }: CollectionVerdict, code: string): string => {
  const weightG = params['weightG'];
  return [String(params['waybillNumber'] ?? code), String(params['receiverName'] ?? ''), typeof weightG === 'number' ? kg(weightG) : ''].filter((part) => part !== '').join(' · ');
};

/** A verdict in words: what it is, which parcel, what to do with it. */
export const saidWords = (t: T, said: ScanOutSaid): SaidWords => {
  if (said.kind === 'refused') {
    const { what, todo } = refusalWords(said.refusal);
    return { good: false, title: t('refused'), what, todo };
  }
  const { verdict } = said;
  const values = {
    courier: termOr('courier', String(verdict.params['courier'] ?? verdict.params['courierCode'] ?? '')), reason: termOr('holdReason', String(verdict.params['reason'] ?? '')), note: String(verdict.params['note'] ?? ''),
  };
  const todo = verdict.code === 'scanned_out' ? '' : t(`todo.${verdict.code}`, values).trim().replace(/[：:]$/, '');
  return { good: verdict.tone === 'good', title: t(`said.${verdict.code}`, values), what: detail(verdict, said.code), todo };
};
