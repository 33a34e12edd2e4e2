import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../shared/contract/orders.ts';
import type { TaskId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { lateDuration, shortDuration } from '../../i18n/duration.ts';
import { moment } from '../../i18n/format.ts';
import { taskNote, taskWords } from '../../i18n/task-words.ts';
import { useMay } from '../session.ts';
import { useKeys } from '../use-keys.ts';
import { useNow } from '../use-now.ts';
import { NewTaskForm } from './new-task-form.tsx';
import { OutOfStockForm } from './out-of-stock-form.tsx';
import { TaskActions } from './task-actions.tsx';
import styles from './work.module.css';

type Props = { readonly detail: OrderDetail; readonly onLeave: () => void };

/** What is to be done about the order under the cursor, and what came of it; out of stock (CS-3) begins here. */
export const OrderTasks = ({ detail, onLeave }: Props) => {
  const { t } = useTranslation('tasks');
  const mayEdit = useMay('orders.edit');
  const now = useNow();
  const { id: orderId, state } = detail.row;
  const list = useAsked(() => backroom.tasks.ofOrder({ orderId }), [orderId], ['tasks.changed']);
  const [open, setOpen] = useState<'add' | 'stock' | TaskId | undefined>(undefined);
  useEffect(() => setOpen(undefined), [orderId]);
  const leave = (): void => {
    setOpen(undefined);
    onLeave();
  };
  const canBeShort = state === 'awaiting_payment' || state === 'paid' || state === 'packed';
  useKeys({ ...(mayEdit && canBeShort ? { O: () => setOpen('stock') } : {}), ...(mayEdit ? { T: () => setOpen('add') } : {}) });
  const rows = list.value ?? [];
  if (rows.length === 0 && !mayEdit) return null;
  return (
    <section className={styles['section']} aria-label={t('ofOrder.title')}>
      <div className={styles['sectionHead']}>
        <h3>{t('ofOrder.title')}</h3>
        {mayEdit && canBeShort && <Button kind="quiet" keys="O" onClick={() => setOpen('stock')}>{t('action.outOfStock')}</Button>}
        {mayEdit && <Button kind="quiet" keys="T" onClick={() => setOpen('add')}>{t('action.add')}</Button>}
      </div>
      {open === 'stock' && <OutOfStockForm detail={detail} onDone={leave} />}
      {open === 'add' && <NewTaskForm orderId={orderId} people={[]} onDone={leave} />}
      {rows.map((task) => {
        const left = task.dueAt - now;
        const over = task.outcome !== null;
        return (
          <div key={task.id} className={styles['line']} data-task={task.id} data-late={!over && left < 0} data-over={over}>
            <span className="selectable">{taskWords(task)}</span>
            <span className={styles['under']}>
              {over
                ? <span>{t(`outcome.${task.outcome ?? 'done'}`)} · {task.endedBy === '' ? t('fact.auto') : task.endedBy} {moment(task.endedAt ?? 0)}</span>
                : <span className={left < 0 ? styles['late'] : undefined}>{left < 0 ? t('due.over', { time: lateDuration(-left) }) : t('due.left', { time: shortDuration(left) })}</span>}
              {!over && <span>{task.staffId === null ? t('nobody') : task.staffName}</span>}
              {task.attempts > 0 && <span>{t('attempts', { n: String(task.attempts), at: moment(task.lastAttemptAt ?? 0) })}</span>}
              {[taskNote(task), task.outcomeNote].filter((words) => words !== '').map((words) => <span key={words} className="selectable">{words}</span>)}
            </span>
            {!over && mayEdit && (open === task.id
              ? <TaskActions task={task} keys={false} onSaid={leave} />
              : <span className={styles['row']}><Button kind="quiet" data-answer={task.id} onClick={() => setOpen(task.id)}>{t('fact.result')}…</Button></span>)}
          </div>
        );
      })}
    </section>
  );
};
