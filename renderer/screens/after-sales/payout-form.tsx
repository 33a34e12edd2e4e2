import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { payoutKinds, payoutWays, type PayoutKind, type PayoutWay } from '../../../shared/domain/after-sales/money.ts';
import type { OrderLineId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Choices } from '../../app/after-sales/choices.tsx';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { yuan } from '../../i18n/format.ts';
import { lineWords } from './case-facts.tsx';
import type { CaseFormProps } from './case-detail.tsx';
import styles from './after-sales.module.css';

/** AS-6: what is to be paid, how, to whom and why. */
export const PayoutForm = ({ view, onDone, onClose }: CaseFormProps) => {
  const { t } = useTranslation('afterSales');
  const { row, order } = view;
  const asked = view.payouts.filter(({ kind, state }) => kind === 'refund' && (state === 'asked' || state === 'approved' || state === 'paid')).reduce((sum, { amountFen }) => sum + amountFen, 0);
  const owed = row.kind === 'exchange' ? Math.max(0, -view.differenceFen) : row.wantedFen;
  const [kind, setKind] = useState<PayoutKind>(row.kind === 'compensation' ? 'compensation' : 'refund');
  const [money, setMoney] = useState(yuanTyped(row.kind === 'compensation' ? Math.min(row.wantedFen, view.aloneFen ?? row.wantedFen) : Math.min(order.refundableFen, Math.max(0, owed - asked))));
  const [way, setWay] = useState<PayoutWay>(order.platform === 'manual' ? 'wechat' : 'platform');
  const [account, setAccount] = useState('');
  const [reason, setReason] = useState<string>(t(`reason.${row.reason}`));
  const [shares, setShares] = useState<ReadonlyMap<OrderLineId, string>>(new Map());
  const fen = fenOf(money);
  const lines = view.lines.length > 0 ? view.lines : order.lines;
  const split = [...shares].map(([orderLineId, typed]) => ({ orderLineId, amountFen: fenOf(typed) })).filter(({ amountFen }) => amountFen !== 0);
  const splitFits = split.every(({ amountFen }) => amountFen !== null);
  const command = useCommand(() => backroom.afterSales.askPayout({
    caseId: row.id, seenEvent: view.events.at(-1)?.id ?? 0, kind, way, account, reason, amountFen: fen ?? 0,
    lines: kind === 'refund' ? split.map(({ orderLineId, amountFen }) => ({ orderLineId, amountFen: amountFen ?? 0 })) : [],
  }));
  const ready = fen !== null && fen > 0 && reason.trim() !== '' && (account.trim() !== '' || way === 'platform' || way === 'cash') && splitFits;
  const run = async (): Promise<void> => {
    if (!ready) return;
    const answer = await command.run();
    if (answer?.ok === true) onDone();
  };
  return (
    <form
      className={styles['form']} data-form="payout" aria-label={t('payout.title')}
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
      <strong>{t('payout.title')}</strong>
      <label className={styles['field']}>
        <span>{[t('payout.amount'), ...(kind === 'refund' ? [t('payout.left', { amount: yuan(order.refundableFen, order.currency) })] : view.aloneFen === null ? [] : [t('payout.alone', { amount: yuan(view.aloneFen, order.currency) })])].join(' · ')}</span>
        <input autoFocus className={styles['input']} inputMode="decimal" value={money} aria-invalid={fen === null} onFocus={(event) => event.target.select()} onChange={(event) => setMoney(event.target.value)} />
      </label>
      <div className={styles['field']}>
        <span>{t('payout.kind')}</span>
        <Choices label={t('payout.kind')} values={payoutKinds} value={kind} words={(one) => t(`payoutKind.${one}`)} onValue={setKind} />
      </div>
      <div className={styles['field']}>
        <span>{t('payout.way')}</span>
        <Choices label={t('payout.way')} values={payoutWays} value={way} words={(one) => t(`way.${one}`)} onValue={setWay} />
      </div>
      {way !== 'platform' && way !== 'cash' && (
        <label className={styles['field']}>
          <span>{t('payout.account')}</span>
          <input className={styles['input']} maxLength={200} value={account} onChange={(event) => setAccount(event.target.value)} />
        </label>
      )}
      <label className={styles['field']}>
        <span>{t('payout.reason')}</span>
        <input className={styles['input']} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {kind === 'refund' && lines.length > 1 && (
        <fieldset className={styles['lines']}>
          <legend>{t('payout.lines')}</legend>
          {lines.map((line) => line.orderLineId !== null && (
            <label key={line.orderLineId} className={styles['pick']}>
              <span className={styles['grow']}>{lineWords(line)}</span>
              <input
                className={styles['small']} inputMode="decimal" aria-label={lineWords(line)} value={shares.get(line.orderLineId) ?? ''}
                onChange={(event) => line.orderLineId !== null && setShares(new Map(shares).set(line.orderLineId, event.target.value === '' ? '0' : event.target.value))}
              />
            </label>
          ))}
        </fieldset>
      )}
      <RefusalNotice refusal={command.refusal} />
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" kind="primary" keys="Enter" busy={command.busy} disabled={!ready}>{t('action.payout')}</Button>
      </div>
    </form>
  );
};
