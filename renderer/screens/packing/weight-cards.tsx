import { useTranslation } from 'react-i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import type { ScaleNow } from '../../../shared/domain/scales/scale-now.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { kg } from '../../i18n/format.ts';
import styles from './weight-cards.module.css';

/** PK-6: what the parcel should weigh, beside what the scale shows or what it was weighed as. */
export const WeightCards = ({ parcel, scale }: { readonly parcel: PackingParcel; readonly scale: ScaleNow }) => {
  const { t } = useTranslation('packing');
  const { parcelId, weightG } = parcel;
  const expected = useAsked(() => backroom.packing.expectedWeight({ parcelId }), [parcelId], ['orders.changed']);
  const live = scale.line === 'off' ? null : scale.weightG;
  return (
    <div className={styles['cards']}>
      <div>
        {t('side.expected')}
        <b className={expected.value === null ? styles['none'] : undefined}>{expected.value === undefined ? '…' : expected.value === null ? t('side.notKnown') : kg(expected.value.weightG)}</b>
      </div>
      <div>
        {weightG !== null || live === null ? t('side.weight') : t('side.scale')}
        <b className={weightG === null ? styles['none'] : undefined}>
          {weightG !== null ? kg(weightG) : live === null ? t('side.notWeighed') : `${live < 0 ? '−' : ''}${kg(Math.abs(live))}`}
        </b>
      </div>
    </div>
  );
};
