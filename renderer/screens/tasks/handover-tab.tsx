import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverSheetId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { useMay, useSession } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import work from '../../app/work/work.module.css';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure, moment } from '../../i18n/format.ts';
import { SheetContent } from './sheet-content.tsx';
import { sheetLines } from './sheet-lines.ts';
import styles from './tasks.module.css';

/** CS-10: what the next shift must know, written by the app; former sheets as they were. */
export const HandoverTab = () => {
  const { t } = useTranslation('workLists');
  const { name } = useSession();
  const mayEdit = useMay('orders.edit');
  const list = useAsked(() => backroom.handover.list({ offset: 0, limit: 100 }), [], ['tasks.changed']);
  const [chosen, setChosen] = useState<HandoverSheetId | 'draft'>('draft');
  const draft = useAsked(chosen === 'draft' ? () => backroom.handover.draft() : null, [chosen], ['tasks.changed', 'orders.changed', 'transfers.changed', 'collections.changed']);
  const sheet = useAsked(chosen === 'draft' ? null : () => backroom.handover.get({ sheetId: chosen }), [chosen], ['tasks.changed']);
  const [remarks, setRemarks] = useState('');
  const [said, setSaid] = useState<string | undefined>(undefined);
  const write = useCommand(backroom.handover.write);
  const accept = useCommand(backroom.handover.accept);
  const rows = list.value?.rows ?? [];
  const places: readonly (HandoverSheetId | 'draft')[] = ['draft', ...rows.map(({ id }) => id)];
  const move = (by: number): void => setChosen(places[Math.max(0, Math.min(places.length - 1, places.indexOf(chosen) + by))] ?? 'draft');
  const save = async (): Promise<void> => {
    const answer = await write.run({ remarks });
    if (answer?.ok !== true) return;
    setRemarks('');
    setChosen(answer.value.sheetId);
    setSaid(t('handover.written'));
  };
  const open = chosen === 'draft' ? undefined : sheet.value;
  const canAccept = mayEdit && open?.acceptedAt === null && !open.mine;
  useKeys({ ArrowDown: () => move(1), ArrowUp: () => move(-1), ...(canAccept ? { J: () => void accept.run({ sheetId: open.id }) } : {}) });
  return (
    <div className={`${styles['body']} ${styles['sheets']}`}>
      <div className={styles['list']} role="list" aria-label={t('handover.former')}>
        <div role="listitem">
          <button type="button" className={`${styles['item']} ${styles['sheetItem']}`} aria-current={chosen === 'draft'} data-sheet="draft" onClick={() => setChosen('draft')}>
            <span><strong>{t('handover.newest')}</strong></span>
          </button>
        </div>
        {rows.map((row) => (
          <div key={row.id} role="listitem">
            <button type="button" className={`${styles['item']} ${styles['sheetItem']}`} aria-current={chosen === row.id} data-sheet={row.id} onClick={() => setChosen(row.id)}>
              <span>{moment(row.writtenAt)} · {row.writtenBy}</span>
              <span className={styles['quiet']}>{t('handover.tasks', { n: figure(row.tasks) })}</span>
              {row.acceptedAt === null ? <Tag tone="amber">{t('handover.waiting')}</Tag> : <span className={styles['quiet']}>{t('handover.accepted', { name: row.acceptedBy, at: moment(row.acceptedAt) })}</span>}
            </button>
          </div>
        ))}
        {list.value !== undefined && rows.length === 0 && <p className={styles['none']}>{t('handover.noneText')}</p>}
      </div>
      <div className={styles['side']}>
        <div className={styles['detail']}>
          {said !== undefined && (
            <p className={styles['good']} role="status">
              <Icon name="check" size={15} />
              {said}
            </p>
          )}
          {chosen === 'draft' && draft.value !== undefined && (
            <>
              {mayEdit && (
                <form
                  className={work['form']} aria-label={t('handover.write')}
                  onSubmit={(event) => {
                    event.preventDefault();
                    void save();
                  }}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
                    event.preventDefault();
                    void save();
                  }}
                >
                  <label className={work['field']}>
                    {t('handover.remarks')}
                    <textarea rows={3} className={work['input']} maxLength={2000} value={remarks} onChange={(event) => setRemarks(event.target.value)} />
                  </label>
                  <RefusalNotice refusal={write.refusal} />
                  <div className={`${work['row']} ${work['end']}`}>
                    <Button kind="primary" type="submit" keys="Ctrl Enter" busy={write.busy}>{t('handover.writeNow')}</Button>
                  </div>
                </form>
              )}
              <div className={styles['line']}>
                <PrintPaperButton paper={{ kind: 'handover_sheet', sheetId: null, lines: sheetLines(draft.value, remarks) }} />
              </div>
              <SheetContent content={draft.value} />
            </>
          )}
          {open !== undefined && (
            <>
              <div className={styles['line']}>
                <strong>{moment(open.writtenAt)} · {t('handover.by', { name: open.writtenBy })}</strong>
                {open.acceptedAt === null ? <Tag tone="amber">{t('handover.waiting')}</Tag> : <Tag tone="green">{t('handover.accepted', { name: open.acceptedBy, at: moment(open.acceptedAt) })}</Tag>}
                <span className={styles['grow']} />
                <PrintPaperButton paper={{ kind: 'handover_sheet', sheetId: open.id, lines: sheetLines(open.content, open.remarks) }} />
                {canAccept && <Button kind="primary" keys="J" busy={accept.busy} onClick={() => void accept.run({ sheetId: open.id })}>{t('handover.acceptHint', { name })}</Button>}
              </div>
              {open.acceptedAt === null && open.mine && <p className={styles['quiet']}>{t('handover.own')}</p>}
              {!open.unchanged && <WarningNotice>{t('handover.changed')}</WarningNotice>}
              {open.remarks !== '' && (
                <section className={styles['remarks']}>
                  <h2>{t('handover.remarksTitle')}</h2>
                  <p className={`${styles['wrap']} selectable`}>{open.remarks}</p>
                </section>
              )}
              <SheetContent content={open.content} />
            </>
          )}
          <RefusalNotice refusal={accept.refusal ?? sheet.refusal ?? draft.refusal ?? list.refusal} />
        </div>
      </div>
    </div>
  );
};
