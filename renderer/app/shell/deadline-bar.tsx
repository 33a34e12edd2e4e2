import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { lateDuration, shortDuration } from '../../i18n/duration.ts';
import { figure } from '../../i18n/format.ts';
import { go, useNavigation } from '../navigation.ts';
import { useMay } from '../session.ts';
import { useDeferredStart } from '../use-deferred-start.ts';
import { useNow } from '../use-now.ts';
import styles from './deadline-bar.module.css';

/** AS-3: deadlines that are near or over stand on every screen of customer service, quietly, with the way there. */
export const DeadlineBar = () => {
  const { t } = useTranslation('app');
  const started = useDeferredStart();
  const asks = useMay('after_sales.edit') && started;
  const approves = useMay('after_sales.approve');
  const now = useNow();
  const here = useNavigation((state) => state.screen === 'after_sales');
  const asked = useAsked(asks ? () => backroom.afterSales.attention() : null, [asks, Math.floor(now / 60_000)], ['after_sales.changed']);
  if (asked.value === undefined) return null;
  const { over, near, toApprove, rows: [first] } = asked.value;
  const waits = approves ? toApprove : 0;
  if (over + near + waits === 0) return null;
  const words = [
    ...(over > 0 ? [t('deadlineBar.over', { n: figure(over) })] : []), ...(near > 0 ? [t('deadlineBar.near', { n: figure(near) })] : []),
    ...(waits > 0 ? [t('deadlineBar.approve', { n: figure(waits) })] : []),
  ];
  const at = first?.deadlineAt ?? null;
  return (
    <div className={`${styles['bar']} ${over > 0 ? styles['over'] : styles['near']}`} role="status" data-testid="deadline-bar">
      <Icon name={over > 0 ? 'stop' : 'warning'} size={15} />
      <strong>{words.join(' · ')}</strong>
      {first !== undefined && at !== null && (
        <span className={styles['first']}>
          {t('deadlineBar.first', { number: first.platformOrderNumber, time: at <= now ? t('deadlineBar.late', { time: lateDuration(now - at) }) : t('deadlineBar.left', { time: shortDuration(at - now) }) })}
        </span>
      )}
      <span className={styles['gap']} />
      {!(here && first === undefined) && (
        <Button kind="quiet" onClick={() => go('after_sales', first === undefined ? undefined : { kind: 'after_sales_case', caseId: first.id })}>{t('deadlineBar.go')}</Button>
      )}
    </div>
  );
};
