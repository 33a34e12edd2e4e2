import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId, StaffId, TaskId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useSession, useShop } from '../session.ts';
import { DueChoice, dueAtOf } from './due-choice.tsx';
import { inSight } from './in-sight.ts';
import styles from './work.module.css';

type Props = {
  /** The order it is about; null = none. */
  readonly orderId: OrderId | null;
  readonly people: readonly { readonly staffId: StaffId; readonly name: string }[];
  readonly onDone: (taskId: TaskId | undefined) => void;
};

/** A task in a person's own words. Enter saves, Esc leaves. */
export const NewTaskForm = ({ orderId, people, onDone }: Props) => {
  const { t } = useTranslation('tasks');
  const { timeZone } = useShop().shop;
  const me = useSession();
  const [text, setText] = useState('');
  const [contact, setContact] = useState(orderId !== null);
  const [dueAt, setDueAt] = useState(() => dueAtOf('evening', Date.now(), timeZone));
  const [staffId, setStaffId] = useState<StaffId | 0>(me.staffId);
  const add = useCommand(backroom.tasks.add);
  const known = people.some((one) => one.staffId === me.staffId) ? people : [{ staffId: me.staffId, name: me.name }, ...people];
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    const answer = await add.run({ kind: contact ? 'contact' : 'other', text, orderId, dueAt, staffId: staffId === 0 ? null : staffId });
    if (answer?.ok === true) onDone(answer.value.taskId);
  };
  return (
    <form
      ref={inSight}
      className={styles['form']} aria-label={t('action.add')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onDone(undefined);
      }}
    >
      <label className={styles['field']}>
        {t('form.text')}
        <input autoFocus className={styles['input']} maxLength={300} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <DueChoice label={t('form.due')} value={dueAt} onValue={setDueAt} />
      <div className={styles['row']}>
        <label className={styles['tick']}>
          <input type="checkbox" checked={contact} onChange={(event) => setContact(event.target.checked)} />
          {t('form.contact')}
        </label>
        <label className={styles['tick']}>
          {t('form.who')}
          <select className={styles['input']} value={staffId} onChange={(event) => setStaffId(Number(event.target.value) as StaffId | 0)}>
            <option value={0}>{t('nobody')}</option>
            {known.map((one) => <option key={one.staffId} value={one.staffId}>{one.name}</option>)}
          </select>
        </label>
      </div>
      <RefusalNotice refusal={add.refusal} />
      <div className={`${styles['row']} ${styles['end']}`}>
        <Button kind="quiet" keys="Esc" onClick={() => onDone(undefined)}>{t('form.cancel')}</Button>
        <Button kind="primary" type="submit" keys="Enter" busy={add.busy} disabled={text.trim() === ''}>{t('form.save')}</Button>
      </div>
    </form>
  );
};
