import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { figure, moment } from '../../i18n/format.ts';
import { useSpoken } from '../../i18n/use-spoken.ts';
import { termOr } from '../../i18n/term-or.ts';
import { mostUrgent } from './waiting-parcels.ts';
import styles from './packing-screen.module.css';

type Waiting = OutputFor<'packing', 'waiting'>[number];
const events = ['packing.changed', 'orders.changed', 'printing.changed', 'collections.changed'] as const;

/** The main window's view of the packing table: what waits, how the day goes, and the way to the station itself. */
export const PackingScreen = () => {
  const { t } = useTranslation('packing');
  const language = useSpoken();
  const mayPrint = useMay('printing.print');
  const waiting = useAsked(() => backroom.packing.waiting(), [], events);
  const today = useAsked(() => backroom.packing.today(), [], events);
  const openWindow = useCommand(() => backroom.app.openPackingWindow());
  const [courier, setCourier] = useState<string | null>(null);

  const couriers = useMemo(() => countByCourier(waiting.value ?? []), [waiting.value]);
  const rows = useMemo(
    () => mostUrgent((waiting.value ?? []).filter((parcel) => courier === null || parcel.courierCode === courier), Infinity),
    [waiting.value, courier],
  );
  const columns = useMemo((): readonly Column<Waiting>[] => {
    const now = Date.now();
    return [
      { key: 'waybill', title: t('screen.waybill'), width: '200px', render: (row) => <LongNumber value={row.waybillNumber} /> },
      { key: 'courier', title: t('screen.courier'), width: '110px', render: (row) => termOr('courier', row.courierCode) },
      { key: 'receiver', title: t('screen.receiver'), width: 'minmax(120px, 1fr)', render: (row) => <bdi>{row.receiverName}</bdi> },
      { key: 'pieces', title: t('screen.pieces'), width: '80px', align: 'end', render: (row) => figure(row.pieces) },
      {
        key: 'due', title: t('screen.due'), width: '180px', align: 'end',
        render: ({ promisedShipAt }) =>
          promisedShipAt === null ? '—' : promisedShipAt < now ? <span className={styles['late']}>{`${t('screen.late')} ${moment(promisedShipAt, now)}`}</span> : moment(promisedShipAt, now),
      },
    ];
    // `language` stands for the words in the cells.
  }, [t, language]);

  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <h1>{t('title')}</h1>
        <dl>
          <Figure label={t('screen.waiting')} value={today.value?.waiting} />
          <Figure label={t('screen.packed')} value={today.value?.packed} />
          <Figure label={t('screen.stopped')} value={today.value?.stopped} bad />
        </dl>
        <div className={styles['open']}>
          <Button kind="primary" size="large" icon={<Icon name="window" />} busy={openWindow.busy} onClick={() => void openWindow.run()} autoFocus>
            {t('screen.openWindow')}
          </Button>
          <p>{t('screen.openWindowText')}</p>
        </div>
      </header>
      <RefusalNotice refusal={openWindow.refusal ?? waiting.refusal ?? today.refusal} />
      <section className={styles['list']} aria-label={t('screen.waiting')}>
        <div className={styles['tabs']} role="tablist" aria-label={t('screen.courier')}>
          <Tab chosen={courier === null} onChoose={() => setCourier(null)} label={t('screen.allCouriers')} count={waiting.value?.length ?? 0} />
          {couriers.map(([code, count]) => (
            <Tab key={code} chosen={courier === code} onChoose={() => setCourier(code)} label={termOr('courier', code)} count={count} />
          ))}
        </div>
        <VirtualTable
          label={t('screen.waiting')}
          columns={columns}
          total={waiting.loading ? 12 : rows.length}
          rowAt={(index) => rows[index]}
          empty={
            <EmptyState
              icon="packing"
              title={t('screen.empty')}
              text={t('screen.emptyText')}
              action={mayPrint ? <Button icon={<Icon name="printing" />} onClick={() => go('printing')}>{t('screen.goPrint')}</Button> : undefined}
            />
          }
        />
      </section>
    </div>
  );
};

const countByCourier = (parcels: readonly Waiting[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const { courierCode } of parcels) counts.set(courierCode, (counts.get(courierCode) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
};

const Figure = ({ label, value, bad = false }: { readonly label: string; readonly value: number | undefined; readonly bad?: boolean }) => (
  <div>
    <dt>{label}</dt>
    <dd className={bad && (value ?? 0) > 0 ? styles['bad'] : undefined}>{value === undefined ? '…' : figure(value)}</dd>
  </div>
);

const Tab = ({ chosen, onChoose, label, count }: { readonly chosen: boolean; readonly onChoose: () => void; readonly label: string; readonly count: number }) => (
  <button type="button" role="tab" aria-selected={chosen} onClick={onChoose}>
    {label} <b>{figure(count)}</b>
  </button>
);
