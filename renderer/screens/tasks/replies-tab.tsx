import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import i18next from 'i18next';
import type { QuickReplyId } from '../../../shared/domain/ids.ts';
import { placeName, replyPlaces } from '../../../shared/domain/replies.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../app/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import work from '../../app/work/work.module.css';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import styles from './tasks.module.css';

/** CS-7: the shop's texts, each with the places that are filled in from the order. */
export const RepliesTab = () => {
  const { t } = useTranslation('workLists');
  const mayEdit = useMay('orders.edit');
  const list = useAsked(() => backroom.replies.list({ orderId: null }), []);
  const rows = list.value ?? [];
  const [chosen, setChosen] = useState<QuickReplyId | null>(null);
  const [editing, setEditing] = useState<QuickReplyId | 'new' | undefined>(undefined);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [removed, setRemoved] = useState<{ readonly title: string; readonly text: string } | undefined>(undefined);
  const area = useRef<HTMLTextAreaElement>(null);
  const save = useCommand(backroom.replies.save);
  const remove = useCommand(backroom.replies.remove);
  const move = useCommand(backroom.replies.move);
  const at = Math.max(0, rows.findIndex(({ id }) => id === chosen));
  const current = rows[at];
  const begin = (which: QuickReplyId | 'new'): void => {
    const known = rows.find(({ id }) => id === which);
    save.forget();
    setTitle(known?.title ?? '');
    setText(known?.text ?? '');
    setEditing(which);
  };
  const keep = async (): Promise<void> => {
    const answer = await save.run({ replyId: editing === 'new' || editing === undefined ? null : editing, title, text });
    if (answer?.ok !== true) return;
    setEditing(undefined);
    setChosen(answer.value.replyId);
    list.again();
  };
  const drop = async (): Promise<void> => {
    if (current === undefined) return;
    const answer = await remove.run({ replyId: current.id });
    if (answer?.ok !== true) return;
    setRemoved({ title: current.title, text: current.text });
    list.again();
  };
  const bringBack = async (): Promise<void> => {
    if (removed === undefined) return;
    const answer = await save.run({ replyId: null, ...removed });
    if (answer?.ok !== true) return;
    setRemoved(undefined);
    setChosen(answer.value.replyId);
    list.again();
  };
  const shift = async (by: -1 | 1): Promise<void> => {
    if (current === undefined) return;
    setChosen(current.id);
    const answer = await move.run({ replyId: current.id, by });
    if (answer?.ok === true) list.again();
  };
  const insert = (written: string): void => {
    const from = area.current?.selectionStart ?? text.length;
    setText(`${text.slice(0, from)}${written}${text.slice(area.current?.selectionEnd ?? from)}`);
    area.current?.focus();
  };
  useKeys(
    {
      ArrowDown: () => setChosen(rows[Math.min(rows.length - 1, at + 1)]?.id ?? null), ArrowUp: () => setChosen(rows[Math.max(0, at - 1)]?.id ?? null),
      ...(mayEdit ? { N: () => begin('new'), Enter: () => current !== undefined && begin(current.id), Delete: () => void drop(), 'Ctrl+Z': () => void bringBack(), 'Alt+ArrowUp': () => void shift(-1), 'Alt+ArrowDown': () => void shift(1) } : {}),
    },
    { enabled: editing === undefined },
  );
  const language = i18next.language === 'en' ? 'en' : 'zh';
  return (
    <div className={styles['body']}>
      <div className={styles['left']}>
        <div className={styles['filters']}>
          {removed !== undefined && (
            <p className={styles['good']} role="status">
              {t('replies.removed')} {removed.title}
              <Button kind="quiet" keys="Ctrl Z" onClick={() => void bringBack()}>{t('replies.undo')}</Button>
            </p>
          )}
          <span className={styles['grow']} />
          {mayEdit && <Button keys="N" kind="primary" icon={<Icon name="plus" size={14} />} onClick={() => begin('new')}>{t('replies.add')}</Button>}
        </div>
        <RefusalNotice refusal={list.refusal ?? remove.refusal ?? move.refusal} />
        <div className={styles['list']} role="list" aria-label={t('replies.title')}>
          {list.value !== undefined && rows.length === 0 && <EmptyState icon="note" title={t('replies.empty')} text={t('replies.emptyText')} />}
          {rows.map((row, index) => (
            <div key={row.id} role="listitem">
              <button type="button" className={`${styles['item']} ${styles['replyItem']}`} aria-current={index === at} data-reply={row.id} onClick={() => setChosen(row.id)} onDoubleClick={() => mayEdit && begin(row.id)}>
                <span><strong>{row.title}</strong></span>
                <span title={row.text}>{row.text}</span>
                <span className={styles['quiet']}>{row.used > 0 ? t('replies.used', { n: figure(row.used) }) : ''}</span>
              </button>
            </div>
          ))}
        </div>
      </div>
      <aside className={styles['side']}>
        {editing === undefined && current !== undefined && (
          <div className={styles['detail']}>
            <h2>{current.title}</h2>
            <p className={`${styles['wrap']} selectable`}>{current.text}</p>
            {mayEdit && (
              <div className={styles['line']}>
                <Button keys="Enter" onClick={() => begin(current.id)}>{t('replies.edit')}</Button>
                <Button kind="quiet" keys="Alt ↑" onClick={() => void shift(-1)}>{t('replies.up')}</Button>
                <Button kind="quiet" keys="Alt ↓" onClick={() => void shift(1)}>{t('replies.down')}</Button>
                <Button kind="quiet" keys="Delete" busy={remove.busy} onClick={() => void drop()}>{t('replies.remove')}</Button>
              </div>
            )}
          </div>
        )}
        {editing !== undefined && (
          <form
            className={styles['detail']} aria-label={t('replies.title')}
            onSubmit={(event) => {
              event.preventDefault();
              void keep();
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Escape') {
                event.stopPropagation();
                setEditing(undefined);
              } else if (event.key === 'Enter' && event.ctrlKey) {
                event.preventDefault();
                void keep();
              }
            }}
          >
            <label className={work['field']}>
              {t('replies.titleField')}
              <input autoFocus className={work['input']} maxLength={30} value={title} onChange={(event) => setTitle(event.target.value)} />
            </label>
            <label className={work['field']}>
              {t('replies.textField')}
              <textarea ref={area} rows={7} className={work['input']} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} />
            </label>
            <p className={styles['quiet']}>{t('replies.places')}</p>
            <div className={styles['choices']}>
              {replyPlaces.map((place) => {
                const written = `{${placeName(place, language)}}`;
                return <button key={place} type="button" onClick={() => insert(written)}>{written}</button>;
              })}
            </div>
            <RefusalNotice refusal={save.refusal} />
            <div className={`${work['row']} ${work['end']}`}>
              <Button kind="quiet" keys="Esc" onClick={() => setEditing(undefined)}>{t('replies.cancel')}</Button>
              <Button kind="primary" type="submit" keys="Ctrl Enter" busy={save.busy} disabled={title.trim() === '' || text.trim() === ''}>{t('replies.save')}</Button>
            </div>
          </form>
        )}
      </aside>
    </div>
  );
};
