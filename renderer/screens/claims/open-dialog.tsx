import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { claimFaults, claimKinds, type ClaimFault, type ClaimKind } from '../../../shared/domain/claims/claim.ts';
import type { ClaimId, ParcelId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { isoDay, yuan } from '../../i18n/format.ts';
import { useSettled } from '../../app/use-settled.ts';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import styles from './claims.module.css';

type Props = { readonly parcelId: ParcelId | null; readonly onDone: (claimId: ClaimId, waybillNumber: string) => void; readonly onClose: () => void };

/** ST-3: parcel, kind, amount: three answers and Enter. */
export const OpenDialog = ({ parcelId, onDone, onClose }: Props) => {
  const { t } = useTranslation('claims');
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState<ParcelId | null>(parcelId);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-label={t('open.title')} data-testid="open-claim" onClose={onClose}>
      <div className={styles['form']}>
        <h2>{t('open.title')}</h2>
        {chosen === null ? <FindParcel onChosen={setChosen} onClose={onClose} /> : <OpenForm key={chosen} parcelId={chosen} onDone={onDone} onBack={() => setChosen(null)} />}
      </div>
    </dialog>
  );
};

const FindParcel = ({ onChosen, onClose }: { readonly onChosen: (id: ParcelId) => void; readonly onClose: () => void }) => {
  const { t } = useTranslation('claims');
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const text = useSettled(typed.trim(), 120).slice(0, 40);
  const found = useAsked(text.length < 3 ? null : () => backroom.claims.findParcels({ text }), [text], ['claims.changed', 'collections.changed']);
  const rows = found.value ?? [];
  const pick = (index: number): void => {
    const row = rows[index];
    if (row !== undefined) onChosen(row.parcelId);
  };
  return (
    <>
      <input
        autoFocus className={styles['input']} maxLength={60} placeholder={t('open.number')} aria-label={t('open.number')} value={typed} spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setCursor(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setCursor(Math.min(rows.length - 1, cursor + 1));
          else if (event.key === 'ArrowUp') setCursor(Math.max(0, cursor - 1));
          else if (event.key === 'Enter') pick(cursor);
          else return;
          event.preventDefault();
        }}
      />
      <RefusalNotice refusal={found.refusal} />
      <ul className={styles['found']} aria-label={t('open.number')}>
        {rows.map((row, index) => (
          <li key={row.parcelId}>
            <button type="button" aria-current={index === cursor ? 'true' : undefined} onClick={() => pick(index)}>
              <LongNumber value={row.waybillNumber} />
              <span>{courierName(row.courierCode)}</span>
              <span className={styles['grow']}>{row.receiverName}</span>
              <span className={styles['quiet']}>{row.handedOverAt === null ? '' : t('open.handedOver', { day: isoDay(row.handedOverAt) })}</span>
              {row.open.length > 0 && <Tag tone="amber">{t('open.openAlready')}</Tag>}
            </button>
          </li>
        ))}
      </ul>
      {text.length >= 3 && found.value?.length === 0 && <p className={styles['quiet']}>{t('open.none')}</p>}
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('cancel')}</Button>
      </div>
    </>
  );
};

type FormProps = { readonly parcelId: ParcelId; readonly onDone: Props['onDone']; readonly onBack: () => void };

const OpenForm = ({ parcelId, onDone, onBack }: FormProps) => {
  const [kind, setKind] = useState<ClaimKind>('lost');
  const proposal = useAsked(() => backroom.claims.proposal({ parcelId, kind }), [parcelId, kind], ['claims.changed']);
  const [last, setLast] = useState<OutputFor<'claims', 'proposal'>>();
  if (proposal.value !== undefined && proposal.value !== last) setLast(proposal.value);
  // The old proposal stays on the screen while the next one comes: nothing jumps.
  const shown = proposal.value ?? last;
  if (shown === undefined) return <RefusalNotice refusal={proposal.refusal} />;
  return <OpenFields key={kind} kind={kind} onKind={setKind} proposal={shown} stale={proposal.value === undefined} onDone={onDone} onBack={onBack} />;
};

type FieldsProps = {
  readonly kind: ClaimKind; readonly onKind: (kind: ClaimKind) => void; readonly proposal: OutputFor<'claims', 'proposal'>; readonly stale: boolean; readonly onDone: Props['onDone']; readonly onBack: () => void;
};

const OpenFields = ({ kind, onKind, proposal, stale, onDone, onBack }: FieldsProps) => {
  const { t } = useTranslation('claims');
  const maySettle = useMay('claims.settle');
  const { parcel, terms } = proposal;
  const [fault, setFault] = useState<ClaimFault>('courier');
  const [typed, setTyped] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [over, setOver] = useState(false);
  const command = useCommand(backroom.claims.open);
  const amount = typed ?? yuanTyped(proposal.amountFen);
  const fen = fenOf(amount);
  const open = async (): Promise<void> => {
    if (fen === null || stale) return;
    const answer = await command.run({ parcelId: parcel.id, kind, fault, amountFen: fen, text, followUpAt: null, overTerms: over });
    if (answer?.ok === true) onDone(answer.value.claimId, parcel.waybillNumber);
  };
  const paid = parcel.orders.reduce((sum, order) => sum + order.paidFen, 0);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <p className={`${styles['parcel']} selectable`}>
        <LongNumber value={parcel.waybillNumber} />
        <span>{courierName(parcel.courierCode)}</span>
        <span>{parcel.receiverName}</span>
        <span className={styles['quiet']}>{t('open.handedOver', { day: isoDay(parcel.handedOverAt) })}</span>
        <span className={styles['quiet']}>{t('open.value', { amount: yuan(paid, 'CNY') })}</span>
      </p>
      <div className={styles['field']}>
        <span>{t('open.kind')}</span>
        <div className={styles['choices']} role="radiogroup" aria-label={t('open.kind')}>
          {claimKinds.map((one) => (
            <button key={one} type="button" role="radio" aria-checked={kind === one} data-kind={one} onClick={() => onKind(one)}>{t(`kind.${one}`)}</button>
          ))}
        </div>
      </div>
      <div className={styles['field']}>
        <span>{t('form.fault')}{fault === 'packing' ? ` · ${t('open.packer', { name: parcel.packedBy === '' ? t('fact.noPacker') : parcel.packedBy })}` : ''}</span>
        <div className={styles['choices']} role="radiogroup" aria-label={t('form.fault')}>
          {claimFaults.map((one) => (
            <button key={one} type="button" role="radio" aria-checked={fault === one} onClick={() => setFault(one)}>{t(`fault.${one}`)}</button>
          ))}
        </div>
      </div>
      <label className={styles['field']}>
        <span>
          {t('open.amount')} · {terms.mostFen === null ? t('open.noLimit') : t('open.most', { amount: yuan(terms.mostFen, 'CNY') })} · {t('open.deadline', { day: isoDay(proposal.deadlineAt) })}
          {terms.standard ? ` · ${t('open.standard')}` : ''}
        </span>
        <input
          autoFocus inputMode="decimal" className={styles['input']} value={amount} aria-invalid={fen === null} data-testid="claim-amount" onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {kind === 'undeliverable' && <p className={styles['quiet']}>{t('open.bill')}</p>}
      <label className={styles['field']}>
        <span>{t('open.text')}</span>
        <input className={styles['input']} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {maySettle && (over || command.refusal?.code === 'claim.over_terms') && (
        <label className={styles['tick']}>
          <input type="checkbox" checked={over} onChange={(event) => setOver(event.target.checked)} />
          {t('form.overTerms')}
        </label>
      )}
      <RefusalNotice refusal={command.refusal} />
      <div className={styles['row']}>
        <Button onClick={onBack}>{t('open.back')}</Button>
        <Button type="submit" kind="primary" keys="Enter" busy={command.busy} disabled={fen === null || stale}>{t('open.confirm')}</Button>
      </div>
    </form>
  );
};
