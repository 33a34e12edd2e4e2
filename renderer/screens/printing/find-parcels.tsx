import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId, ParcelId } from '../../../shared/domain/ids.ts';
import { useMay } from '../../app/session.ts';
import { useSettled } from '../../app/use-settled.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { termOr } from '../../i18n/term-or.ts';
import { ParcelActions } from './parcel-actions.tsx';
import styles from './find-parcels.module.css';

type Props = { readonly text: string; readonly onPreview: (orderId: OrderId) => void };

/** Finds a waybill by any of its numbers or its receiver, to print it again or to void it. */
export const FindParcels = ({ text, onPreview }: Props) => {
  const search = useSettled(text.trim(), 180);
  const everyOrder = useMay('orders.read');
  return everyOrder ? <AmongOrders search={search} onPreview={onPreview} /> : <AmongWaiting search={search} onPreview={onPreview} />;
};

type Found = { readonly search: string; readonly onPreview: (orderId: OrderId) => void };

const AmongOrders = ({ search, onPreview }: Found) => {
  const { t } = useTranslation(['printing', 'terms']);
  const found = useAsked(search === '' ? null : () => backroom.orders.list({ view: 'all', search, offset: 0, limit: 30 }), [search], ['orders.changed', 'printing.changed']);
  const rows = found.value?.rows ?? [];
  const [picked, setPicked] = useState<OrderId | null>(null);
  const only = rows.length === 1 ? rows[0]?.id : undefined;
  const chosen = only ?? picked;
  useEffect(() => {
    if (only !== undefined) onPreview(only);
  }, [only, onPreview]);
  return (
    <Results refusal={found.refusal} empty={!found.loading && rows.length === 0} count={rows.length}>
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className={styles['row']}
            aria-expanded={chosen === row.id}
            onClick={() => {
              setPicked(row.id);
              onPreview(row.id);
            }}
          >
            <b>{row.waybillNumber ?? t('reprint.noParcel')}</b>
            <bdi>{row.receiverName}</bdi>
            <span>{row.platformOrderNumber}</span>
            <span className={styles['goods']}>{row.goods}</span>
            <Tag>{t(`terms:state.${row.state}`)}</Tag>
          </button>
          {chosen === row.id && <ParcelsOfOrder orderId={row.id} />}
        </li>
      ))}
    </Results>
  );
};

const ParcelsOfOrder = ({ orderId }: { readonly orderId: OrderId }) => {
  const { t } = useTranslation('printing');
  const order = useAsked(() => backroom.orders.get({ orderId }), [orderId], ['orders.changed', 'printing.changed', 'packing.changed']);
  const parcels = order.value?.parcels ?? [];
  return (
    <div className={styles['parcels']}>
      <RefusalNotice refusal={order.refusal} />
      {order.value !== undefined && parcels.length === 0 && <p>{t('reprint.noParcel')}</p>}
      {parcels.map((parcel) => (
        <ParcelActions key={parcel.id} parcelId={parcel.id} waybillNumber={parcel.waybillNumber} courierCode={parcel.courierCode} state={parcel.state} />
      ))}
    </div>
  );
};

/** Packers do not see every order: they find the parcels that wait on their table. */
const AmongWaiting = ({ search, onPreview }: Found) => {
  const waiting = useAsked(() => backroom.packing.waiting(), [], ['packing.changed', 'printing.changed', 'orders.changed']);
  const [picked, setPicked] = useState<ParcelId | null>(null);
  const rows = (waiting.value ?? []).filter((parcel) => search !== '' && (parcel.waybillNumber.includes(search) || parcel.receiverName.includes(search))).slice(0, 30);
  const chosen = rows.length === 1 ? (rows[0]?.parcelId ?? null) : picked;
  const show = async (parcelId: ParcelId): Promise<void> => {
    setPicked(parcelId);
    const parcel = await backroom.packing.parcel({ parcelId });
    const orderId = parcel.ok ? parcel.value.orders[0]?.orderId : undefined;
    if (orderId !== undefined) onPreview(orderId);
  };
  return (
    <Results refusal={waiting.refusal} empty={!waiting.loading && rows.length === 0} count={rows.length}>
      {rows.map((row) => (
        <li key={row.parcelId}>
          <button type="button" className={styles['row']} aria-expanded={chosen === row.parcelId} onClick={() => void show(row.parcelId)}>
            <b>{row.waybillNumber}</b>
            <bdi>{row.receiverName}</bdi>
            <span>{termOr('courier', row.courierCode)}</span>
            <span className={styles['goods']} />
          </button>
          {chosen === row.parcelId && (
            <div className={styles['parcels']}>
              <ParcelActions parcelId={row.parcelId} waybillNumber={row.waybillNumber} courierCode={row.courierCode} state="printed" />
            </div>
          )}
        </li>
      ))}
    </Results>
  );
};

type ResultsProps = {
  readonly refusal: Parameters<typeof RefusalNotice>[0]['refusal'];
  readonly empty: boolean;
  readonly count: number;
  readonly children: ReactNode;
};

const Results = ({ refusal, empty, count, children }: ResultsProps) => {
  const { t } = useTranslation('printing');
  return (
    <section className={styles['found']} aria-label={t('reprint.label')} data-testid="found-parcels">
      <RefusalNotice refusal={refusal} />
      {empty ? (
        <EmptyState icon="search" title={t('reprint.none')} text={t('reprint.noneText')} />
      ) : (
        <>
          {count > 1 && <p className={styles['hint']}>{t('reprint.pick', { n: count })}</p>}
          <ul>{children}</ul>
        </>
      )}
    </section>
  );
};
