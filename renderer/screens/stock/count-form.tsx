import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { wholeNumber } from './whole-number.ts';
import styles from './sku-pane.module.css';

const reasons = ['stocktake', 'opening', 'damaged', 'found', 'lost'] as const;
const mostPieces = 10_000_000;

/** WH-2: what was really counted, and why it differs; the difference becomes a movement. */
export const CountForm = ({ sku }: { readonly sku: SkuRow }) => {
  const { t } = useTranslation('stock');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const count = useCommand((onHand: number, why: string) => backroom.stock.setOnHand({ skuId: sku.id, onHand, reason: why }));
  const onHand = wholeNumber(typed, mostPieces);
  const difference = onHand === null ? 0 : onHand - sku.onHand;

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (onHand === null || reason.trim() === '') return;
    const answer = await count.run(onHand, reason.trim());
    if (answer?.ok !== true) return;
    setSaved(true);
    setTried(false);
    setTyped('');
    setReason('');
  };

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} onChange={() => setSaved(false)}>
      <div className={`${styles['two']} ${styles['narrowFirst']}`}>
        <label>
          {t('countForm.onHand')}
          <input value={typed} inputMode="numeric" maxLength={9} aria-invalid={tried && onHand === null} placeholder={sku.tracked ? figure(sku.onHand) : ''} onChange={(event) => setTyped(event.target.value)} data-testid="counted" />
        </label>
        <label>
          {t('countForm.reason')}
          <input value={reason} maxLength={200} aria-invalid={tried && reason.trim() === ''} placeholder={t('countForm.reasonPlaceholder')} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
      <div className={styles['chips']}>
        {reasons.map((one) => (
          <button key={one} type="button" aria-pressed={reason === t(`countForm.reasons.${one}`)} onClick={() => setReason(t(`countForm.reasons.${one}`))}>
            {t(`countForm.reasons.${one}`)}
          </button>
        ))}
      </div>
      <div className={styles['line']}>
        <Button type="submit" kind="primary" busy={count.busy} disabled={typed === ''}>
          {t('countForm.save')}
        </Button>
        <span className={tried && onHand === null ? styles['bad'] : styles['hint']} role="status">
          {saved ? `✓ ${t('countForm.saved')}` : tried && onHand === null ? t('countForm.bad') : onHand === null ? (sku.tracked ? '' : t('countForm.first')) : !sku.tracked ? t('countForm.first') : difference === 0 ? t('countForm.same') : t('countForm.difference', { n: figure(Math.abs(difference)), sign: t(difference > 0 ? 'countForm.more' : 'countForm.less') })}
        </span>
      </div>
      <RefusalNotice refusal={count.refusal} />
    </form>
  );
};
