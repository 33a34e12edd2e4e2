import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { ClaimId } from '../../../shared/domain/ids.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useTakesFiles } from '../../app/file-taker.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { useKeys, type KeyMap } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SheetView } from '../../components/sheet-view.tsx';
import { SignatureView } from '../../components/signature-pad.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { fullMoment, isoDay, kg, yuan } from '../../i18n/format.ts';
import { ActionForm, type FormName } from './action-form.tsx';
import { Attachments } from './attachments.tsx';
import { ClaimState, DueMark } from './due-mark.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { Timeline } from './timeline.tsx';
import styles from './claims.module.css';

type View = OutputFor<'claims', 'get'>;

const stepKeys = { send: 'S', answer: 'A', receive: 'M', close_short: 'C', refuse: 'R', dispute: 'D', withdraw: 'W' } as const;
const editSteps: readonly FormName[] = ['send', 'answer', 'withdraw'];

export const ClaimDetail = ({ claimId, now }: { readonly claimId: ClaimId; readonly now: number }) => {
  const asked = useAsked(() => backroom.claims.get({ claimId }), [claimId], ['claims.changed', 'packing.changed']);
  if (asked.value === undefined) return <RefusalNotice refusal={asked.refusal} />;
  return <Shown key={claimId} view={asked.value} now={now} />;
};

const Shown = ({ view, now }: { readonly view: View; readonly now: number }) => {
  const { t } = useTranslation('claims');
  const { claim, parcel } = view;
  const mayEdit = useMay('claims.edit');
  const maySettle = useMay('claims.settle');
  const mayOrders = useMay('orders.read');
  const [form, setForm] = useState<FormName | null>(null);
  const [signing, setSigning] = useState(false);
  const pack = useCommand(() => backroom.claims.evidencePack({ claimId: claim.id }));
  const attach = useCommand(async (paths: readonly (string | null)[]): Promise<Result<unknown>> => {
    let last: Result<unknown> = { ok: true, value: null };
    for (const path of paths) {
      last = await backroom.claims.attach({ claimId: claim.id, role: 'photo', path });
      if (!last.ok) return last;
    }
    return last;
  });
  const [written, setWritten] = useState<string | null>(null);
  const open = claim.closedAt === null;
  const steps = view.steps.filter((step) => (editSteps.includes(step) ? mayEdit : maySettle));
  const writePack = async (): Promise<void> => {
    setWritten(null);
    const answer = await pack.run();
    if (answer?.ok === true && answer.value !== null) setWritten(t('written', { path: answer.value.path, n: String(answer.value.sheets) }));
  };
  useTakesFiles(mayEdit && open ? {
    title: t('drop.title'), text: t('drop.text', { number: claim.waybillNumber }),
    take: (files) => void attach.run(files.map((file) => backroom.pathOfDroppedFile(file)).filter((path) => path !== '')),
  } : null);
  const keys: KeyMap = {
    ...Object.fromEntries(steps.map((step) => [stepKeys[step], () => setForm(step)])), E: () => void writePack(),
    ...(mayEdit ? { J: () => setForm('note'), T: () => setForm('tracking'), X: () => setForm('change') } : {}),
    ...(mayEdit && open ? { P: () => void attach.run([null]) } : {}), ...(mayEdit && open && claim.kind === 'damaged' ? { G: () => setSigning(true) } : {}),
  };
  useKeys(keys, { enabled: form === null && !signing });

  return (
    <div className={styles['detail']} data-testid="claim-detail">
      <header className={styles['detailHead']}>
        <div className={styles['line']}>
          <strong>{t(`kind.${claim.kind}`)}</strong>
          <ClaimState state={claim.state} />
          {claim.forBill && <Tag tone="purple">{t('bill')}</Tag>}
          {claim.mistake && <Tag>{t('mistake')}</Tag>}
          <span className={styles['grow']} />
          <DueMark claim={claim} now={now} />
        </div>
        <div className={`${styles['line']} selectable`}>
          <LongNumber value={claim.waybillNumber} />
          <span>{courierName(claim.courierCode)}</span>
        </div>
        <div className={styles['sums']}>
          <span>{t('fact.amount')} <b>{yuan(claim.amountFen, 'CNY')}</b></span>
          <span>{t('fact.received')} <b>{yuan(claim.receivedFen, 'CNY')}</b></span>
        </div>
      </header>
      <div className={styles['steps']}>
        {steps.map((step, index) => (
          <Button key={step} kind={index === 0 ? 'primary' : 'plain'} keys={stepKeys[step]} onClick={() => setForm(step)}>{t(`action.${step}`)}</Button>
        ))}
        {mayEdit && open && claim.kind === 'damaged' && <Button keys="G" onClick={() => setSigning(true)}>{t('action.sign')}</Button>}
        {mayEdit && <Button keys="J" onClick={() => setForm('note')}>{t('action.note')}</Button>}
        {mayEdit && <Button keys="T" onClick={() => setForm('tracking')}>{t('action.tracking')}</Button>}
        {mayEdit && open && <Button keys="P" busy={attach.busy} onClick={() => void attach.run([null])}>{t('action.attach')}</Button>}
        {mayEdit && <Button keys="X" onClick={() => setForm('change')}>{t('action.change')}</Button>}
        <Button keys="E" busy={pack.busy} onClick={() => void writePack()}>{t('action.evidence')}</Button>
      </div>
      <RefusalNotice refusal={attach.refusal ?? pack.refusal} />
      {written !== null && <p className={`${styles['good']} selectable`} role="status">{written}</p>}
      {form !== null && <ActionForm key={form} name={form} view={view} onDone={() => setForm(null)} onClose={() => setForm(null)} />}
      <Facts
        facts={[
          [t('fact.receiver'), `${parcel.receiverName} ${parcel.receiverPhone}`],
          [t('fact.handedOver'), [fullMoment(parcel.handedOverAt), parcel.collectorName].filter((part) => part !== '').join(' · ')],
          [t('fact.packed'), parcel.packedBy === '' ? t('fact.noPacker') : `${parcel.packedBy}${parcel.packedAt === null ? '' : ` · ${fullMoment(parcel.packedAt)}`}`],
          [t('fact.weight'), parcel.weightG === null ? '—' : kg(parcel.weightG)],
          [t('fact.fault'), claim.fault === 'packing' ? `${t('fault.packing')} · ${parcel.packedBy}` : t(`fault.${claim.fault}`)],
          [t('fact.deadline'), claim.deadlineAt === null ? '—' : `${isoDay(claim.deadlineAt)}${view.terms.standard ? ` · ${t('open.standard')}` : ''}`],
          [t('fact.followUp'), claim.followUpAt === null ? '—' : isoDay(claim.followUpAt)],
          [t('fact.openedBy'), `${view.openedBy} · ${fullMoment(claim.openedAt)}`],
        ]}
      />
      <ul className={styles['orders']} aria-label={t('fact.orders')}>
        {parcel.orders.map((order) => (
          <li key={order.id}>
            <button type="button" disabled={!mayOrders} onClick={() => go('orders', { kind: 'order', orderId: order.id })}>{order.number}</button>
            <span className={styles['grow']}>{order.lines.map((line) => `${line.title} ${line.colour} ${line.size} ×${String(line.quantity)}`).join('；')}</span>
            <span>{yuan(order.paidFen, 'CNY')}</span>
          </li>
        ))}
      </ul>
      <h2>{t('timeline')}</h2>
      <Timeline events={view.events} />
      <h2>{t('pictures')}</h2>
      <Attachments attachments={view.attachments} mayRemove={mayEdit && open} />
      {view.signatures.length > 0 && <h2>{t('signatures')}</h2>}
      {view.signatures.map((signature) => (
        <figure key={signature.at} className={styles['signature']}>
          <SignatureView strokes={signature.strokes} label={signature.signedBy} />
          <figcaption>{signature.signedBy} · {fullMoment(signature.at)}</figcaption>
        </figure>
      ))}
      {view.stub !== null && (
        <>
          <h2>{t('stub')}</h2>
          <div className={styles['stub']}><SheetView sheet={view.stub} label={t('stub')} /></div>
        </>
      )}
      {signing && <SignDialog claim={claim} collector={parcel.collectorName} onClose={() => setSigning(false)} />}
    </div>
  );
};
