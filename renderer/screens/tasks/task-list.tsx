import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import type { StaffId, TaskId } from '../../../shared/domain/ids.ts';
import { dueGroupOf, dueGroups } from '../../../shared/domain/tasks/task.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay, useSession, useShop } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useNow } from '../../app/use-now.ts';
import { NewTaskForm } from '../../app/work/new-task-form.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { taskWords } from '../../i18n/task-words.ts';
import { TaskDetail } from './task-detail.tsx';
import { TaskItem } from './task-item.tsx';
import styles from './tasks.module.css';

const shownMost = 500;
type Shown = 'all' | 'mine' | 'nobody' | 'ended' | StaffId;

/** The list by due time: what is over first. Everything is reached with the keys on the buttons. */
export const TaskList = () => {
  const { t } = useTranslation('tasks');
  const now = useNow();
  const { staffId } = useSession();
  const { timeZone } = useShop().shop;
  const mayEdit = useMay('orders.edit');
  const [shown, setShown] = useState<Shown>('all');
  const [chosen, setChosen] = useState<TaskId | null>(null);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const finished = useRef<TaskRow[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const list = useAsked(
    () => backroom.tasks.list({ status: shown === 'ended' ? 'ended' : 'open', whose: shown === 'ended' ? 'all' : shown, offset: 0, limit: shownMost }),
    [shown], ['tasks.changed'],
  );
  const reopen = useCommand(backroom.tasks.reopen);
  const rows = list.value?.rows ?? [];
  const at = rows.findIndex(({ id }) => id === chosen);
  const place = useRef(0);
  if (at >= 0) place.current = at;
  // What was just finished makes way for the next one, not for the first.
  useEffect(() => {
    if (at >= 0 || rows.length === 0) return;
    setChosen(rows[Math.min(place.current, rows.length - 1)]?.id ?? null);
  }, [rows, at]);
  const task = rows[at];
  const move = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    setChosen(row.id);
    box.current?.querySelector(`[data-task="${String(row.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const undo = async (): Promise<void> => {
    const last = finished.current.pop();
    if (last === undefined) {
      setSaid(t('said.nothing'));
      return;
    }
    const answer = await reopen.run({ taskId: last.id });
    if (answer?.ok === true) {
      setSaid(t('said.reopened', { words: taskWords(last) }));
      setChosen(last.id);
    }
  };
  useKeys(
    { ArrowDown: () => move(at + 1), ArrowUp: () => move(at - 1), ...(mayEdit ? { N: () => setAdding(true), 'Ctrl+Z': () => void undo() } : {}) },
    { enabled: !adding },
  );
  const whose: readonly { readonly key: Shown; readonly words: string; readonly count: number | undefined }[] = [
    { key: 'all', words: t('whose.all'), count: list.value?.open },
    { key: 'mine', words: t('whose.mine'), count: list.value?.people.find((one) => one.staffId === staffId)?.open ?? 0 },
    { key: 'nobody', words: t('whose.nobody'), count: list.value?.nobody },
    ...(list.value?.people ?? []).filter((one) => one.staffId !== staffId && one.open > 0).map((one) => ({ key: one.staffId, words: one.name, count: one.open })),
    { key: 'ended', words: t('whose.ended'), count: undefined },
  ];
  const groups = shown === 'ended' ? [{ name: 'ended' as const, rows }] : dueGroups.map((name) => ({ name, rows: rows.filter((row) => dueGroupOf(row.dueAt, now, timeZone) === name) }));

  return (
    <div className={styles['body']}>
      <div className={styles['left']}>
        <div className={styles['filters']}>
          <div className={styles['choices']} role="radiogroup" aria-label={t('whose.label')}>
            {whose.map(({ key, words, count }) => (
              <button key={key} type="button" role="radio" aria-checked={shown === key} data-whose={key} onClick={() => setShown(key)}>
                {words} {count === undefined ? '' : figure(count)}
              </button>
            ))}
          </div>
          {said !== undefined && (
            <p className={styles['good']} role="status">
              <Icon name="check" size={15} />
              {said}
            </p>
          )}
          <span className={styles['grow']} />
          {mayEdit && finished.current.length > 0 && <Button kind="quiet" keys="Ctrl Z" onClick={() => void undo()}>{t('action.undo')}</Button>}
          {mayEdit && <Button keys="N" icon={<Icon name="plus" size={14} />} onClick={() => setAdding(true)}>{t('action.add')}</Button>}
        </div>
        {adding && (
          <NewTaskForm
            orderId={null} people={list.value?.people ?? []}
            onDone={(taskId) => {
              setAdding(false);
              if (taskId !== undefined) setChosen(taskId);
            }}
          />
        )}
        <RefusalNotice refusal={list.refusal ?? reopen.refusal} />
        <div ref={box} className={styles['list']} role="region" aria-label={t('list')}>
          {list.value !== undefined && rows.length === 0 && (
            <EmptyState icon="check" title={t(shown === 'ended' ? 'empty.ended' : 'empty.open')} text={t(shown === 'ended' ? 'empty.endedText' : 'empty.openText')} />
          )}
          {groups.filter((group) => group.rows.length > 0).map((group) => (
            <section key={group.name}>
              <h2 className={styles['group']} data-group={group.name}>
                {t(`group.${group.name}`)} <span>{figure(group.rows.length)}</span>
              </h2>
              <div role="list" aria-label={t(`group.${group.name}`)}>
                {group.rows.map((row) => <TaskItem key={row.id} task={row} current={row.id === chosen} now={now} onChoose={() => setChosen(row.id)} />)}
              </div>
            </section>
          ))}
        </div>
      </div>
      <aside className={styles['side']} aria-label={t('detail')}>
        {task !== undefined && (
          <TaskDetail
            key={task.id} task={task} people={list.value?.people ?? []} mayEdit={mayEdit} keys={mayEdit && !adding} now={now}
            onFinished={(one, words) => {
              setSaid(words);
              if (one !== undefined) finished.current = [...finished.current.slice(-19), one];
            }}
          />
        )}
      </aside>
    </div>
  );
};
