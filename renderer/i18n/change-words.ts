import i18next from 'i18next';
import { fullMoment, yuan } from './format.ts';

const term = (group: string, value: string): string => {
  const key = `terms:${group}.${value}`;
  return i18next.exists(key) ? i18next.t(key, { defaultValue: '' }) : value;
};

/** The name of a field that a file or a person changed. */
export const fieldWords = (field: string): string => term('field', field);

const groups: Readonly<Record<string, string>> = { state: 'state', flag: 'flag', platformFlag: 'flag', hold: 'holdReason', refund: 'refund', courier: 'courier', platform: 'platform', documentKind: 'documentKind' };

/** A field's value as people read it; values come as text (amounts in hundredths, times in UTC ms). */
export const valueWords = (field: string, value: string): string => {
  if (value === '') return i18next.t('orders:timeline.empty');
  const group = groups[field];
  if (group !== undefined) return term(group, value);
  if (/^-?\d+$/.test(value)) {
    if (field.endsWith('Fen')) return yuan(Number(value), 'CNY');
    if (field.endsWith('At')) return fullMoment(Number(value));
  }
  return value;
};
