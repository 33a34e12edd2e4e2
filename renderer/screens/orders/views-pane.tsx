import { memo, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../../shared/domain/orders/views.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useNow } from '../../app/use-now.ts';
import { figure } from '../../i18n/format.ts';
import styles from './views-pane.module.css';

const work = ['to_ship', 'promise_near', 'urgent', 'held', 'check_address', 'masked', 'refund_waiting'] as const satisfies readonly OrderView[];
const rest = ['awaiting_payment', 'packed', 'handed_over', 'completed', 'closed', 'all'] as const satisfies readonly OrderView[];
/** CS-9, AS-3: a deadline stands behind these. */
const pressing: ReadonlySet<OrderView> = new Set(['promise_near', 'refund_waiting']);

type Props = { readonly current: OrderView | undefined; readonly onChoose: (view: OrderView) => void };

/** CS-6: the saved views with their live counts. */
export const ViewsPane = memo(({ current, onChoose }: Props) => {
  const { t } = useTranslation(['orders', 'terms']);
  const counts = useAsked(() => backroom.orders.counts(), [], ['orders.changed']);
  // A promise comes near by time alone.
  const now = useNow();
  const { again } = counts;
  useEffect(again, [now, again]);
  const items = (views: readonly OrderView[]) =>
    views.map((view) => {
      const count = counts.value?.[view];
      return (
        <button key={view} type="button" className={styles['view']} data-view={view} aria-current={view === current} onClick={() => onChoose(view)}>
          <span className={styles['words']}>{t(`terms:view.${view}`)}</span>
          {count !== undefined && (
            <span className={pressing.has(view) && count > 0 ? `${styles['count']} ${styles['pressing']}` : styles['count']}>{figure(count)}</span>
          )}
        </button>
      );
    });
  return (
    <nav className={styles['views']} aria-label={t('views.label')}>
      <h2 className={styles['group']}>{t('views.work')}</h2>
      {items(work)}
      <h2 className={styles['group']}>{t('views.all')}</h2>
      {items(rest)}
    </nav>
  );
});
