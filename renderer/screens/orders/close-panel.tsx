import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { closeReasons, type CloseReason } from '../../../shared/domain/orders/holds.ts';
import { Button } from '../../components/button.tsx';
import { ActionPanel } from './action-panel.tsx';
import { OptionList } from './option-list.tsx';
import { close } from './order-actions.ts';
import styles from './action-panel.module.css';

type Props = { readonly rows: readonly OrderRow[]; readonly onDone: () => void; readonly preview?: ReactNode };

export const ClosePanel = ({ rows, onDone, preview }: Props) => {
  const { t } = useTranslation(['orders', 'terms']);
  const [reason, setReason] = useState<CloseReason>(rows.every((row) => row.state === 'awaiting_payment') ? 'not_paid' : 'buyer_cancelled');
  const [note, setNote] = useState('');
  const confirm = (): void => {
    onDone();
    void close(t, rows, reason, note);
  };
  return (
    <ActionPanel
      title={t('close.title', { count: rows.length })}
      onClose={onDone}
      preview={preview}
      onEnter={confirm}
      onDigit={(digit) => {
        const chosen = closeReasons[digit - 1];
        if (chosen !== undefined) setReason(chosen);
      }}
    >
      <OptionList label={t('close.reason')} values={closeReasons} chosen={reason} show={(value) => t(`terms:closeReason.${value}`)} onChoose={setReason} followsFocus />
      <label className={styles['field']}>
        {t('close.note')}
        <input className={styles['input']} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </label>
      <p className={styles['hint']}>
        {t('close.hint')} <strong>{t('close.cannotUndo')}</strong>
      </p>
      <div className={styles['foot']}>
        <Button kind="danger" keys="Enter" onClick={confirm}>
          {t('close.confirm')}
        </Button>
      </div>
    </ActionPanel>
  );
};
