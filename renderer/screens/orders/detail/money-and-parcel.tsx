import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../../shared/contract/orders.ts';
import { useShop } from '../../../app/session.ts';
import { LongNumber } from '../../../components/long-number.tsx';
import { Tag } from '../../../components/tag.tsx';
import { courierName } from '../../../i18n/couriers.ts';
import { moment, yuan } from '../../../i18n/format.ts';
import styles from './detail.module.css';

export const MoneyAndParcel = ({ detail }: { readonly detail: OrderDetail }) => {
  const { t } = useTranslation(['orders', 'terms']);
  const { defaultCourier } = useShop();
  const { row } = detail;
  const money = (fen: number): string => yuan(fen, row.currency);
  const extras = [
    ...(detail.freightFen !== null && detail.freightFen > 0 ? [t('detail.freight', { money: money(detail.freightFen) })] : []),
    ...(detail.totalFen !== null && detail.totalFen !== row.paidFen ? [t('detail.total', { money: money(detail.totalFen) })] : []),
    ...(detail.refundedFen !== null && detail.refundedFen > 0 ? [t('detail.refunded', { money: money(detail.refundedFen) })] : []),
  ];
  const courier = row.courierCode === '' ? defaultCourier : row.courierCode;
  return (
    <dl className={`${styles['facts']} selectable`}>
      <dt>{t('detail.paid')}</dt>
      <dd>
        {money(row.paidFen)} {extras.length > 0 && <span className={styles['small']}>{extras.join(' · ')}</span>}
      </dd>
      <dt>{t('detail.courier')}</dt>
      <dd>{courierName(courier)}</dd>
      {detail.parcels.map((parcel) => (
        <div key={parcel.id} style={{ display: 'contents' }}>
          <dt>{t('detail.waybill')}</dt>
          <dd>
            <span style={parcel.state === 'voided' ? { textDecoration: 'line-through' } : undefined}>
              <LongNumber value={parcel.waybillNumber} />
            </span>{' '}
            <Tag tone={parcel.state === 'voided' ? 'red' : parcel.state === 'packed' || parcel.state === 'handed_over' ? 'green' : 'grey'}>{t(`terms:parcelState.${parcel.state}`)}</Tag>
            {parcel.packedBy !== null && parcel.packedAt !== null && <div className={styles['small']}>{t('detail.packedBy', { name: parcel.packedBy, time: moment(parcel.packedAt) })}</div>}
          </dd>
        </div>
      ))}
      {detail.shipments.map((shipment) => (
        <div key={`${shipment.courierName} ${shipment.waybillNumber}`} style={{ display: 'contents' }}>
          <dt>{t('detail.shipped')}</dt>
          <dd>
            {shipment.courierName} <LongNumber value={shipment.waybillNumber} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
