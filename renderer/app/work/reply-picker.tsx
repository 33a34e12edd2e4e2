import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuickReply } from '../../../shared/contract/replies.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { copyText } from '../copy-text.ts';
import { go } from '../navigation.ts';
import { useKeys } from '../use-keys.ts';
import styles from './replies.module.css';

const fits = (reply: QuickReply, typed: string): boolean => {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' || reply.title.toLowerCase().includes(wanted) || reply.filled.toLowerCase().includes(wanted) || reply.initials.some((initials) => initials.startsWith(wanted));
};

type PanelProps = { readonly orderId: OrderId; readonly onClose: () => void; readonly onCopied: (words: string) => void };

const ReplyPanel = ({ orderId, onClose, onCopied }: PanelProps) => {
  const { t } = useTranslation(['workLists', 'app']);
  const list = useAsked(() => backroom.replies.list({ orderId }), [orderId], ['orders.changed']);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const found = (list.value ?? []).filter((reply) => fits(reply, typed));
  const chosen = found[Math.min(at, found.length - 1)];
  const copy = (reply: QuickReply | undefined): void => {
    if (reply === undefined) return;
    if (!copyText(reply.filled)) {
      setFailed(true);
      return;
    }
    void backroom.replies.used({ replyId: reply.id });
    onCopied(t('replies.copied', { title: reply.title }));
  };
  const move = (index: number): void => {
    const next = Math.max(0, Math.min(found.length - 1, index));
    setAt(next);
    box.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div
      className={styles['panel']} role="dialog" aria-label={t('replies.title')}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          move(at + (event.key === 'ArrowDown' ? 1 : -1));
        } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
          event.preventDefault();
          copy(chosen);
        }
      }}
    >
      <input
        autoFocus className={styles['search']} aria-label={t('replies.search')} placeholder={t('replies.search')} maxLength={40} value={typed} spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
      />
      <div ref={box} className={styles['list']} role="listbox" aria-label={t('replies.title')}>
        {found.map((reply, index) => (
          <button key={reply.id} type="button" role="option" aria-selected={reply === chosen} tabIndex={-1} className={styles['option']} data-reply={reply.id} onMouseMove={() => setAt(index)} onClick={() => copy(reply)}>
            <strong>{reply.title}</strong>
            <span className={styles['text']}>{reply.filled}</span>
            {reply.missing.length > 0 && <span className={styles['missing']}>{t('replies.missing', { places: reply.missing.join(t('app:joiner')) })}</span>}
          </button>
        ))}
        {list.value !== undefined && found.length === 0 && <p className={styles['hint']}>{t('replies.none')}</p>}
      </div>
      {failed && <p className={styles['missing']} role="alert">{t('replies.notTaken')}</p>}
      <RefusalNotice refusal={list.refusal} />
      <div className={styles['foot']}>
        <span className={styles['hint']}>{t('replies.hint')}</span>
        <Button kind="quiet" onClick={() => go('tasks', { kind: 'task_tab', tab: 'replies' })}>{t('replies.manage')}</Button>
      </div>
    </div>
  );
};

/** CS-7: `/` opens the texts, filled from the order in sight; Enter puts one on the clipboard. */
export const ReplyPicker = ({ orderId, onLeave }: { readonly orderId: OrderId; readonly onLeave: () => void }) => {
  const { t } = useTranslation('workLists');
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | undefined>(undefined);
  useEffect(() => {
    setOpen(false);
    setSaid(undefined);
  }, [orderId]);
  const show = (): void => {
    setSaid(undefined);
    setOpen(true);
  };
  useKeys({ '/': show }, { enabled: !open });
  const close = (): void => {
    setOpen(false);
    onLeave();
  };
  return (
    <div className={styles['picker']}>
      {open && (
        <ReplyPanel
          orderId={orderId} onClose={close}
          onCopied={(words) => {
            setSaid(words);
            close();
          }}
        />
      )}
      {said !== undefined && <span className={styles['said']} role="status">{said}</span>}
      <Button keys="/" onClick={show}>{t('replies.open')}</Button>
    </div>
  );
};
