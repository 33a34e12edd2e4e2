import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Assigned, PastedField } from '../../../shared/domain/entry/paste-text.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { go } from '../../app/navigation.ts';
import { TypedCustomer } from '../../app/order-customer.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { draftOf, needsOf, sumOf, type EntryEdits } from './entry-draft.ts';
import { GoodsPart } from './goods-part.tsx';
import { MarkedText } from './marked-text.tsx';
import { MoneyPart } from './money-part.tsx';
import { ReceiverPart } from './receiver-part.tsx';
import styles from './entry.module.css';

type Read = OutputFor<'entry', 'read'>;
type Made = { readonly orderId: OrderId; readonly number: string };

const settleMs = 160;

/** Shifts what was assigned by hand along with the text that is typed before it; what is typed into loses its field. */
const shifted = (assigned: readonly Assigned[], before: string, after: string): readonly Assigned[] => {
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same += 1;
  let tail = 0;
  while (tail < before.length - same && tail < after.length - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const changedEnd = before.length - tail;
  const delta = after.length - before.length;
  return assigned.flatMap((part) => (part.end <= same ? [part] : part.start >= changedEnd ? [{ ...part, start: part.start + delta, end: part.end + delta }] : []));
};

/** IN-4: an order from a phone call or a chat: pasted, taken apart, looked over, made. */
export const EntryScreen = () => {
  const { t } = useTranslation(['entry', 'app']);
  const [text, setText] = useState('');
  const [assigned, setAssigned] = useState<readonly Assigned[]>([]);
  const [read, setRead] = useState<Read>();
  const [at, setAt] = useState(0);
  const [edits, setEdits] = useState<EntryEdits>({});
  const [made, setMade] = useState<readonly Made[]>([]);
  const box = useRef<HTMLTextAreaElement>(null);
  const create = useCommand(backroom.entry.create);

  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    let alive = true;
    const timer = setTimeout(() => {
      if (text.trim() === '') {
        setRead(undefined);
        return;
      }
      void backroom.entry.read({ text, assigned: assigned.map((part) => ({ ...part })) }).then((answer) => {
        if (alive && answer.ok) setRead(answer.value);
      });
    }, settleMs);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [text, assigned]);

  const count = read?.orders.length ?? 0;
  const order = read?.orders[Math.min(at, Math.max(0, count - 1))];
  const draft = draftOf(order, edits);
  const needs = needsOf(draft);
  const parts = read?.orders.flatMap((one) => one.parts) ?? [];

  const edit = (more: EntryEdits): void => setEdits((before) => ({ ...before, ...more, ...(more.receiver === undefined ? {} : { receiver: { ...before.receiver, ...more.receiver } }) }));
  const type = (next: string): void => {
    setAssigned((before) => shifted(before, text, next));
    setText(next);
    setMade([]);
    if (text.trim() === '' || next.trim() === '') {
      setAt(0);
      setEdits({});
    }
  };
  const assign = (start: number, end: number, field: PastedField): void => {
    setAssigned((before) => [...before.filter((part) => part.end <= start || part.start >= end), { start, end, field }]);
    setEdits((before) => {
      if (field !== 'goods' && field !== 'nothing') return before;
      const { lines: _lines, ...rest } = before;
      return rest;
    });
  };
  const clear = (): void => {
    setText('');
    setAssigned([]);
    setEdits({});
    setAt(0);
    create.forget();
    box.current?.focus();
  };
  const goOn = (): void => {
    setEdits({});
    create.forget();
    if (at + 1 < count) setAt(at + 1);
    else clear();
  };
  const submit = async (again: boolean): Promise<void> => {
    if (needs.length > 0) return;
    const { secondPhone, ...receiver } = draft.receiver;
    const answer = await create.run({
      sourceText: order === undefined ? '' : text.slice(order.start, order.end), channel: draft.channel, nick: draft.nick, receiver,
      lines: draft.lines.map(({ skuId, title, colour, size, quantity, unitPriceFen }) => ({ skuId, title, colour, size, quantity, unitPriceFen })), freightFen: draft.freightFen,
      totalFen: draft.totalFen ?? sumOf(draft) ?? 0, payment: draft.payment, bank: draft.bank, payer: draft.payer, note: [draft.note, secondPhone].filter((part) => part !== '').join('；'), again,
    });
    if (answer?.ok !== true) return;
    setMade((before) => [...before, answer.value]);
    goOn();
  };
  useKeys({ 'Ctrl+Enter': () => void submit(false) }, { always: true });

  return (
    <PageFrame title={t('title')} extra={<Button disabled={text === ''} onClick={clear}>{t('clear')}</Button>}>
      {made.length > 0 && (
        <div className={styles['made']} role="status">
          {made.map(({ orderId, number }) => (
            <span key={orderId}>
              {t('done', { number })} <Button kind="quiet" onClick={() => go('orders', { kind: 'order', orderId })}>{t('show')}</Button>
            </span>
          ))}
        </div>
      )}
      <div className={styles['screen']}>
        <Panel title={t('text')} extra={count > 1 ? t('orders', { n: Math.min(at + 1, count), count }) : undefined}>
          <p className={styles['hint']}>{t('lead')}</p>
          <MarkedText text={text} parts={parts} onText={type} onAssign={assign} box={box} />
          {(read?.more ?? 0) > 0 && <p className={styles['hint']}>{t('more', { n: read?.more ?? 0 })}</p>}
        </Panel>
        <Panel>
          <div className={styles['form']}>
            <ReceiverPart receiver={draft.receiver} inferred={order?.inferred ?? []} onChange={(receiver) => edit({ receiver })} />
            <TypedCustomer platform="manual" nick={draft.nick} name={draft.receiver.name} phone={draft.receiver.phone} />
            <GoodsPart key={`${String(at)} ${String(text === '')}`} lines={draft.lines} onChange={(lines) => edit({ lines })} />
            <MoneyPart draft={draft} onChange={edit} />
            <RefusalNotice
              refusal={create.refusal}
              action={create.refusal?.code === 'entry.typed_in_before' ? <Button busy={create.busy} onClick={() => void submit(true)}>{t('again')}</Button> : undefined}
            />
            <div className={styles['foot']}>
              <span className={styles['needs']}>{needs.length > 0 && text !== '' && t('needs', { what: needs.map((need) => t(`need.${need}`)).join(t('app:joiner')) })}</span>
              {count > 1 && <Button onClick={goOn}>{t('skip')}</Button>}
              <Button kind="primary" keys="Ctrl Enter" disabled={needs.length > 0} busy={create.busy} onClick={() => void submit(false)}>{t('create')}</Button>
            </div>
          </div>
        </Panel>
      </div>
    </PageFrame>
  );
};
