import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimEvent } from '../../../shared/contract/claims.ts';
import { Button } from '../../components/button.tsx';
import { fullMoment, isoDay, yuan } from '../../i18n/format.ts';
import styles from './claims.module.css';

const longText = 240;

const faults = ['courier', 'packing', 'unknown'] as const;

/** What was done, when and by whom, newest first. Long texts open on request. */
export const Timeline = ({ events }: { readonly events: readonly ClaimEvent[] }) => {
  const { t } = useTranslation('claims');
  const [whole, setWhole] = useState<ReadonlySet<number>>(new Set());
  const textOf = ({ kind, text }: ClaimEvent): string => {
    if (kind === 'follow_up' || kind === 'deadline') return text === '' ? t('never') : isoDay(Number(text));
    if (kind === 'bill') return text === 'yes' ? t('yes') : t('no');
    if (kind === 'fault') return t(`fault.${faults.find((fault) => fault === text) ?? 'unknown'}`);
    return text;
  };
  return (
    <ol className={`${styles['timeline']} selectable`}>
      {[...events].reverse().map((event) => {
        const text = textOf(event);
        const cut = text.length > longText && !whole.has(event.id);
        return (
          <li key={event.id} data-event={event.kind}>
            <div className={styles['line']}>
              <strong>{t(`event.${event.kind}`)}</strong>
              {event.amountFen !== null && <b>{yuan(event.amountFen, 'CNY')}</b>}
              <span className={styles['grow']} />
              <span className={styles['quiet']}>{event.staffName} · {fullMoment(event.at)}</span>
            </div>
            {text !== '' && <p>{cut ? `${text.slice(0, longText)}…` : text}</p>}
            {cut && <Button kind="quiet" onClick={() => setWhole(new Set([...whole, event.id]))}>{t('tooMuchToShow')}</Button>}
          </li>
        );
      })}
    </ol>
  );
};
