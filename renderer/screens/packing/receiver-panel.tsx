import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useKeys } from './use-keys.ts';
import styles from './panel-view.module.css';

type Receivers = OutputFor<'packing', 'receiver'>;

/** SF-3: the receiver in full, for as long as the panel stands; that somebody looked is written down. */
export const ReceiverPanel = ({ parcelId, onClose }: { readonly parcelId: ParcelId; readonly onClose: () => void }) => {
  const { t } = useTranslation('packing');
  const [answer, setAnswer] = useState<Result<Receivers>>();
  useEffect(() => {
    void backroom.packing.receiver({ parcelId }).then(setAnswer);
  }, [parcelId]);
  useKeys(({ key }) => {
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(key)) return false;
    onClose();
    return true;
  });
  return (
    <>
      {answer?.ok === false && <RefusalNotice refusal={answer.refusal} />}
      {answer?.ok === true && answer.value.map(({ orderId, fullName, fullPhone, fullAddress }) => (
        <p key={orderId} className={styles['receiver']} data-testid="full-receiver">
          <b><bdi>{fullName}</bdi> <bdi>{fullPhone}</bdi></b>
          <bdi>{fullAddress}</bdi>
        </p>
      ))}
      <p className={styles['keys']}>{t('panel.receiverKeys')}</p>
    </>
  );
};
