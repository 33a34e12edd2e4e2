import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../shared/contract/orders.ts';
import type { TransferMatchId } from '../../../shared/domain/ids.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { moment, yuan } from '../../i18n/format.ts';
import { useMay } from '../session.ts';
import { useKeys } from '../use-keys.ts';
import { fenTyped, typedYuan } from './money-typed.ts';
import { inSight } from './in-sight.ts';
import styles from './work.module.css';

type Props = { readonly detail: OrderDetail; readonly onLeave: () => void };
type Open = { readonly kind: 'expect' } | { readonly kind: 'back'; readonly amountFen: number } | { readonly kind: 'undo'; readonly matchId: TransferMatchId } | undefined;

/** CS-2, at the order: which bank and amount are to come, what came, and taking back what was wrong. */
export const OrderTransfer = ({ detail, onLeave }: Props) => {
  const { t } = useTranslation('transfers');
  const mayConfirm = useMay('transfers.confirm');
  const mayRead = useMay('transfers.read');
  const { id: orderId, state, currency } = detail.row;
  const asked = useAsked(mayRead ? () => backroom.transfers.ofOrder({ orderId }) : null, [orderId, mayRead], ['transfers.changed']);
  const [open, setOpen] = useState<Open>(undefined);
  const [bank, setBank] = useState('');
  const [payer, setPayer] = useState('');
  const [money, setMoney] = useState('');
  const [text, setText] = useState('');
  const expected = asked.value?.expected ?? null;
  const live = expected !== null && expected.state !== 'cancelled';
  const canExpect = mayConfirm && currency === 'CNY' && (live ? expected.state === 'waiting' : state === 'awaiting_payment');
  useEffect(() => setOpen(undefined), [orderId]);
  const command = useCommand(async (): Promise<Result<unknown>> => {
    if (open?.kind === 'undo') return backroom.transfers.undo({ matchId: open.matchId, reason: text });
    if (open?.kind === 'back' && expected !== null) return backroom.transfers.paidBack({ expectedId: expected.id, amountFen: fenTyped(money) ?? 0, note: text });
    return backroom.transfers.expect({ orderId, bank, payer, amountFen: fenTyped(money) ?? 0 });
  });
  const cancel = useCommand(backroom.transfers.cancel);
  const begin = (wanted: NonNullable<Open>): void => {
    command.forget();
    setText('');
    setBank(expected?.bank ?? '');
    setPayer(expected?.payer ?? '');
    setMoney(wanted.kind === 'back' ? typedYuan(wanted.amountFen) : typedYuan(live ? expected.amountFen : (detail.totalFen ?? detail.row.paidFen)));
    setOpen(wanted);
  };
  useKeys({ ...(canExpect ? { Y: () => begin({ kind: 'expect' }) } : {}) });
  const differences = asked.value?.differences ?? [];
  if (expected === null && !canExpect && differences.length === 0) return null;
  const leave = (): void => {
    setOpen(undefined);
    onLeave();
  };
  const save = async (): Promise<void> => {
    const answer = await command.run();
    if (answer?.ok === true) leave();
  };
  const held = expected === null ? 0 : expected.receivedFen - expected.paidBackFen;
  const owed = expected === null ? 0 : state === 'closed' ? held : expected.overFen;
  return (
    <section className={styles['section']} aria-label={t('ofOrder.title')}>
      <div className={styles['sectionHead']}>
        <h3>{t('ofOrder.title')}</h3>
        {canExpect && <Button kind="quiet" keys="Y" onClick={() => begin({ kind: 'expect' })}>{t(live ? 'action.change' : 'action.expect')}</Button>}
        {mayConfirm && live && expected.state === 'waiting' && held === 0 && <Button kind="quiet" busy={cancel.busy} onClick={() => void cancel.run({ expectedId: expected.id })}>{t('action.cancel')}</Button>}
      </div>
      {expected !== null && (
        <div className={styles['line']} data-transfer={expected.state} data-over={expected.state !== 'waiting'}>
          <span>
            {expected.state === 'waiting' && held === 0 ? t('ofOrder.waits', { amountFen: yuan(expected.amountFen, 'CNY'), bank: `${expected.bank} ${expected.payer}`.trim() })
              : expected.leftFen > 0 ? t('ofOrder.part', { received: yuan(held, 'CNY'), amountFen: yuan(expected.leftFen, 'CNY') }) : t('ofOrder.received', { amountFen: yuan(held, 'CNY') })}
          </span>
          {owed > 0 && (
            <span className={styles['under']}>
              <span className={styles['late']}>{t(state === 'closed' ? 'ofOrder.stays' : 'ofOrder.over', { amountFen: yuan(owed, 'CNY') })}</span>
              {mayConfirm && <Button kind="quiet" onClick={() => begin({ kind: 'back', amountFen: owed })}>{t('action.paidBack')}</Button>}
            </span>
          )}
          {(asked.value?.matches ?? []).map((match) => (
            <span key={match.id} className={styles['under']}>
              <span>{yuan(match.amountFen, 'CNY')} {match.payer} {moment(match.arrivedAt)} · {match.by}</span>
              {match.undoneAt !== null ? <span>{t('ofOrder.undone', { reason: match.undoReason })}</span>
                : mayConfirm && <Button kind="quiet" onClick={() => begin({ kind: 'undo', matchId: match.id })}>{t('action.undo')}</Button>}
            </span>
          ))}
        </div>
      )}
      {differences.map((one) => (
        <div key={one.id} className={styles['line']} data-difference={one.state} data-over={one.state !== 'waiting'}>
          <span>
            {t(`purpose.${one.purpose === 'order' ? 'change' : one.purpose}`)}{' '}
            {one.state !== 'waiting' ? t('ofOrder.received', { amountFen: yuan(one.receivedFen - one.paidBackFen, 'CNY') })
              : one.receivedFen > 0 ? t('ofOrder.part', { received: yuan(one.receivedFen - one.paidBackFen, 'CNY'), amountFen: yuan(one.leftFen, 'CNY') })
              : t('ofOrder.waits', { amountFen: yuan(one.amountFen, 'CNY'), bank: `${one.bank} ${one.payer}`.trim() })}
          </span>
          {mayConfirm && one.state === 'waiting' && one.receivedFen === one.paidBackFen && <Button kind="quiet" busy={cancel.busy} onClick={() => void cancel.run({ expectedId: one.id })}>{t('action.cancel')}</Button>}
        </div>
      ))}
      {open !== undefined && (
        <form
          ref={inSight}
          className={styles['form']} aria-label={t(open.kind === 'expect' ? 'action.expect' : open.kind === 'back' ? 'action.paidBack' : 'action.undo')}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            leave();
          }}
        >
          {open.kind !== 'undo' && (
            <label className={styles['field']}>
              {t('form.amount')}
              <input autoFocus inputMode="decimal" className={styles['input']} value={money} aria-invalid={fenTyped(money) === null} onFocus={(event) => event.target.select()} onChange={(event) => setMoney(event.target.value)} />
            </label>
          )}
          {open.kind === 'expect' ? (
            <>
              <label className={styles['field']}>
                {t('form.bank')}
                <input className={styles['input']} maxLength={40} value={bank} onChange={(event) => setBank(event.target.value)} />
              </label>
              <label className={styles['field']}>
                {t('form.payer')}
                <input className={styles['input']} maxLength={60} placeholder={t('ofOrder.payerHint')} value={payer} onChange={(event) => setPayer(event.target.value)} />
              </label>
            </>
          ) : (
            <label className={styles['field']}>
              {t(open.kind === 'back' ? 'form.paidBackNote' : 'form.undoReason')}
              <input autoFocus={open.kind === 'undo'} className={styles['input']} maxLength={200} value={text} onChange={(event) => setText(event.target.value)} />
            </label>
          )}
          <RefusalNotice refusal={command.refusal} />
          <div className={`${styles['row']} ${styles['end']}`}>
            <Button kind="quiet" keys="Esc" onClick={leave}>{t('form.cancel')}</Button>
            <Button kind="primary" type="submit" keys="Enter" busy={command.busy} disabled={open.kind === 'undo' ? text.trim() === '' : fenTyped(money) === null}>{t('form.save')}</Button>
          </div>
        </form>
      )}
      <RefusalNotice refusal={cancel.refusal ?? asked.refusal} />
    </section>
  );
};
