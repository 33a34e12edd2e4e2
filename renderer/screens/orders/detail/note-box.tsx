import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../../shared/domain/ids.ts';
import { backroom } from '../../../api/client.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useSettled } from '../../../app/use-settled.ts';
import { KeyHint } from '../../../components/key-hint.tsx';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { NoteOut } from './note-out.tsx';
import styles from './detail.module.css';

const settleMs = 120;

export type NoteBoxHandle = { readonly focus: () => void };

/** What was begun on one order stays with it while the person looks at others. */
const drafts = new Map<OrderId, string>();

type Props = { readonly orderId: OrderId; readonly onLeave: () => void; readonly ref?: Ref<NoteBoxHandle> };

/** CS-4: a note is added, never changed. Enter saves, Escape goes back to the list. */
export const NoteBox = ({ orderId, onLeave, ref }: Props) => {
  const { t } = useTranslation('orders');
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const settled = useSettled(text, settleMs);
  const add = useCommand(backroom.orders.addNote);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus() }));
  const { forget } = add;
  useEffect(() => {
    setText(drafts.get(orderId) ?? '');
    forget();
  }, [orderId, forget]);
  const write = (value: string): void => {
    setText(value);
    if (value === '') drafts.delete(orderId);
    else drafts.set(orderId, value);
  };
  const save = async (): Promise<void> => {
    if (text.trim() === '') return;
    const answer = await add.run({ orderId, text });
    if (answer?.ok !== true) return;
    write('');
    onLeave();
  };
  return (
    <div className={styles['foot']}>
      <RefusalNotice refusal={add.refusal} />
      {text.trim() !== '' && <NoteOut orderId={orderId} oneMore={settled} />}
      <div className={styles['noteRow']}>
        <input
          ref={input}
          className={styles['noteInput']}
          aria-label={t('detail.noteLabel')}
          aria-keyshortcuts="N"
          placeholder={t('detail.notePlaceholder')}
          maxLength={2000}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') {
              event.preventDefault();
              void save();
            } else if (event.key === 'Escape') {
              event.preventDefault();
              onLeave();
            }
          }}
        />
        <span className={styles['noteKey']}>
          <KeyHint keys="N" />
        </span>
      </div>
    </div>
  );
};
