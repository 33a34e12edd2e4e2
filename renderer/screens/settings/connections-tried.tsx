import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { duration } from '../../i18n/duration.ts';
import { figure, fullMoment } from '../../i18n/format.ts';
import styles from './settings.module.css';
import parts from './connections.module.css';

/** From here on a platform would refuse what is signed with this PC's time. */
const oddClockMs = 60_000;

export const Tried = ({ tried: { theirTime, tookMs } }: { readonly tried: OutputFor<'sync', 'tryConnection'> }) => {
  const { t } = useTranslation('connections');
  const off = theirTime === null ? 0 : Math.abs(Date.now() - theirTime);
  return (
    <p className={`${styles['said']} ${parts['tried']}`} role="status" data-testid="tried">
      {`✓ ${theirTime === null ? t('tried', { took: figure(tookMs) }) : t('triedTime', { took: figure(tookMs), time: fullMoment(theirTime) })}`}
      {off >= oddClockMs && ` ${t('clockOff', { time: duration(off) })}`}
    </p>
  );
};
