import { useTranslation } from 'react-i18next';
import type { ReturningParcel } from '../../../shared/contract/after-sales.ts';
import { LongNumber } from '../../components/long-number.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { fullMoment } from '../../i18n/format.ts';
import { lineWords } from './case-facts.tsx';
import styles from './after-sales.module.css';

const tones: Readonly<Record<ReturningParcel['state'], Tone>> = { expected: 'purple', arrived: 'amber', checked: 'green', refused: 'red', called_off: 'grey' };
const conditionTones = { sellable: 'green', repair: 'amber', scrap: 'red', not_ours: 'grey' } as const;

/** Parcels that come or came back, with what should be and what was in them. */
export const Returning = ({ parcels }: { readonly parcels: readonly ReturningParcel[] }) => {
  const { t } = useTranslation('afterSales');
  return (
    <ul className={styles['cards']}>
      {parcels.map((parcel) => (
        <li key={parcel.id} className={styles['card']} data-returning={parcel.state}>
          <div className={`${styles['line']} selectable`}>
            {parcel.waybillNumber === '' ? <span className={styles['quiet']}>{t('form.noNumber')}</span> : <LongNumber value={parcel.waybillNumber} />}
            {parcel.courierCode !== '' && <span>{courierName(parcel.courierCode)}</span>}
            <span className={styles['grow']} />
            {parcel.arrivedAt !== null && <span className={styles['quiet']}>{fullMoment(parcel.arrivedAt)}</span>}
            <Tag tone={tones[parcel.state]}>{t(`returningState.${parcel.state}`)}</Tag>
          </div>
          {parcel.goods.length === 0
            ? <span className={styles['quiet']}>{parcel.lines.map(lineWords).join('；')}</span>
            : parcel.goods.map((goods, index) => (
              <div key={index} className={styles['line']}>
                <span className={styles['grow']}>{goods.title === '' ? goods.skuCode : goods.title} ×{goods.quantity}</span>
                <Tag tone={conditionTones[goods.condition]}>{t(`condition.${goods.condition}`)}</Tag>
              </div>
            ))}
        </li>
      ))}
    </ul>
  );
};
