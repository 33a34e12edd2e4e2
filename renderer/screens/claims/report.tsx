import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourierFigures, QualityFigures } from '../../../shared/contract/claims.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useShop } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable, type PlainColumn } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure, isoDay, yuan } from '../../i18n/format.ts';
import { DayField, endOfPicked, startOfPicked } from '../../app/day-field.tsx';
import styles from './claims.module.css';

const dayMs = 24 * 60 * 60 * 1000;
const spans = [['d7', 7], ['d30', 30], ['d90', 90]] as const;

const rate = (perTenThousand: number | null): string => (perTenThousand === null ? '—' : `${(perTenThousand / 100).toFixed(2)} %`);

/** ST-3, ST-4: what became of the parcels that left in a time, by courier and by packer. */
export const Report = () => {
  const { t } = useTranslation('claims');
  const { timeZone } = useShop().shop;
  const [from, setFrom] = useState(() => isoDay(Date.now() - 29 * dayMs));
  const [to, setTo] = useState(() => isoDay(Date.now()));
  const [said, setSaid] = useState<string | null>(null);
  const period = { from: startOfPicked(from, timeZone) ?? 0, to: endOfPicked(to, timeZone) ?? 0 };
  const couriers = useAsked(() => backroom.claims.couriers(period), [period.from, period.to], ['claims.changed', 'collections.changed']);
  const quality = useAsked(() => backroom.claims.quality(period), [period.from, period.to], ['claims.changed', 'collections.changed']);
  const write = useCommand(backroom.claims.exportTable);
  const exportTable = async (table: 'couriers' | 'quality' | 'bill'): Promise<void> => {
    setSaid(null);
    const answer = await write.run({ table, ...period });
    if (answer?.ok === true && answer.value !== null) setSaid(t('report.exported', { path: answer.value.path, n: figure(answer.value.rows) }));
  };
  const end = { align: 'end', tight: true } as const;
  const courierColumns: readonly PlainColumn<CourierFigures>[] = [
    { key: 'courier', title: t('report.courier'), render: (row) => courierName(row.courierCode) },
    { key: 'handedOver', title: t('report.handedOver'), ...end, render: (row) => figure(row.handedOver) },
    { key: 'lost', title: t('report.lost'), ...end, render: (row) => figure(row.lost) },
    { key: 'lossRate', title: t('report.lossRate'), ...end, render: (row) => rate(row.lostPerTenThousand) },
    { key: 'damaged', title: t('report.damaged'), ...end, render: (row) => figure(row.damaged) },
    { key: 'short', title: t('report.short'), ...end, render: (row) => figure(row.shortContents) },
    { key: 'undeliverable', title: t('report.undeliverable'), ...end, render: (row) => figure(row.undeliverable) },
    { key: 'open', title: t('report.open'), ...end, render: (row) => figure(row.open) },
    { key: 'claimed', title: t('report.claimed'), ...end, render: (row) => yuan(row.claimedFen, 'CNY') },
    { key: 'received', title: t('report.received'), ...end, render: (row) => yuan(row.receivedFen, 'CNY') },
    { key: 'days', title: <span title={t('report.medianHint')}>{t('report.days')}</span>, ...end, render: (row) => (row.daysToPay === null ? '—' : t('report.daysValue', { n: figure(row.daysToPay) })) },
  ];
  const qualityColumns: readonly PlainColumn<QualityFigures>[] = [
    { key: 'packer', title: t('report.packer'), render: (row) => (row.packerName === '' ? t('fact.noPacker') : row.packerName) },
    { key: 'courier', title: t('report.courier'), render: (row) => courierName(row.courierCode) },
    { key: 'packed', title: t('report.packed'), ...end, render: (row) => figure(row.packed) },
    { key: 'packing', title: t('report.packingFaults'), ...end, render: (row) => figure(row.packingFaults) },
    { key: 'courierFaults', title: t('report.courierFaults'), ...end, render: (row) => figure(row.courierFaults) },
    { key: 'unknown', title: t('report.unknownFaults'), ...end, render: (row) => figure(row.unknownFaults) },
    { key: 'rate', title: t('report.faultRate'), ...end, render: (row) => rate(row.faultsPerTenThousand) },
  ];
  return (
    <div className={styles['report']}>
      <div className={styles['period']}>
        <DayField name={t('report.from')} value={from} onValue={setFrom} />
        <DayField name={t('report.to')} value={to} onValue={setTo} />
        {spans.map(([name, days]) => (
          <Button key={name} onClick={() => {
            setFrom(isoDay(Date.now() - (days - 1) * dayMs));
            setTo(isoDay(Date.now()));
          }}>{t(`days.${name}`)}</Button>
        ))}
        <span className={styles['grow']} />
        <Button busy={write.busy} onClick={() => void exportTable('bill')}>{t('view.bill')} · {t('report.export')}</Button>
      </div>
      <p className={styles['quiet']}>{t('report.explain')}</p>
      <RefusalNotice refusal={write.refusal ?? couriers.refusal ?? quality.refusal} />
      {said !== null && <p className={`${styles['good']} selectable`} role="status">{said}</p>}
      <Panel title={t('report.couriers')} extra={<Button kind="quiet" busy={write.busy} onClick={() => void exportTable('couriers')}>{t('report.export')}</Button>} flush>
        {couriers.value?.length === 0 ? <p className={styles['none']}>{t('report.none')}</p> : <PlainTable label={t('report.couriers')} columns={courierColumns} rows={couriers.value ?? []} rowKey={(row) => row.courierCode} />}
      </Panel>
      <Panel title={t('report.quality')} extra={<Button kind="quiet" busy={write.busy} onClick={() => void exportTable('quality')}>{t('report.export')}</Button>} flush>
        {quality.value?.length === 0 ? <p className={styles['none']}>{t('report.none')}</p> : <PlainTable label={t('report.quality')} columns={qualityColumns} rows={quality.value ?? []} rowKey={(row) => `${row.packerName} ${row.courierCode}`} />}
      </Panel>
    </div>
  );
};
