import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { reasonsFor, ruleOf, type CaseReason } from '../../../shared/domain/after-sales/reasons.ts';
import type { CaseKind } from '../../../shared/domain/after-sales/case.ts';
import type { AfterSalesCaseId, OrderLineId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { yuan } from '../../i18n/format.ts';
import { MomentField } from '../moment-field.tsx';
import { fenOf, yuanTyped } from '../money-text.ts';
import { Choices } from './choices.tsx';
import styles from '../../components/form-parts.module.css';

type About = OutputFor<'afterSales', 'ofOrder'>;
type Props = { readonly about: About; readonly onDone: (caseId: AfterSalesCaseId) => void; readonly onClose: () => void };

/** Kinds with money of the order in them. */
const asksMoney = (kind: CaseKind): boolean => kind !== 'exchange' && kind !== 'resend' && kind !== 'compensation';

/** AS-1: kind, reason, goods, and Enter: a case of this order. */
export const OpenCaseForm = ({ about, onDone, onClose }: Props) => {
  const { t } = useTranslation('afterSales');
  const { order, kinds } = about;
  const [kind, setKind] = useState<CaseKind>(kinds[0] ?? 'refund_only');
  const [reason, setReason] = useState<CaseReason>(reasonsFor(kind)[0] ?? 'unknown');
  const [pieces, setPieces] = useState<ReadonlyMap<OrderLineId, number>>(new Map());
  const [typed, setTyped] = useState<string | null>(null);
  const [receivedAt, setReceivedAt] = useState<number | null>(null);
  const [text, setText] = useState('');
  const open = useCommand(backroom.afterSales.open);
  const lines = [...pieces].map(([orderLineId, quantity]) => ({ orderLineId, quantity }));
  const proposed = useAsked(asksMoney(kind) ? () => backroom.afterSales.proposal({ orderId: order.id, lines }) : null, [order.id, kind, JSON.stringify(lines)]);
  const money = typed ?? (proposed.value === undefined ? '' : yuanTyped(proposed.value.amountFen));
  const fen = asksMoney(kind) ? fenOf(money) : 0;
  /** Another kind has other likely reasons. */
  const choose = (one: CaseKind): void => {
    setKind(one);
    setReason(reasonsFor(one)[0] ?? 'unknown');
    setTyped(null);
  };
  if (kinds.length === 0) return <p className={styles['quiet']}>{t('open.nothing')}</p>;
  const run = async (): Promise<void> => {
    if (fen === null) return;
    const answer = await open.run({ orderId: order.id, kind, reason, lines, wantedFen: fen, buyerReceivedAt: receivedAt, text });
    if (answer?.ok === true) onDone(answer.value.caseId);
  };
  return (
    <form
      className={styles['form']} aria-label={t('open.title')} data-testid="open-case"
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
      <strong>{t('open.title')}</strong>
      <Choices label={t('form.kind')} values={kinds} value={kind} words={(one) => t(`kind.${one}`)} onValue={choose} />
      <label className={styles['field']}>
        <span>{t('form.reason')} · {t(`payer.${ruleOf(reason).freightBy}`)}</span>
        <select autoFocus className={styles['input']} value={reason} onChange={(event) => setReason(event.target.value as CaseReason)}>
          {reasonsFor(kind).map((one) => <option key={one} value={one}>{t(`reason.${one}`)}</option>)}
        </select>
      </label>
      {order.lines.length > 1 || (order.lines[0]?.quantity ?? 1) > 1 ? (
        <fieldset className={styles['lines']}>
          <legend>{t('form.lines')}</legend>
          {order.lines.map((line) => {
            const id = line.orderLineId;
            if (id === null) return null;
            return (
              <div key={id} className={styles['pick']}>
                <label className={`${styles['tick']} ${styles['grow']}`}>
                  <input
                    type="checkbox" checked={pieces.has(id)}
                    onChange={(event) => {
                      const next = new Map(pieces);
                      if (event.target.checked) next.set(id, line.quantity);
                      else next.delete(id);
                      setPieces(next);
                      setTyped(null);
                    }}
                  />
                  <span>{[line.title === '' ? line.skuCode : line.title, line.colour, line.size].filter((part) => part !== '').join(' ')} ×{line.quantity}</span>
                </label>
                {pieces.has(id) && line.quantity > 1 && (
                  <input
                    type="number" className={styles['small']} min={1} max={line.quantity} aria-label={t('form.quantity')} value={pieces.get(id)}
                    onChange={(event) => {
                      setPieces(new Map(pieces).set(id, Math.max(1, Math.min(line.quantity, Math.trunc(Number(event.target.value)) || 1))));
                      setTyped(null);
                    }}
                  />
                )}
              </div>
            );
          })}
        </fieldset>
      ) : null}
      {asksMoney(kind) && (
        <label className={styles['field']}>
          <span>{t('form.wanted')} · {t('payout.left', { amount: yuan(order.refundableFen, order.currency) })}</span>
          <input className={styles['input']} inputMode="decimal" value={money} aria-invalid={fen === null} onFocus={(event) => event.target.select()} onChange={(event) => setTyped(event.target.value)} />
        </label>
      )}
      {ruleOf(reason).photos && <MomentField name={`${t('form.received')} · ${t('section.photosWanted')}`} at={receivedAt} onAt={setReceivedAt} />}
      <label className={styles['field']}>
        <span>{t('form.text')}</span>
        <input className={styles['input']} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <RefusalNotice refusal={open.refusal ?? proposed.refusal} />
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" kind="primary" keys="Enter" busy={open.busy} disabled={fen === null}>{t('open.confirm')}</Button>
      </div>
    </form>
  );
};
