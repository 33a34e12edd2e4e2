import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { claimFaults, type ClaimFault } from '../../../shared/domain/claims/claim.ts';
import { endOfShopDayAfter } from '../../../shared/domain/claims/deadline.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay, useShop } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { isoDay, yuan } from '../../i18n/format.ts';
import { DayField, endOfPicked } from '../../app/day-field.tsx';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import styles from './claims.module.css';

export type FormName = 'send' | 'answer' | 'withdraw' | 'receive' | 'close_short' | 'refuse' | 'dispute' | 'note' | 'tracking' | 'change';
type View = OutputFor<'claims', 'get'>;
type Props = { readonly name: FormName; readonly view: View; readonly onDone: () => void; readonly onClose: () => void };

/** How long people usually wait for an answer. */
const followUpDays = 7;
const goesOn: readonly FormName[] = ['send', 'answer', 'receive', 'dispute'];

/** One step with what it needs, under the buttons: Enter records it, Esc leaves it. */
export const ActionForm = ({ name, view, onDone, onClose }: Props) => {
  const { t } = useTranslation('claims');
  const { timeZone } = useShop().shop;
  const maySettle = useMay('claims.settle');
  const { claim } = view;
  const seenEvent = view.events.at(-1)?.id ?? 0;
  const [text, setText] = useState('');
  const [money, setMoney] = useState(yuanTyped(name === 'change' ? claim.amountFen : Math.max(0, claim.amountFen - claim.receivedFen)));
  const [flag, setFlag] = useState(false);
  const [followUp, setFollowUp] = useState(() => {
    if (name === 'change') return claim.followUpAt === null ? '' : isoDay(claim.followUpAt);
    return goesOn.includes(name) ? isoDay(endOfShopDayAfter(Date.now(), followUpDays, timeZone)) : '';
  });
  const [fault, setFault] = useState<ClaimFault>(claim.fault);
  const [deadline, setDeadline] = useState(claim.deadlineAt === null ? '' : isoDay(claim.deadlineAt));
  const [forBill, setForBill] = useState(claim.forBill);
  const fen = fenOf(money);
  const at = endOfPicked(followUp, timeZone);

  /** Each thing that was changed is its own event. */
  const change = async (): Promise<Result<unknown>> => {
    const wanted = [
      ...(fault === claim.fault ? [] : [{ what: 'fault' as const, fault }]),
      ...(claim.state === 'opened' && fen !== null && fen !== claim.amountFen ? [{ what: 'amount' as const, amountFen: fen, overTerms: flag }] : []),
      ...(deadline !== '' && deadline !== (claim.deadlineAt === null ? '' : isoDay(claim.deadlineAt)) ? [{ what: 'deadline' as const, at: endOfPicked(deadline, timeZone) ?? 0 }] : []),
      ...(followUp === (claim.followUpAt === null ? '' : isoDay(claim.followUpAt)) ? [] : [{ what: 'follow_up' as const, at }]),
      ...(forBill === claim.forBill ? [] : [{ what: 'bill' as const, forBill }]),
    ];
    let seen = seenEvent;
    for (const one of wanted) {
      const changed = await backroom.claims.change({ claimId: claim.id, seenEvent: seen, change: one });
      if (!changed.ok) return changed;
      const fresh = await backroom.claims.get({ claimId: claim.id });
      if (!fresh.ok) return fresh;
      seen = fresh.value.events.at(-1)?.id ?? seen;
    }
    return ok(null);
  };
  const command = useCommand(async (): Promise<Result<unknown>> => {
    const seen = { claimId: claim.id, seenEvent, text, followUpAt: at };
    switch (name) {
      case 'send':
      case 'answer':
      case 'withdraw':
        return backroom.claims.step({ ...seen, step: name, mistake: flag });
      case 'receive':
        return backroom.claims.settle({ ...seen, step: name, moneyFen: fen ?? 0, evenIfMore: flag });
      case 'close_short':
      case 'refuse':
      case 'dispute':
        return backroom.claims.settle({ ...seen, step: name });
      case 'note':
      case 'tracking':
        return backroom.claims.note({ claimId: claim.id, kind: name, text });
      case 'change':
        return change();
    }
  });
  const asksMoney = name === 'receive' || (name === 'change' && claim.state === 'opened');
  const ready = (!asksMoney || fen !== null) && ((name !== 'note' && name !== 'tracking') || text.trim() !== '');
  const run = async (): Promise<void> => {
    if (!ready) return;
    const answer = await command.run();
    if (answer?.ok === true) onDone();
  };
  const showsFlag = name === 'withdraw' || (name === 'receive' && (flag || command.refusal?.code === 'claim.more_than_claimed' || (fen ?? 0) > claim.amountFen - claim.receivedFen))
    || (name === 'change' && claim.state === 'opened' && maySettle && (flag || command.refusal?.code === 'claim.over_terms'));
  const textName = name === 'answer' ? t('form.textAnswer') : name === 'send' || name === 'dispute' ? t('form.textSend') : name === 'tracking' ? t('form.trackingText') : t('form.text');

  return (
    <form
      className={styles['form']} data-form={name} aria-label={t(`action.${name}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <strong>{t(`action.${name}`)}</strong>
      {asksMoney && (
        <label className={styles['field']}>
          <span>{name === 'receive' ? `${t('form.money')} · ${t('form.left', { amount: yuan(Math.max(0, claim.amountFen - claim.receivedFen), 'CNY') })}` : t('form.amount')}</span>
          <input autoFocus inputMode="decimal" className={styles['input']} value={money} aria-invalid={fen === null} onFocus={(event) => event.target.select()} onChange={(event) => setMoney(event.target.value)} />
        </label>
      )}
      {name === 'change' && (
        <>
          <div className={styles['field']}>
            <span>{t('form.fault')}</span>
            <div className={styles['choices']} role="radiogroup" aria-label={t('form.fault')}>
              {claimFaults.map((one) => (
                <button key={one} type="button" role="radio" aria-checked={fault === one} onClick={() => setFault(one)}>{t(`fault.${one}`)}</button>
              ))}
            </div>
          </div>
          {claim.closedAt === null && <DayField name={t('form.deadline')} value={deadline} onValue={setDeadline} />}
          <label className={styles['tick']}>
            <input type="checkbox" checked={forBill} onChange={(event) => setForBill(event.target.checked)} />
            {t('form.bill')}
          </label>
        </>
      )}
      {name !== 'change' && (
        <label className={styles['field']}>
          <span>{textName}</span>
          {name === 'tracking'
            ? <textarea autoFocus rows={8} maxLength={20_000} className={styles['input']} value={text} onChange={(event) => setText(event.target.value)} />
            : <input autoFocus={!asksMoney} maxLength={2_000} className={styles['input']} value={text} onChange={(event) => setText(event.target.value)} />}
        </label>
      )}
      {(goesOn.includes(name) || (name === 'change' && claim.closedAt === null)) && <DayField name={t('form.followUp')} value={followUp} onValue={setFollowUp} />}
      {showsFlag && (
        <label className={styles['tick']}>
          <input type="checkbox" checked={flag} onChange={(event) => setFlag(event.target.checked)} />
          {name === 'withdraw' ? t('form.mistake') : name === 'receive' ? t('form.evenIfMore') : t('form.overTerms')}
        </label>
      )}
      <RefusalNotice refusal={command.refusal} />
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" kind={name === 'refuse' || name === 'withdraw' ? 'danger' : 'primary'} keys={name === 'tracking' ? undefined : 'Enter'} busy={command.busy} disabled={!ready}>{t('form.save')}</Button>
      </div>
    </form>
  );
};
