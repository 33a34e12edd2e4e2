import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Refusal, RefusalParams } from '../../shared/domain/result.ts';
import { fullMoment, moment, yuan } from './format.ts';

export type RefusalWords = { readonly what: string; readonly todo: string };

const translated = (key: string): string | undefined => (i18next.exists(key) ? i18next.t(key, { defaultValue: '' }) : undefined);

/** `sender.phone` is the phone; what only a connection has is named as its form does. */
const fieldOf = (path: string): string => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return translated(`terms:field.${name}`) ?? translated(`connections:field.${name}.label`) ?? path;
};

/** Words for a value whose name says what it is; anything else stays the text it is. */
const inWords = (name: string, value: string | number): string => {
  const term = (group: string): string => translated(`terms:${group}.${String(value)}`) ?? String(value);
  if (name === 'state') return term('state');
  if (name === 'event') return term('event');
  if (name === 'platform') return term('platform');
  if (name === 'role') return term('role');
  if (name === 'flag') return term('flag');
  if (name === 'reason' || name === 'holdReason') return term('holdReason');
  if (name === 'field' || name === 'part') return fieldOf(String(value));
  if (name === 'seems') return translated(`intake:kind.${String(value)}`) ?? String(value);
  if (name === 'kind' || name === 'wanted') return term('documentKind');
  if (name === 'component') return translated(`printers:component.name.${String(value)}`) ?? String(value);
  if (name === 'courierCode' || name === 'courier') return term('courier');
  if (name === 'problem') return translated(`templates:problem.${String(value)}`) ?? String(value);
  const afterSales = { caseKind: 'kind', caseState: 'state', caseReason: 'reason', payoutState: 'payoutState' }[name];
  if (afterSales !== undefined) return translated(`afterSales:${afterSales}.${String(value)}`) ?? String(value);
  if (name === 'limit') return { bytes: 'MB', pixels: 'MP' }[String(value)] ?? String(value);
  if (typeof value === 'number') {
    if (name === 'until' || name === 'lockedUntil') return moment(value);
    if (name.endsWith('At')) return fullMoment(value);
    if (name.endsWith('Hmm')) return String(value / 100);
    if (name.endsWith('Fen')) return yuan(value, 'CNY');
  }
  return String(value);
};

export const paramsInWords = (params: RefusalParams): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(name, value)]));

/** What happened and what to do, in the window's language. A code without words is named, so that it can be reported. */
export const refusalWords = (refusal: Pick<Refusal, 'code' | 'params' | 'field'>): RefusalWords => {
  const given = { ...(refusal.field === undefined ? {} : { field: refusal.field }), ...refusal.params };
  const values = { ...paramsInWords(given), code: refusal.code };
  const known = i18next.exists(`refusals:${refusal.code}.what`);
  const base = known ? refusal.code : 'unknown';
  const say = (part: 'what' | 'todo'): string => i18next.t(`refusals:${base}.${part}` as 'refusals:unknown.what', values);
  return { what: say('what'), todo: say('todo') };
};

/** `refusalWords` that changes with the language on screen. */
export const useRefusalWords = (): typeof refusalWords => {
  useTranslation();
  return refusalWords;
};
