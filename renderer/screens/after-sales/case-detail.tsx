import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { CaseDueMark, CaseKindTag, CaseStateTag } from '../../app/after-sales/case-marks.tsx';
import { go } from '../../app/navigation.ts';
import { PhotoBooth } from '../../app/photo-booth.tsx';
import { useMay } from '../../app/session.ts';
import { useKeys, type KeyMap } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import { yuan } from '../../i18n/format.ts';
import { CaseFacts } from './case-facts.tsx';
import { CaseMoney } from './case-money.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { ChangeForm } from './change-form.tsx';
import { NewGoodsForm } from './new-goods-form.tsx';
import { PayoutForm } from './payout-form.tsx';
import { Photos, usePhotos } from './photos.tsx';
import { ReceiveForm } from './receive-form.tsx';
import { Returning } from './returning.tsx';
import { StepForm, type StepName } from './step-form.tsx';
import styles from './after-sales.module.css';

export type CaseView = OutputFor<'afterSales', 'get'>;
type FormName = StepName | 'receive' | 'payout' | 'goods' | 'change';
/** What every form of a case is given. */
export type CaseFormProps = { readonly view: CaseView; readonly onDone: () => void; readonly onClose: () => void };

const stepKeys = { agree: 'A', refuse: 'R', await_goods: 'W', receive: 'V', pay_back: 'D', send: 'S', close: 'C', withdraw: 'Q', reopen: 'O' } as const;
type ShownStep = keyof typeof stepKeys;

/** What is most likely next; null = nothing that this window could do. */
const primaryOf = ({ row, payouts, newLines, order }: CaseView): ShownStep | 'payout' | 'goods' | null => {
  const standing = payouts.filter(({ state }) => state === 'asked' || state === 'approved' || state === 'paid');
  const pays = (row.wantedFen > 0 || row.kind === 'compensation') && standing.length === 0 && (order.refundableFen > 0 || row.kind === 'compensation');
  switch (row.state) {
    case 'opened':
      return 'agree';
    case 'agreed':
      if (row.kind === 'resend') return 'send';
      if (row.kind === 'return' || row.kind === 'exchange' || row.kind === 'refused_delivery') return 'await_goods';
      return pays ? 'payout' : null;
    case 'awaiting_goods':
      return 'receive';
    case 'received':
      if (row.kind === 'exchange') return newLines.length === 0 ? 'goods' : 'send';
      return pays ? 'payout' : standing.some(({ state }) => state !== 'paid') ? null : 'close';
    case 'paid_back':
    case 'sent':
      return 'close';
    case 'refused':
    case 'closed':
      return null;
  }
};

export const CaseDetail = ({ caseId, onCase }: { readonly caseId: AfterSalesCaseId; readonly onCase: (id: AfterSalesCaseId) => void }) => {
  const asked = useAsked(() => backroom.afterSales.get({ caseId }), [caseId], ['after_sales.changed', 'orders.changed', 'claims.changed']);
  if (asked.value === undefined || asked.value.row.id !== caseId) return <RefusalNotice refusal={asked.refusal} />;
  return <Shown key={caseId} view={asked.value} onCase={onCase} />;
};

const Shown = ({ view, onCase }: { readonly view: CaseView; readonly onCase: (id: AfterSalesCaseId) => void }) => {
  const { t } = useTranslation(['afterSales', 'media']);
  const { row, order } = view;
  const mayEdit = useMay('after_sales.edit');
  const mayClaim = useMay('claims.edit');
  const mayExpect = useMay('transfers.confirm') && row.currency === 'CNY' && row.closedAt === null;
  // A form belongs to the state it was opened in: once the case has moved on it is gone, without an effect that could close the next one.
  const [opened, setOpened] = useState<{ readonly form: FormName; readonly state: CaseView['row']['state'] } | null>(null);
  const form = opened?.state === row.state ? opened.form : null;
  const setForm = (name: FormName | null): void => setOpened(name === null ? null : { form: name, state: row.state });
  const [shooting, setShooting] = useState(false);
  const open = row.closedAt === null;
  const seen = { caseId: row.id, seenEvent: view.events.at(-1)?.id ?? 0 };
  const photos = usePhotos(view, mayEdit, form === null);
  const claim = useCommand(async (): Promise<Result<unknown>> => {
    const [parcel] = order.parcels;
    return parcel === undefined ? ok(null) : backroom.afterSales.claim({ ...seen, parcelId: parcel.parcelId });
  });
  const steps = (mayEdit ? view.steps : []).filter((step): step is ShownStep => step !== 'platform_end' && !(step === 'pay_back' && !view.payouts.some(({ state }) => state === 'paid')));
  const canSendGoods = open && view.replacement === null && (row.kind === 'exchange' || row.kind === 'resend' || row.kind === 'courier_damage');
  const canPay = open && row.state !== 'opened';
  const primary = primaryOf(view);
  const ordered = [...steps.filter((step) => step === primary), ...steps.filter((step) => step !== primary)];
  const owes = view.differenceFen > 0 && view.differenceReceivedAt === null && row.kind === 'exchange';
  const keys: KeyMap = {
    ...Object.fromEntries(steps.map((step) => [stepKeys[step], () => setForm(step)])),
    ...(mayEdit ? { J: () => setForm('note'), ...(open ? { X: () => setForm('change') } : {}), P: photos.choose, T: () => setShooting(true) } : {}), ...(mayEdit && canPay ? { M: () => setForm('payout') } : {}),
    ...(mayEdit && canSendGoods ? { G: () => setForm('goods') } : {}), ...(mayEdit && owes && mayExpect ? { B: () => setForm('expect') } : {}), ...(mayEdit && owes ? { Y: () => setForm('difference') } : {}), ...(mayClaim && view.mayClaim ? { K: () => void claim.run() } : {}),
  };
  useKeys(keys, { enabled: form === null });
  const props = { view, onDone: () => setForm(null), onClose: () => setForm(null) };
  return (
    <div className={styles['detail']} data-testid="case-detail" data-state={row.state}>
      <header className={styles['detailHead']}>
        <div className={styles['line']}>
          <CaseKindTag kind={row.kind} />
          <CaseStateTag row={row} />
          <span className={styles['grow']} />
          <CaseDueMark row={row} />
        </div>
        <div className={`${styles['line']} selectable`}>
          <button type="button" className={styles['link']} onClick={() => go('orders', { kind: 'order', orderId: order.id })}>{order.platformOrderNumber}</button>
          <StateTag state={order.state} />
          <span className={styles['quiet']}>{[order.buyerNick, order.receiverName, order.receiverPhone].filter((part) => part !== '').join(' · ')}</span>
        </div>
        <div className={styles['sums3']}>
          <span>{t('sums.paid')} <b>{yuan(order.paidFen, order.currency)}</b></span>
          <span>{t('sums.refunded')} <b>{yuan(order.refundedFen, order.currency)}</b></span>
          <span>{t('sums.refundable')} <b>{yuan(order.refundableFen, order.currency)}</b></span>
        </div>
      </header>
      {mayEdit && (
        <div className={styles['steps']}>
          {primary === 'payout' && canPay && <Button kind="primary" keys="M" onClick={() => setForm('payout')}>{t('action.payout')}</Button>}
          {primary === 'goods' && canSendGoods && <Button kind="primary" keys="G" onClick={() => setForm('goods')}>{t('action.goods')}</Button>}
          {ordered.map((step) => (
            <Button key={step} kind={step === primary ? 'primary' : 'plain'} keys={stepKeys[step]} data-step={step} onClick={() => setForm(step)}>{t(`action.${step}`)}</Button>
          ))}
          {primary !== 'payout' && canPay && <Button keys="M" onClick={() => setForm('payout')}>{t('action.payout')}</Button>}
          {primary !== 'goods' && canSendGoods && <Button keys="G" onClick={() => setForm('goods')}>{t('action.goods')}</Button>}
          {owes && mayExpect && <Button keys="B" onClick={() => setForm('expect')}>{t('action.expect')}</Button>}
          {owes && <Button keys="Y" onClick={() => setForm('difference')}>{t('action.difference')}</Button>}
          {mayClaim && view.mayClaim && <Button keys="K" busy={claim.busy} onClick={() => void claim.run()}>{t('action.claim')}</Button>}
          {view.claimId !== null && <Button onClick={() => view.claimId !== null && go('claims', { kind: 'claim', claimId: view.claimId })}>{t('action.openClaim')}</Button>}
          <Button keys="P" busy={photos.busy} onClick={photos.choose}>{t('action.photo')}</Button>
          <Button keys="T" aria-expanded={shooting} onClick={() => setShooting(true)}>{t('media:booth.button')}</Button>
          <Button keys="J" onClick={() => setForm('note')}>{t('action.note')}</Button>
          {open && <Button keys="X" onClick={() => setForm('change')}>{t('action.change')}</Button>}
        </div>
      )}
      <RefusalNotice refusal={claim.refusal ?? (shooting ? undefined : photos.refusal)} />
      {mayEdit && shooting && <PhotoBooth begin={() => backroom.afterSales.beginPhoto({ caseId: row.id })} keep={photos.addTaken} refusal={photos.refusal} onClose={() => setShooting(false)} />}
      {form === 'receive' ? <ReceiveForm {...props} /> : form === 'payout' ? <PayoutForm {...props} /> : form === 'goods' ? <NewGoodsForm {...props} /> : form === 'change' ? <ChangeForm {...props} />
        : form !== null && <StepForm key={form} name={form} {...props} />}
      <CaseFacts view={view} onCase={onCase} />
      <h2>{t('section.money')}</h2>
      <CaseMoney view={view} />
      {view.returning.length > 0 && (
        <>
          <h2>{t('section.returning')}</h2>
          <Returning parcels={view.returning} />
        </>
      )}
      <h2>{t('section.photos')}</h2>
      <Photos view={view} mayRemove={mayEdit && open} />
      <h2>{t('section.timeline')}</h2>
      <CaseTimeline events={view.events} currency={row.currency} />
    </div>
  );
};
