import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInputOf } from '../../../shared/contract/operation.ts';
import type { Contract } from '../../../shared/contract/index.ts';
import type { CaseKind } from '../../../shared/domain/after-sales/case.ts';
import { freightPayers, reasonsFor, type CaseReason, type FreightPayer } from '../../../shared/domain/after-sales/reasons.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Choices } from '../../app/after-sales/choices.tsx';
import { MomentField } from '../../app/moment-field.tsx';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import type { CaseFormProps } from './case-detail.tsx';
import styles from './after-sales.module.css';

type Change = CallInputOf<Contract['afterSales']['change']>['change'];

/** What was found out later: kind, reason, who pays, how much, until when. Each thing that was changed is its own event. */
export const ChangeForm = ({ view, onDone, onClose }: CaseFormProps) => {
  const { t } = useTranslation('afterSales');
  const mayApprove = useMay('after_sales.approve');
  const { row } = view;
  const [kind, setKind] = useState<CaseKind>(row.kind);
  const [reason, setReason] = useState<CaseReason>(row.reason);
  const [freightBy, setFreightBy] = useState<FreightPayer>(row.freightBy);
  const [why, setWhy] = useState('');
  const [money, setMoney] = useState(yuanTyped(row.wantedFen));
  const [deadline, setDeadline] = useState<number | null>(row.deadlineAt);
  const [receivedAt, setReceivedAt] = useState<number | null>(view.buyerReceivedAt);
  const fen = fenOf(money);
  const reasons = reasonsFor(kind);
  const command = useCommand(async (): Promise<Result<unknown>> => {
    const wanted: Change[] = [
      ...(kind === row.kind ? [] : [{ what: 'kind' as const, kind }]),
      ...(reason === row.reason ? [] : [{ what: 'reason' as const, reason }]),
      ...(freightBy === row.freightBy || why.trim() === '' ? [] : [{ what: 'freight' as const, freightBy, why }]),
      ...(fen === null || fen === row.wantedFen ? [] : [{ what: 'wanted' as const, wantedFen: fen }]),
      ...(deadline === null || deadline === row.deadlineAt ? [] : [{ what: 'deadline' as const, at: deadline }]),
      ...(receivedAt === view.buyerReceivedAt ? [] : [{ what: 'buyer_received' as const, at: receivedAt }]),
    ];
    let seenEvent = view.events.at(-1)?.id ?? 0;
    for (const change of wanted) {
      const changed = await backroom.afterSales.change({ caseId: row.id, seenEvent, change });
      if (!changed.ok) return changed;
      const fresh = await backroom.afterSales.get({ caseId: row.id });
      if (!fresh.ok) return fresh;
      seenEvent = fresh.value.events.at(-1)?.id ?? seenEvent;
    }
    return ok(null);
  });
  const ready = fen !== null && (freightBy === row.freightBy || why.trim() !== '');
  const run = async (): Promise<void> => {
    if (!ready) return;
    const answer = await command.run();
    if (answer?.ok === true) onDone();
  };
  return (
    <form
      className={styles['form']} data-form="change" aria-label={t('action.change')}
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
      <strong>{t('action.change')}</strong>
      {view.kinds.length > 1 && view.replacement === null && (
        <div className={styles['field']}>
          <span>{t('form.kind')}</span>
          <Choices label={t('form.kind')} values={view.kinds} value={kind} words={(one) => t(`kind.${one}`)} onValue={setKind} />
        </div>
      )}
      <label className={styles['field']}>
        <span>{t('form.reason')}</span>
        <select autoFocus className={styles['input']} value={reason} onChange={(event) => setReason(event.target.value as CaseReason)}>
          {[...new Set([reason, ...reasons])].map((one) => <option key={one} value={one}>{t(`reason.${one}`)}</option>)}
        </select>
      </label>
      {mayApprove && (
        <div className={styles['field']}>
          <span>{t('form.freight')}</span>
          <Choices label={t('form.freight')} values={freightPayers} value={freightBy} words={(one) => t(`payer.${one}`)} onValue={setFreightBy} />
        </div>
      )}
      {freightBy !== row.freightBy && (
        <label className={styles['field']}>
          <span>{t('form.freightWhy')}</span>
          <input className={styles['input']} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
        </label>
      )}
      <label className={styles['field']}>
        <span>{t('form.wanted')}</span>
        <input className={styles['input']} inputMode="decimal" value={money} aria-invalid={fen === null} onFocus={(event) => event.target.select()} onChange={(event) => setMoney(event.target.value)} />
      </label>
      {row.deadlineAt !== null && <MomentField name={t('form.deadline')} at={deadline} onAt={setDeadline} />}
      <MomentField name={t('form.received')} at={receivedAt} onAt={setReceivedAt} />
      <RefusalNotice refusal={command.refusal} />
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" kind="primary" keys="Enter" busy={command.busy} disabled={!ready}>{t('action.save')}</Button>
      </div>
    </form>
  );
};
