import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import type { ScaleNow } from '../../../shared/domain/scales/scale-now.ts';
import { moment } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import { WeightCards } from './weight-cards.tsx';
import styles from './side-notes.module.css';

type Props = { readonly parcel: PackingParcel; readonly weighs: boolean; readonly scale: ScaleNow; readonly ref?: Ref<HTMLDivElement> };

/** What customer service and the buyer said about the orders in this parcel. */
export const SideNotes = ({ parcel, weighs, scale, ref }: Props) => {
  const { t } = useTranslation('packing');
  const saidByVerdict = parcel.stop?.code === 'held' || parcel.stop?.code === 'refund_requested';
  const several = parcel.orders.length > 1;
  return (
    <div ref={ref} className={styles['notes']}>
      {parcel.orders.map((order) => (
        <div key={order.orderId} className={styles['order']}>
          {several && <p className={styles['which']}>{`${t('side.order')} ${order.platformOrderNumber}`}</p>}
          {order.holdReason !== null && !saidByVerdict && (
            <Note tone="hold" text={[termOr('holdReason', order.holdReason), order.holdNote].filter((part) => part !== '').join('：')} from={t('side.hold')} />
          )}
          {order.notes.map((note, index) => (
            <Note key={index} tone="note" text={note.text} from={`${note.author} ${moment(note.at)}`} />
          ))}
          {order.buyerMessage !== '' && (
            <Note tone="buyer" text={`“${order.buyerMessage}”`} from={t('side.buyer')} />
          )}
        </div>
      ))}
      {weighs && <WeightCards parcel={parcel} scale={scale} />}
    </div>
  );
};

/** Long ones are set smaller rather than cut: what a buyer or a colleague wrote is to be read to its end. */
const Note = ({ tone, text, from }: { readonly tone: 'hold' | 'note' | 'buyer'; readonly text: string; readonly from: string }) => (
  <blockquote className={`${styles[tone]} ${text.length > 90 ? styles['long'] : ''}`}>
    <p>{text}</p>
    <cite>{from}</cite>
  </blockquote>
);
