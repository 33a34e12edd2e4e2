import type { TFunction } from 'i18next';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { promiseNearMs } from '../../../shared/domain/orders/views.ts';
import { FlagMark } from '../../components/flag-mark.tsx';
import { Icon } from '../../components/icon.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { Tag } from '../../components/tag.tsx';
import type { Column } from '../../components/virtual-table.tsx';
import { lateDuration, shortDuration } from '../../i18n/duration.ts';
import { yuan } from '../../i18n/format.ts';
import type { Language } from '../../i18n/index.ts';
import styles from './order-table.module.css';

type T = TFunction<['orders', 'terms']>;

const hourMs = 60 * 60 * 1000;

/** What presses most about an order: a hold, a refund, the promised ship time; otherwise its state. */
const Left = ({ row, now, t }: { readonly row: OrderRow; readonly now: number; readonly t: T }) => {
  if (row.holdReason !== null) {
    const words = t('row.heldFor', { reason: t(`terms:holdReason.${row.holdReason}`) });
    return (
      <span title={words}>
        <Tag tone="amber">{words}</Tag>
      </span>
    );
  }
  if (row.refund === 'requested') return <Tag tone="purple">{t('row.refund')}</Tag>;
  if (row.state !== 'paid') return <StateTag state={row.state} />;
  if (row.promisedShipAt === null) return <StateTag state="paid" />;
  const left = row.promisedShipAt - now;
  if (left < 0) return <Tag tone="red">{t('row.late', { time: lateDuration(-left) })}</Tag>;
  return <Tag tone={left < 2 * hourMs ? 'red' : left < promiseNearMs ? 'amber' : 'grey'}>{shortDuration(Math.max(60_000, left))}</Tag>;
};

const Tick = ({ on }: { readonly on: boolean }) => (
  <span className={on ? `${styles['tick']} ${styles['ticked']}` : styles['tick']} aria-hidden="true">
    {on && <Icon name="check" size={11} />}
  </span>
);

/** IN-5: what the platform masked is shown as what it is, not as an address. */
const Address = ({ row, t }: { readonly row: OrderRow; readonly t: T }) => {
  if (row.masked)
    return (
      <span className={styles['quiet']} title={`${t('row.maskedAddress')}\n${row.address}`}>
        <Tag>{t('row.masked')}</Tag> {row.address}
      </span>
    );
  return (
    <span title={row.address}>
      {row.doubtful && (
        <>
          <Tag tone="amber">{t('row.doubtful')}</Tag>{' '}
        </>
      )}
      {row.address}
    </span>
  );
};

/** CU-3: what is to be known of the buyer before anything is promised; the words are the mark's own, for whoever cannot see it too. */
const BuyerMarks = ({ row, t }: { readonly row: OrderRow; readonly t: T }) => {
  const { warning, level } = row.marks ?? { warning: 'none', level: '' };
  const warned = warning === 'none' ? '' : t(`row.buyer.${warning}`);
  return (
    <>
      {warned !== '' && <span className={styles['warned']} title={warned} data-mark="warning"><Icon name="warning" size={12} /><span className="visually-hidden">{warned}</span></span>}
      {level !== '' && <span className={styles['vip']} title={t('row.buyer.level', { level })} data-mark="level"><span aria-hidden="true">★</span><span className="visually-hidden">{t('row.buyer.level', { level })}</span></span>}
    </>
  );
};

export const orderColumns = (t: T, now: number, language: Language): readonly Column<OrderRow>[] => [
  { key: 'tick', title: <span className="visually-hidden">{t('column.selected')}</span>, width: '30px', render: (_row, _index, selected) => <Tick on={selected} /> },
  { key: 'flag', title: <span className="visually-hidden">{t('column.flag')}</span>, width: '22px', render: (row) => <FlagMark flag={row.flag} /> },
  { key: 'order', title: t('column.order'), width: 'minmax(162px, 0.5fr)', render: (row) => <span title={row.platformOrderNumber}>{row.platformOrderNumber}</span> },
  { key: 'platform', title: t('column.platform'), width: language === 'en' ? '80px' : '62px', render: (row) => t(`terms:platform.${row.platform}`) },
  { key: 'receiver', title: t('column.receiver'), width: '84px', render: (row) => <span className={row.masked ? styles['quiet'] : undefined} title={row.receiverName}><BuyerMarks row={row} t={t} />{row.receiverName}</span> },
  { key: 'address', title: t('column.address'), width: 'minmax(0, 1.1fr)', render: (row) => <Address row={row} t={t} /> },
  { key: 'goods', title: t('column.goods'), width: 'minmax(0, 1fr)', render: (row) => (
    <span title={row.marks?.duplicate === true ? `${t('row.duplicateText')}\n${row.goods}` : row.goods}>
      {row.marks?.duplicate === true && <span className={styles['warned']} data-mark="duplicate"><Icon name="twice" size={13} /><span className="visually-hidden">{t('row.duplicate')}</span></span>}
      {row.goods}
    </span>
  ) },
  { key: 'paid', title: t('column.paid'), width: '74px', align: 'end', render: (row) => yuan(row.paidFen, row.currency === 'CNY' ? undefined : row.currency) },
  { key: 'left', title: t('column.left'), width: '110px', render: (row) => <Left row={row} now={now} t={t} /> },
];
