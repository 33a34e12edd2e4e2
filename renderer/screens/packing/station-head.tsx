import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/contract/app.ts';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import { LongNumber } from '../../components/long-number.tsx';
import { figure } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { LineMark } from './line-mark.tsx';
import { piecesOf } from './station-state.ts';
import styles from './station-head.module.css';

type Props = {
  readonly parcel: PackingParcel | null;
  readonly session: Session;
  readonly today: { readonly packed: number; readonly stopped: number } | undefined;
};

export const StationHead = ({ parcel, session, today }: Props) => {
  const { t } = useTranslation('packing');
  return (
    <header className={styles['head']}>
      {parcel === null ? (
        <b className={styles['number']}>{t('title')}</b>
      ) : (
        <>
          <b className={styles['number']}>
            <LongNumber value={parcel.waybillNumber} />
          </b>
          {parcel.wave !== undefined && (
            <b className={styles['wave']} data-testid="wave-slot">
              {parcel.wave.slot === null ? t('head.wave', { n: parcel.wave.waveId }) : t('head.waveSlot', { n: parcel.wave.waveId, slot: parcel.wave.slot })}
            </b>
          )}
          <span className={styles['courier']}>{termOr('courier', parcel.courierCode)}</span>
          <span className={styles['quiet']}>{t('head.pieces', { n: piecesOf(parcel).wanted })}</span>
          <span className={`${styles['quiet']} ${styles['receiver']}`}>
            <bdi>{parcel.receiverName}</bdi> · {parcel.place} <kbd title={t('panel.receiver')}>F7</kbd>
          </span>
        </>
      )}
      <span className={styles['gap']} />
      <LineMark />
      {today !== undefined && (
        <span className={styles['quiet']}>
          {t('head.today', { n: figure(today.packed) })} · <span className={today.stopped > 0 ? styles['stopped'] : undefined}>{t('head.stopped', { n: figure(today.stopped) })}</span>
        </span>
      )}
      <span className={styles['who']} title={t('head.person', { name: session.name })}>
        <i aria-hidden="true">{[...session.name][0]}</i>
        {session.name}
        <kbd>F12</kbd>
      </span>
    </header>
  );
};
