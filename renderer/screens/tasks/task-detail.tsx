import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { TaskRow } from '../../../shared/contract/tasks.ts';
import type { AfterSalesCaseId, StaffId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { copyText } from '../../app/copy-text.ts';
import { go } from '../../app/navigation.ts';
import { useMay, useSession } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { TaskActions } from '../../app/work/task-actions.tsx';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { FlagMark } from '../../components/flag-mark.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { moment } from '../../i18n/format.ts';
import { taskNote, taskWords } from '../../i18n/task-words.ts';
import { DueWords, TaskKindTag } from './task-item.tsx';
import styles from './tasks.module.css';

type Props = {
  readonly task: TaskRow; readonly people: OutputFor<'tasks', 'list'>['people']; readonly mayEdit: boolean; readonly keys: boolean; readonly now: number;
  readonly onFinished: (task: TaskRow | undefined, words: string) => void;
};

/** One task with all that is needed to do it: whom to call, about what, and the keys for what came of it. */
export const TaskDetail = ({ task, people, mayEdit, keys, now, onFinished }: Props) => {
  const { t } = useTranslation(['tasks', 'sync']);
  const me = useSession().staffId;
  const give = useCommand(backroom.tasks.give);
  const reopen = useCommand(backroom.tasks.reopen);
  const { order, parcel } = task;
  const open = task.endedAt === null;
  const mayCases = useMay('after_sales.read');
  // What a platform did not accept is decided where all of it stands.
  const refused = useMay('sync.read') && task.code === 'outbox_refused';
  const openRefused = (): void => go('sync', { kind: 'sync_show', show: 'refused' });
  const openCase = (): void => {
    if (task.caseId !== null) go('after_sales', { kind: 'after_sales_case', caseId: task.caseId as AfterSalesCaseId });
  };
  const openOrder = (): void => {
    if (order !== null) go('orders', { kind: 'order', orderId: order.id });
  };
  const copyPhone = (): void => {
    if (order !== null && copyText(order.phone)) onFinished(undefined, t('said.copied'));
  };
  useKeys(
    { O: openOrder, ...(refused ? { R: openRefused } : {}), ...(task.caseId !== null && mayCases ? { V: openCase } : {}), K: copyPhone, ...(mayEdit && open ? { G: () => void give.run({ taskId: task.id, staffId: task.staffId === me ? null : me }) } : {}) },
    { enabled: keys || !mayEdit },
  );
  const note = taskNote(task);
  return (
    <div className={styles['detail']} data-task-detail={task.id}>
      <div className={styles['line']}>
        <TaskKindTag kind={task.kind} />
        <DueWords task={task} now={now} />
      </div>
      <h2 className="selectable">{taskWords(task)}</h2>
      {mayEdit && open && (
        <TaskActions
          task={task} keys={keys}
          onSaid={(one, saying) => {
            if (saying === 'later') return;
            if (saying === 'no_answer') onFinished(undefined, t('outcome.no_answer'));
            else onFinished(one, t('said.done', { words: taskWords(one) }));
          }}
        />
      )}
      <Facts
        facts={[
          ...(note === '' ? [] : [[t('fact.note'), note] as const]),
          ...(task.code === 'outbox_refused' ? [[t('sync:refusal.says'), String(task.params['words'] ?? '')] as const] : []),
          ...(order === null ? [] : [
            [t('fact.order'), <span key="order" className={styles['line']}><FlagMark flag={order.flag} /><LongNumber value={order.number} /><StateTag state={order.state} held={order.holdReason !== null} /></span>] as const,
            [t('fact.buyer'), [order.receiverName, order.buyerNick].filter((part) => part !== '').join(' · ')] as const,
            [t('fact.phone'), order.phone] as const,
            [t('fact.goods'), order.goods] as const,
            ...(order.promisedShipAt === null || order.state !== 'paid' ? [] : [[t('fact.promise'), moment(order.promisedShipAt)] as const]),
          ]),
          ...(parcel === null ? [] : [[t('fact.parcel'), <span key="parcel">{courierName(parcel.courierCode)} <LongNumber value={parcel.waybillNumber} /></span>] as const]),
          [t('fact.due'), moment(task.dueAt)] as const,
          ...(task.attempts === 0 ? [] : [['', t('attempts', { n: String(task.attempts), at: moment(task.lastAttemptAt ?? task.dueAt) })] as const]),
          [t('fact.from'), `${task.createdBy === '' ? t('fact.auto') : task.createdBy} ${moment(task.createdAt)}`] as const,
          ...(task.outcome === null ? [] : [[t('fact.result'), `${t(`outcome.${task.outcome}`)}${task.outcomeNote === '' ? '' : ` · ${task.outcomeNote}`} · ${task.endedBy === '' ? t('fact.auto') : task.endedBy}`] as const]),
        ]}
      />
      <div className={styles['line']}>
        {order !== null && <Button keys="O" onClick={openOrder}>{t('action.openOrder')}</Button>}
        {refused && <Button keys="R" onClick={openRefused}>{t('sync:openRefused')}</Button>}
        {task.caseId !== null && mayCases && <Button keys="V" onClick={openCase}>{t('action.openCase')}</Button>}
        {order !== null && order.phone !== '' && <Button kind="quiet" keys="K" onClick={copyPhone}>{t('action.copyPhone')}</Button>}
        {mayEdit && !open && <Button busy={reopen.busy} onClick={() => void reopen.run({ taskId: task.id })}>{t('action.undo')}</Button>}
      </div>
      {mayEdit && open && (
        <div className={styles['line']}>
          <Button keys="G" busy={give.busy} onClick={() => void give.run({ taskId: task.id, staffId: task.staffId === me ? null : me })}>{t(task.staffId === me ? 'action.putBack' : 'action.take')}</Button>
          <label className={styles['line']}>
            <span className={styles['quiet']}>{t('action.give')}</span>
            <select
              className={styles['select']} value={task.staffId ?? 0}
              onChange={(event) => {
                const wanted = Number(event.target.value);
                void give.run({ taskId: task.id, staffId: wanted === 0 ? null : (wanted as StaffId) });
              }}
            >
              <option value={0}>{t('nobody')}</option>
              {people.map((one) => <option key={one.staffId} value={one.staffId}>{one.name}</option>)}
            </select>
          </label>
        </div>
      )}
      <RefusalNotice refusal={give.refusal ?? reopen.refusal} />
    </div>
  );
};
