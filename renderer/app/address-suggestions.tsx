import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceCheck } from '../../shared/contract/entry.ts';
import type { Receiver } from '../../shared/contract/fields.ts';
import { backroom } from '../api/client.ts';
import styles from './address-suggestions.module.css';

export type PlaceFields = Pick<Receiver, 'province' | 'city' | 'district' | 'detail' | 'postcode'>;
type Suggestion = PlaceCheck['suggestions'][number];

const settleMs = 250;

/** Doubts and suggestions for an address as it stands in a form, asked for once typing rests. `undefined` until the first answer. */
export const usePlaceCheck = (receiver: Receiver | undefined): PlaceCheck | undefined => {
  const [check, setCheck] = useState<PlaceCheck>();
  const key = receiver === undefined ? '' : JSON.stringify(receiver);
  useEffect(() => {
    if (key === '') return undefined;
    let alive = true;
    const timer = setTimeout(() => {
      void backroom.entry.checkAddress({ receiver: JSON.parse(key) as Receiver }).then((answer) => {
        if (alive && answer.ok) setCheck(answer.value);
      });
    }, settleMs);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [key]);
  return check;
};

const levels = ['province', 'city', 'district', 'detail'] as const;

const wordsOf = (change: Suggestion['change']): string => levels.flatMap((level) => change[level] ?? []).join(' ');

type Props = { readonly check: PlaceCheck | undefined; readonly onApply: (change: Partial<PlaceFields>) => void };

const tidy = (change: Suggestion['change']): Partial<PlaceFields> =>
  Object.fromEntries(Object.entries(change).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** IN-6: what the address may have meant, to be clicked. Nothing is changed by itself. */
export const AddressSuggestions = ({ check, onApply }: Props) => {
  const { t } = useTranslation('entry');
  if (check === undefined || check.suggestions.length === 0) return null;
  return (
    <div className={styles['suggestions']} role="group" aria-label={t('address.ask')}>
      <span className={styles['ask']}>{t('address.ask')}</span>
      {check.suggestions.map((suggestion, index) => {
        const words = wordsOf(suggestion.change);
        return (
          <button key={index} type="button" data-sure={suggestion.sure} title={words === '' ? undefined : t('address.apply', { place: words })} onClick={() => onApply(tidy(suggestion.change))}>
            <small>{t(`address.reason.${suggestion.reason}`)}</small> {words}
          </button>
        );
      })}
    </div>
  );
};
