import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { holdReasonsForPeople } from '../../../shared/domain/orders/holds.ts';
import { Button } from '../../components/button.tsx';
import { useShop } from '../../app/session.ts';
import { ActionPanel } from './action-panel.tsx';
import { OptionList } from './option-list.tsx';
import { hold } from './order-actions.ts';
import { untilAt, untilChoices, type UntilChoice } from './until-choices.ts';
import styles from './action-panel.module.css';

type Reason = (typeof holdReasonsForPeople)[number];
type Props = { readonly rows: readonly OrderRow[]; readonly onDone: () => void; readonly preview?: ReactNode };

export const HoldPanel = ({ rows, onDone, preview }: Props) => {
  const { t } = useTranslation(['orders', 'terms']);
  const { timeZone } = useShop().shop;
  const [reason, setReason] = useState<Reason>('out_of_stock');
  const [note, setNote] = useState('');
  const [until, setUntil] = useState<UntilChoice>('none');
  const confirm = (): void => {
    onDone();
    void hold(t, rows, reason, note, untilAt(until, Date.now(), timeZone));
  };
  return (
    <ActionPanel
      title={t('hold.title', { count: rows.length })}
      onClose={onDone}
      preview={preview}
      onEnter={confirm}
      onDigit={(digit) => {
        const chosen = holdReasonsForPeople[digit - 1];
        if (chosen !== undefined) setReason(chosen);
      }}
    >
      <OptionList label={t('hold.reason')} values={holdReasonsForPeople} chosen={reason} show={(value) => t(`terms:holdReason.${value}`)} onChoose={setReason} followsFocus />
      <label className={styles['field']}>
        {t('hold.note')}
        <input className={styles['input']} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </label>
      <fieldset className={styles['chips']}>
        <legend>{t('hold.until')}</legend>
        {untilChoices.map((choice) => (
          <label key={choice} className={styles['chip']}>
            <input type="radio" name="until" checked={until === choice} onChange={() => setUntil(choice)} />
            {t(`hold.untilChoice.${choice}`)}
          </label>
        ))}
      </fieldset>
      <p className={styles['hint']}>{t('hold.hint')}</p>
      <div className={styles['foot']}>
        <Button kind="primary" keys="Enter" onClick={confirm}>
          {t('hold.confirm')}
        </Button>
      </div>
    </ActionPanel>
  );
};
