import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollectionContents } from '../../../shared/contract/collections.ts';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { termOr } from '../../i18n/term-or.ts';
import styles from './lists.module.css';

type Scanned = CollectionContents['scanned'][number];
type Told = OutputFor<'collections', 'takeBack'>['told'];
type Props = { readonly collectionId: CollectionContents['id']; readonly parcel: Scanned; readonly onDone: (told: Told) => void; readonly onCancel: () => void };

/** A parcel that had left comes back, with the manager's reason (HO-4). */
export const TakeBackForm = ({ collectionId, parcel, onDone, onCancel }: Props) => {
  const { t } = useTranslation('collections');
  const [reason, setReason] = useState('');
  const takeBack = useCommand(backroom.collections.takeBack);
  return (
    <form
      className={styles['back']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') return;
        void takeBack.run({ collectionId, parcelId: parcel.parcelId, reason: reason.trim() }).then((answer) => {
          if (answer?.ok === true) onDone(answer.value.told);
        });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <p>{t('back.means', { number: parcel.waybillNumber, receiver: parcel.receiverName })}</p>
      <div>
        <input
          value={reason} autoFocus maxLength={300} aria-label={t('reopen.reason')} placeholder={t('back.placeholder')} data-testid="take-back-reason"
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" kind="danger" keys="Enter" busy={takeBack.busy} disabled={reason.trim() === ''} data-testid="take-back-confirm">{t('back.confirm')}</Button>
        <Button keys="Esc" onClick={onCancel}>{t('list.cancel')}</Button>
      </div>
      <RefusalNotice refusal={takeBack.refusal} />
    </form>
  );
};

/** What a person must undo at the platform, because it was told already. */
export const ToldNotice = ({ told }: { readonly told: Told }) => {
  const { t } = useTranslation(['collections', 'terms']);
  if (told.length === 0) return null;
  return (
    <WarningNotice>
      {t('collections:back.told')}
      {told.map((order) => (
        <span key={`${order.platform} ${order.platformOrderNumber}`} className={`${styles['told']} selectable`}>
          {t('collections:back.toldOrder', { platform: termOr('platform', order.platform), order: order.platformOrderNumber, file: order.fileName ?? '—' })}
        </span>
      ))}
    </WarningNotice>
  );
};
