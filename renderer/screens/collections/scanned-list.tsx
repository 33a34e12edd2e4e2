import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionContents } from '../../../shared/contract/collections.ts';
import { useMay } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { VirtualTable, type Column } from '../../components/virtual-table.tsx';
import { clock, kg, yuan } from '../../i18n/format.ts';
import { TakeBackForm, ToldNotice } from './take-back-form.tsx';
import styles from './lists.module.css';

type Scanned = CollectionContents['scanned'][number];
type CollectionId = CollectionContents['id'];

type Props = {
  /** Null: closed, nothing can be taken out. */
  readonly collectionId: CollectionId | null;
  readonly scanned: readonly Scanned[];
  readonly onEnter: (parcelId: Scanned['parcelId']) => void;
};

/** What stands at the van: the newest scan first, each can be taken off again. */
export const ScannedList = ({ collectionId, scanned, onEnter }: Props) => {
  const { t } = useTranslation('collections');
  const takeOut = useCommand((id: CollectionId, parcelId: Scanned['parcelId']) => backroom.collections.takeOut({ collectionId: id, parcelId }));
  const mayTakeBack = useMay('collections.override') && collectionId !== null;
  const [back, setBack] = useState<Scanned['parcelId'] | null>(null);
  const [told, setTold] = useState<Parameters<typeof ToldNotice>[0]['told']>([]);
  const coming = scanned.find(({ parcelId, left }) => left && parcelId === back);
  const rows = useMemo(() => [...scanned].sort((a, b) => b.scannedAt - a.scannedAt), [scanned]);
  const { run } = takeOut;
  const columns = useMemo(
    (): readonly Column<Scanned>[] => [
      { key: 'waybill', title: t('missing.waybill'), width: '172px', render: (row) => <span className="selectable">{row.waybillNumber}</span> },
      { key: 'receiver', title: t('missing.receiver'), width: 'minmax(90px, 1fr)', render: (row) => <bdi>{row.receiverName}</bdi> },
      { key: 'weight', title: t('scanned.weight'), width: '84px', align: 'end', render: (row) => (row.weightG === null ? '—' : kg(row.weightG)) },
      {
        key: 'theirs', title: t('scanned.theirs'), width: '138px', align: 'end',
        render: (row) => (
          <button type="button" className={styles['link']} aria-label={t('scanned.enterLabel', { number: row.waybillNumber })} onClick={() => onEnter(row.parcelId)}>
            {row.courierWeightG === null && row.courierPriceFen === null ? t('scanned.enter') : [row.courierWeightG === null ? '' : kg(row.courierWeightG), row.courierPriceFen === null ? '' : yuan(row.courierPriceFen, 'CNY')].join(' ').trim()}
          </button>
        ),
      },
      { key: 'packed', title: t('scanned.packedBy'), width: '84px', render: (row) => <bdi>{row.packedBy ?? '—'}</bdi> },
      { key: 'at', title: t('scanned.at'), width: '74px', align: 'end', render: (row) => clock(row.scannedAt) },
      {
        key: 'act', title: <span className="visually-hidden">{t('missing.actions')}</span>, width: '100px', align: 'end',
        render: (row) =>
          row.left && mayTakeBack ? (
            <button
              type="button" className={styles['link']} aria-label={t('back.label', { number: row.waybillNumber })} data-testid="take-back"
              onClick={() => {
                setTold([]);
                setBack(row.parcelId);
              }}
            >
              {t('back.button')}
            </button>
          ) : collectionId === null || row.left ? (row.left ? t('scanned.left') : null) : (
            <button type="button" className={styles['link']} aria-label={t('scanned.takeOutLabel', { number: row.waybillNumber })} onClick={() => void run(collectionId, row.parcelId)}>
              {t('scanned.takeOut')}
            </button>
          ),
      },
    ],
    [t, collectionId, run, onEnter, mayTakeBack],
  );
  return (
    <section className={`${styles['box']} ${styles['scanned']}`} aria-labelledby="scanned-title">
      <h2 id="scanned-title">{t('scanned.title', { n: rows.length })}</h2>
      <RefusalNotice refusal={takeOut.refusal} />
      {coming !== undefined && collectionId !== null && (
        <TakeBackForm
          key={coming.parcelId} collectionId={collectionId} parcel={coming} onCancel={() => setBack(null)}
          onDone={(orders) => {
            setBack(null);
            setTold(orders);
          }}
        />
      )}
      <ToldNotice told={told} />
      <div className={styles['table']}>
        <VirtualTable label={t('scanned.title', { n: rows.length })} columns={columns} total={rows.length} rowHeight={32} rowAt={(index) => rows[index]} empty={<p className={styles['empty']}>{t('scanned.empty')}</p>} />
      </div>
    </section>
  );
};
