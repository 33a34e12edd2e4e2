import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { go } from '../../app/navigation.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/button.tsx';
import { FlagMark } from '../../components/flag-mark.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { lateDuration, shortDuration } from '../../i18n/duration.ts';
import styles from './today.module.css';

const shown = 8;
const soonMs = 2 * 60 * 60 * 1000;

/** CS-9: the orders whose promise ends first, one click from their details. */
export const ShipFirst = () => {
  const { t } = useTranslation(['today', 'terms']);
  const now = useNow();
  const list = useAsked(() => backroom.orders.list({ view: 'to_ship', offset: 0, limit: shown }), [], ['orders.changed']);
  if (list.value === undefined || list.value.rows.length === 0) return null;
  return (
    <Panel
      title={t('first.title')}
      extra={
        <Button kind="quiet" onClick={() => go('orders', { kind: 'view', view: 'to_ship' })}>
          {t('first.all')}
        </Button>
      }
      flush
    >
      <ul>
        {list.value.rows.map((row) => {
          const left = row.promisedShipAt === null ? null : row.promisedShipAt - now;
          return (
            <li key={row.id}>
              <button type="button" className={styles['order']} onClick={() => go('orders', { kind: 'order', orderId: row.id })}>
                <FlagMark flag={row.flag} />
                <span className={styles['number']}>{row.platformOrderNumber}</span>
                <span className={styles['platform']}>{t(`terms:platform.${row.platform}`)}</span>
                <span className={styles['receiver']}>{row.receiverName}</span>
                <span className={styles['goods']}>{row.goods}</span>
                {row.holdReason !== null && <Tag tone="amber">{t(`terms:holdReason.${row.holdReason}`)}</Tag>}
                {left !== null && <Tag tone={left < soonMs ? 'red' : 'grey'}>{left < 0 ? t('first.late', { time: lateDuration(-left) }) : t('first.left', { time: shortDuration(left) })}</Tag>}
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
