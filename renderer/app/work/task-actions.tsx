import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import { outcomesOf, type TaskOutcome } from '../../../shared/domain/tasks/task.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useShop } from '../session.ts';
import { useKeys } from '../use-keys.ts';
import { DueChoice, dueAtOf } from './due-choice.tsx';
import { inSight } from './in-sight.ts';
import styles from './work.module.css';

type Answer = Exclude<TaskOutcome, 'obsolete'> | 'no_answer';
type Saying = Answer | 'later';

/** What a person may say of this task, in the order of its digits. */
const sayingsOf = (task: TaskRow): readonly Answer[] => {
  const outcomes = outcomesOf(task.kind).filter((one): one is Exclude<TaskOutcome, 'obsolete'> => one !== 'obsolete');
  return task.kind === 'contact' || task.kind === 'intercept' ? [...outcomes.slice(0, -1), 'no_answer', ...outcomes.slice(-1)] : outcomes;
};

type Props = {
  readonly task: TaskRow;
  /** Whether its keys are on: digits for what came of it, D for done, L to change its time. */
  readonly keys: boolean;
  readonly onSaid: (task: TaskRow, saying: Saying) => void;
};

/** What came of a task, said with one key; only what needs a time or a word more asks for it. */
export const TaskActions = ({ task, keys, onSaid }: Props) => {
  const { t } = useTranslation('tasks');
  const { timeZone } = useShop().shop;
  const [open, setOpen] = useState<Saying | undefined>(undefined);
  const [note, setNote] = useState('');
  const [at, setAt] = useState(0);
  const [release, setRelease] = useState(false);
  const command = useCommand(async (saying: Saying, words: string, nextAt: number): Promise<Result<unknown>> => {
    if (saying === 'no_answer') return backroom.tasks.noAnswer({ taskId: task.id, nextAt });
    if (saying === 'later') return backroom.tasks.reschedule({ taskId: task.id, dueAt: nextAt });
    return backroom.tasks.end({ taskId: task.id, outcome: saying, note: words, nextAt: saying === 'wait' ? nextAt : null, release });
  });
  const held = task.order !== null && task.order.holdReason !== null;

  const say = async (saying: Saying): Promise<void> => {
    const answer = await command.run(saying, note.trim(), at);
    if (answer?.ok !== true) return;
    setOpen(undefined);
    setNote('');
    onSaid(task, saying);
  };
  const begin = (saying: Saying): void => {
    command.forget();
    setAt(dueAtOf(saying === 'wait' ? 'three' : saying === 'no_answer' ? 'hour' : 'morning', Date.now(), timeZone));
    setRelease(saying === 'done' && held);
    // Done and not needed say all there is, unless a hold hangs on it.
    const asks = saying === 'exchange' || saying === 'wait' || saying === 'refund' || saying === 'no_answer' || saying === 'later' || (held && saying === 'done');
    if (asks) setOpen(saying);
    else void say(saying);
  };
  const sayings = sayingsOf(task);
  useKeys(
    { ...Object.fromEntries(sayings.map((saying, index) => [String(index + 1), () => begin(saying)])), D: () => begin(sayings[0] ?? 'done'), L: () => begin('later') },
    { enabled: keys && open === undefined },
  );

  if (open !== undefined) {
    const needsTime = open === 'wait' || open === 'no_answer' || open === 'later';
    return (
      <form
        ref={inSight}
        className={styles['form']} data-saying={open} aria-label={open === 'later' ? t('action.later') : t(`outcome.${open}`)}
        onSubmit={(event) => {
          event.preventDefault();
          void say(open);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          setOpen(undefined);
        }}
      >
        <strong>{open === 'later' ? t('action.later') : t(`outcome.${open}`)}</strong>
        {open !== 'no_answer' && open !== 'later' && (
          <label className={styles['field']}>
            {t('form.outcomeNote')}
            <input autoFocus className={styles['input']} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          </label>
        )}
        {needsTime && <DueChoice label={t(open === 'wait' ? 'form.waitUntil' : open === 'no_answer' ? 'form.next' : 'form.due')} value={at} onValue={setAt} />}
        {held && open === 'done' && (
          <label className={styles['tick']}>
            <input type="checkbox" checked={release} onChange={(event) => setRelease(event.target.checked)} />
            {t('form.release')}
          </label>
        )}
        {(open === 'exchange' || open === 'wait' || open === 'refund') && held && <p className={styles['hint']}>{t(`form.after.${open}`)}</p>}
        <RefusalNotice refusal={command.refusal} />
        <div className={`${styles['row']} ${styles['end']}`}>
          <Button kind="quiet" keys="Esc" onClick={() => setOpen(undefined)}>{t('form.cancel')}</Button>
          <Button kind="primary" type="submit" keys="Enter" autoFocus={open === 'no_answer' || open === 'later'} busy={command.busy}>{t('form.save')}</Button>
        </div>
      </form>
    );
  }
  return (
    <div className={styles['section']}>
      <div className={styles['row']}>
        {sayings.map((saying, index) => (
          <Button key={saying} kind={index === 0 ? 'primary' : 'plain'} keys={keys ? String(index + 1) : undefined} busy={command.busy} data-say={saying} onClick={() => begin(saying)}>
            {t(`outcome.${saying}`)}
          </Button>
        ))}
        <Button kind="quiet" keys={keys ? 'L' : undefined} onClick={() => begin('later')}>{t('action.later')}</Button>
      </div>
      <RefusalNotice refusal={command.refusal} />
    </div>
  );
};
