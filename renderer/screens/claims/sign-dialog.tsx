import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '../../../shared/contract/claims.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SignaturePad, type Stroke } from '../../components/signature-pad.tsx';
import styles from './claims.module.css';

type Props = { readonly claim: ClaimRow; readonly collector: string; readonly onClose: () => void };

/** ST-4: turned to the collector, who signs for the damage. */
export const SignDialog = ({ claim, collector, onClose }: Props) => {
  const { t } = useTranslation('claims');
  const dialog = useRef<HTMLDialogElement>(null);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [name, setName] = useState(collector);
  const sign = useCommand(backroom.claims.sign);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const confirm = async (): Promise<void> => {
    const answer = await sign.run({ claimId: claim.id, strokes: strokes.map((stroke) => [...stroke]), signedBy: name });
    if (answer?.ok === true) onClose();
  };
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-label={t('sign.title')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (strokes.length > 0 && name.trim() !== '') void confirm();
        }}
      >
        <h2>{t('sign.title')}</h2>
        <p className="selectable">{t('sign.text', { number: claim.waybillNumber })}</p>
        <SignaturePad label={t('sign.pad')} strokes={strokes} onStrokes={setStrokes} />
        <label className={styles['field']}>
          <span>{t('sign.name')}</span>
          <input className={styles['input']} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <RefusalNotice refusal={sign.refusal} />
        <div className={styles['row']}>
          <Button kind="quiet" keys="Esc" onClick={onClose}>{t('cancel')}</Button>
          <Button disabled={strokes.length === 0} onClick={() => setStrokes([])}>{t('sign.clear')}</Button>
          <Button type="submit" kind="primary" size="large" busy={sign.busy} disabled={strokes.length === 0 || name.trim() === ''}>{t('sign.confirm')}</Button>
        </div>
      </form>
    </dialog>
  );
};
