import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../shared/contract/orders.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useSession, useShop } from '../session.ts';
import { DueChoice, dueAtOf } from './due-choice.tsx';
import { inSight } from './in-sight.ts';
import styles from './work.module.css';

/** CS-3, in one panel: says what it will do, asks only what is needed, Enter does it. */
export const OutOfStockForm = ({ detail, onDone }: { readonly detail: OrderDetail; readonly onDone: () => void }) => {
  const { t } = useTranslation('tasks');
  const { timeZone } = useShop().shop;
  const { staffId } = useSession();
  const [note, setNote] = useState('');
  const [dueAt, setDueAt] = useState(() => dueAtOf('four', Date.now(), timeZone));
  const command = useCommand(backroom.tasks.outOfStock);
  const unpaid = detail.row.state === 'awaiting_payment';
  const save = async (): Promise<void> => {
    const answer = await command.run({ orderId: detail.row.id, revision: detail.revision, note, dueAt, staffId: unpaid ? null : staffId });
    if (answer?.ok === true) onDone();
  };
  return (
    <form
      ref={inSight}
      className={styles['form']} aria-label={t('stock.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onDone();
      }}
    >
      <strong>{t('stock.title')}</strong>
      <p className={styles['hint']}>
        {t(unpaid ? 'stock.unpaid' : 'stock.paid')} {detail.row.waybillNumber !== null && t('stock.printed')}
      </p>
      <label className={styles['field']}>
        {t('form.note')}
        <input autoFocus className={styles['input']} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      {!unpaid && <DueChoice label={t('form.next')} value={dueAt} onValue={setDueAt} choices={['hour', 'four', 'evening', 'morning']} />}
      <RefusalNotice refusal={command.refusal} />
      <div className={`${styles['row']} ${styles['end']}`}>
        <Button kind="quiet" keys="Esc" onClick={onDone}>{t('form.cancel')}</Button>
        <Button kind={unpaid ? 'danger' : 'primary'} type="submit" keys="Enter" busy={command.busy}>{t(unpaid ? 'stock.close' : 'stock.hold')}</Button>
      </div>
    </form>
  );
};
