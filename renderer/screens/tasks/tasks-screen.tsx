import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrand } from '../../app/use-errand.ts';
import { useKeys } from '../../app/use-keys.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { HandoverTab } from './handover-tab.tsx';
import { RepliesTab } from './replies-tab.tsx';
import { TaskList } from './task-list.tsx';
import { taskTabs, type TaskTab } from './task-tabs.ts';
import { TransfersTab } from './transfers-tab.tsx';
import styles from './tasks.module.css';

/** What people must do, and what belongs to it: money on its way, the hand-over to the next shift, texts for buyers. */
export const TasksScreen = () => {
  const { t } = useTranslation(['tasks', 'app']);
  const [tab, setTab] = useState<TaskTab>('tasks');
  useErrand('task_tab', ({ tab: wanted }) => setTab(wanted));
  useKeys(Object.fromEntries(taskTabs.map((name, index) => [`Ctrl+${String(index + 1)}`, () => setTab(name)])), { always: true });
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <h1>{t('app:screen.tasks')}</h1>
        <div className={styles['choices']} role="tablist" aria-label={t('tab.label')}>
          {taskTabs.map((name, index) => (
            <button key={name} type="button" role="tab" aria-selected={tab === name} data-tab={name} onClick={() => setTab(name)}>
              {t(`tab.${name}`)} <KeyHint keys={`Ctrl ${String(index + 1)}`} />
            </button>
          ))}
        </div>
      </header>
      <Suspense fallback={null}>
        {tab === 'tasks' && <TaskList />}
        {tab === 'transfers' && <TransfersTab />}
        {tab === 'handover' && <HandoverTab />}
        {tab === 'replies' && <RepliesTab />}
      </Suspense>
    </div>
  );
};
