import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import type { TaskKind } from '../../../shared/domain/tasks/task.ts';
import { Tag, type Tone } from '../../components/tag.tsx';
import { lateDuration, shortDuration } from '../../i18n/duration.ts';
import { moment } from '../../i18n/format.ts';
import { taskNote, taskWords } from '../../i18n/task-words.ts';
import styles from './tasks.module.css';

const tones: Readonly<Record<TaskKind, Tone>> = { contact: 'accent', intercept: 'red', transfer: 'green', return: 'purple', other: 'grey' };

export const TaskKindTag = ({ kind }: { readonly kind: TaskKind }) => {
  const { t } = useTranslation('tasks');
  return <Tag tone={tones[kind]}>{t(`kind.${kind}`)}</Tag>;
};

/** When it is due, or when it was finished. */
export const DueWords = ({ task, now }: { readonly task: TaskRow; readonly now: number }) => {
  const { t } = useTranslation('tasks');
  if (task.endedAt !== null) return <span className={styles['quiet']}>{moment(task.endedAt)}</span>;
  const left = task.dueAt - now;
  return left < 0
    ? <span className={styles['late']}>{t('due.over', { time: lateDuration(-left) })}</span>
    : <span>{t('due.left', { time: shortDuration(left) })}</span>;
};

type Props = { readonly task: TaskRow; readonly current: boolean; readonly now: number; readonly onChoose: () => void };

export const TaskItem = ({ task, current, now, onChoose }: Props) => {
  const { t } = useTranslation('tasks');
  const note = taskNote(task);
  const words = taskWords(task);
  const about = task.order === null ? (task.parcel?.waybillNumber ?? '') : `${task.order.receiverName} ${task.order.number}`;
  return (
    <div role="listitem">
      <button type="button" className={styles['item']} data-task={task.id} aria-current={current} onClick={onChoose}>
        <DueWords task={task} now={now} />
        <span><TaskKindTag kind={task.kind} /></span>
        <span title={words}>
          {words}
          {note !== '' && <span className={styles['quiet']}> {note}</span>}
        </span>
        <span className={styles['quiet']} title={about}>{about}</span>
        <span className={styles['quiet']}>{task.outcome === null ? (task.staffId === null ? t('nobody') : task.staffName) : t(`outcome.${task.outcome}`)}</span>
      </button>
    </div>
  );
};
