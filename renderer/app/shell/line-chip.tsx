import { useTranslation } from 'react-i18next';
import { figure, moment } from '../../i18n/format.ts';
import { duration } from '../../i18n/duration.ts';
import { useNow } from '../use-now.ts';
import { useShop } from '../session.ts';
import styles from './top-bar.module.css';

/** OF-4: online or not, since when, how many wait. */
export const LineChip = () => {
  const { t } = useTranslation('app');
  const { online, waitingToSend } = useShop();
  const now = useNow();
  const parts = [
    online.online ? t('line.online') : t('line.since', { state: t('line.offline'), time: duration(Math.max(60_000, now - online.since)) }),
    ...(waitingToSend > 0 ? [t('line.waiting', { count: waitingToSend, figure: figure(waitingToSend) })] : []),
  ];
  return (
    <span
      className={`${styles['chip']} ${online.online ? styles['good'] : styles['warn']}`}
      role="status"
      title={online.online ? t('line.onlineHint', { time: moment(online.since) }) : t('line.offlineHint', { time: moment(online.since) })}
    >
      <span className={styles['dot']} aria-hidden="true" />
      {parts.join(' · ')}
    </span>
  );
};
