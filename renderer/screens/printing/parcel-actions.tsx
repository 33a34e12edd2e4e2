import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { useMay } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { termOr } from '../../i18n/term-or.ts';
import styles from './find-parcels.module.css';

type ParcelState = OutputFor<'packing', 'parcel'>['state'];
type Props = { readonly parcelId: ParcelId; readonly waybillNumber: string; readonly courierCode: string; readonly state: ParcelState };
type Act = 'reprint' | 'void';

const tones: Readonly<Record<ParcelState, Tone>> = { reserved: 'grey', printed: 'blue', packed: 'green', handed_over: 'green', voided: 'red' };
const reprintReasons = ['jam', 'faded', 'torn', 'lost', 'stuck'] as const;
const voidReasons = ['spoiled', 'wrong_courier', 'address', 'not_shipping'] as const;

/** One waybill: print it again, marked as a reprint, or void its number for ever; both with a reason (PR-5, PR-6). */
export const ParcelActions = ({ parcelId, waybillNumber, courierCode, state }: Props) => {
  const { t } = useTranslation(['printing', 'terms']);
  const mayVoid = useMay('printing.void');
  const [act, setAct] = useState<Act | null>(null);
  const [said, setSaid] = useState<Act | null>(null);
  const reprint = useCommand((reason: string) => backroom.printing.reprint({ parcelId, reason }));
  const toVoid = useCommand((reason: string) => backroom.printing.voidWaybill({ parcelId, reason }));
  const gone = state === 'handed_over' || state === 'voided';

  const run = async (kind: Act, reason: string): Promise<void> => {
    const answer = await (kind === 'reprint' ? reprint : toVoid).run(reason);
    if (answer?.ok !== true) return;
    setAct(null);
    setSaid(kind);
  };

  return (
    <div className={styles['parcel']} data-parcel={parcelId}>
      <div className={styles['line']}>
        <b>
          <LongNumber value={waybillNumber} />
        </b>
        <span>{termOr('courier', courierCode)}</span>
        <Tag tone={tones[state]}>{t(`terms:parcelState.${state}`)}</Tag>
        <span className={styles['gap']} />
        {said !== null && <span className={styles['said']} role="status">{t(said === 'reprint' ? 'reprint.sent' : 'reprint.voided')}</span>}
        {!gone && act !== 'reprint' && <Button onClick={() => setAct('reprint')}>{t('reprint.reprint')}</Button>}
        {!gone && mayVoid && act !== 'void' && <Button kind="danger" onClick={() => setAct('void')}>{t('reprint.void')}</Button>}
        {state === 'handed_over' && <span>{t('reprint.cannot')}</span>}
      </div>
      {act !== null && (
        <ReasonForm
          key={act}
          title={t(act === 'reprint' ? 'reprint.reasonFor' : 'reprint.reasonForVoid')}
          text={t(act === 'reprint' ? 'reprint.reprintText' : 'reprint.voidText')}
          reasons={act === 'reprint' ? reprintReasons.map((reason) => t(`reprint.reasons.${reason}`)) : voidReasons.map((reason) => t(`reprint.voidReasons.${reason}`))}
          word={t(act === 'reprint' ? 'reprint.reprint' : 'reprint.void')}
          danger={act === 'void'}
          busy={reprint.busy || toVoid.busy}
          onReason={(reason) => void run(act, reason)}
          onCancel={() => setAct(null)}
        />
      )}
      <RefusalNotice refusal={act === 'void' ? toVoid.refusal : reprint.refusal} />
    </div>
  );
};

type FormProps = {
  readonly title: string;
  readonly text: string;
  readonly reasons: readonly string[];
  readonly word: string;
  readonly danger: boolean;
  readonly busy: boolean;
  readonly onReason: (reason: string) => void;
  readonly onCancel: () => void;
};

const ReasonForm = ({ title, text, reasons, word, danger, busy, onReason, onCancel }: FormProps) => {
  const { t } = useTranslation(['printing', 'app']);
  const [reason, setReason] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') onReason(reason.trim());
  };
  return (
    <form
      className={styles['form']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <b>{title}</b>
      <span className={styles['hint']}>{text}</span>
      <div className={styles['reasons']}>
        {reasons.map((one) => (
          <button key={one} type="button" aria-pressed={reason === one} onClick={() => setReason(one)}>
            {one}
          </button>
        ))}
      </div>
      <div className={styles['line']}>
        <input className={styles['input']} value={reason} maxLength={200} autoFocus aria-label={title} placeholder={t('reprint.own')} onChange={(event) => setReason(event.target.value)} />
        <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={busy} disabled={reason.trim() === ''}>
          {word}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('app:cancel')}
        </Button>
      </div>
    </form>
  );
};
