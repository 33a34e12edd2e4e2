import { useTranslation } from 'react-i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import { kg, moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './side-notes.module.css';

/** What customer service and the buyer said about the orders in this parcel; the newest first, all of it readable. */
export const SideNotes = ({ parcel, weighs }: { readonly parcel: PackingParcel; readonly weighs: boolean }) => {
  const { t } = useTranslation('packing');
  const several = parcel.orders.length > 1;
  return (
    <div className={styles['notes']}>
      {parcel.orders.map((order) => (
        <div key={order.orderId} className={styles['order']}>
          {several && <p className={styles['which']}>{`${t('side.order')} ${order.platformOrderNumber}`}</p>}
          {order.holdReason !== null && (
            <blockquote className={styles['hold']}>
              {[termOr('holdReason', order.holdReason), order.holdNote].filter((part) => part !== '').join('：')}
              <cite>{t('side.hold')}</cite>
            </blockquote>
          )}
          {order.notes.map((note, index) => (
            <blockquote key={index} className={styles['note']}>
              {note.text}
              <cite>{`${note.author} ${moment(note.at)}`}</cite>
            </blockquote>
          ))}
          {order.buyerMessage !== '' && (
            <blockquote className={styles['buyer']}>
              {`“${order.buyerMessage}”`}
              <cite>{t('side.buyer')}</cite>
            </blockquote>
          )}
        </div>
      ))}
      {weighs && (
        <div className={styles['weight']}>
          {t('side.weight')}
          <b className={parcel.weightG === null ? styles['none'] : undefined}>{parcel.weightG === null ? t('side.notWeighed') : kg(parcel.weightG)}</b>
        </div>
      )}
    </div>
  );
};
