import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure, moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { mostUrgent } from './waiting-parcels.ts';
import styles from './idle-view.module.css';

type Props = {
  readonly today: { readonly packed: number; readonly stopped: number; readonly waiting: number } | undefined;
  readonly refusal: Refusal | undefined;
  /** What the last scan came to, when it opened nothing. */
  readonly verdict: ReactNode;
};

/** Nothing on the table: what to do, how the day goes, what waits most urgently. */
export const IdleView = ({ today, refusal, verdict }: Props) => {
  const { t } = useTranslation('packing');
  const waiting = useAsked(() => backroom.packing.waiting(), [], ['packing.changed', 'orders.changed', 'printing.changed', 'collections.changed']);
  const now = Date.now();
  return (
    <div className={styles['idle']}>
      <section className={styles['centre']}>
        {verdict ?? (
          <>
            <svg viewBox="0 0 160 90" aria-hidden="true" className={styles['picture']}>
              <path d="M6 26V6h20M134 6h20v20M154 64v20h-20M26 84H6V64" fill="none" stroke="var(--accent)" strokeWidth="5" strokeLinecap="round" />
              <path d="M30 24v42M38 24v42M44 24v42M56 24v42M62 24v42M73 24v42M79 24v42M90 24v42M101 24v42M107 24v42M118 24v42M124 24v42M130 24v42" stroke="var(--ink)" strokeWidth="4" />
            </svg>
            <h1>{t('idle.title')}</h1>
            <p>{t('idle.text')}</p>
          </>
        )}
        <p className={styles['typed']}>{t('idle.typed')}</p>
        <RefusalNotice refusal={refusal ?? waiting.refusal} />
      </section>
      <aside className={styles['side']}>
        <dl className={styles['figures']}>
          <Figure label={t('idle.today')} value={today?.packed} />
          <Figure label={t('idle.stopped')} value={today?.stopped} bad={(today?.stopped ?? 0) > 0} />
          <Figure label={t('idle.waiting')} value={today?.waiting} />
        </dl>
        {waiting.value?.length === 0 && (
          <div className={styles['none']}>
            <b>{t('idle.noneWaiting')}</b>
            <span>{t('idle.noneWaitingText')}</span>
          </div>
        )}
        {waiting.value !== undefined && waiting.value.length > 0 && (
          <>
            <h2>{t('idle.next')}</h2>
            <ol className={styles['list']}>
              {mostUrgent(waiting.value, 6).map((parcel) => (
                <li key={parcel.parcelId}>
                  <b>
                    <LongNumber value={parcel.waybillNumber} />
                  </b>
                  <span>{termOr('courier', parcel.courierCode)}</span>
                  <span className={styles['receiver']}>{`${parcel.receiverName} · ${t('idle.pieces', { n: parcel.pieces })}`}</span>
                  {parcel.promisedShipAt !== null && (
                    <span className={parcel.promisedShipAt < now ? styles['late'] : undefined}>
                      {parcel.promisedShipAt < now ? t('idle.late') : t('idle.due', { when: moment(parcel.promisedShipAt, now) })}
                    </span>
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
      </aside>
    </div>
  );
};

const Figure = ({ label, value, bad = false }: { readonly label: string; readonly value: number | undefined; readonly bad?: boolean }) => (
  <div>
    <dt>{label}</dt>
    <dd className={bad ? styles['bad'] : undefined}>{value === undefined ? '…' : figure(value)}</dd>
  </div>
);
