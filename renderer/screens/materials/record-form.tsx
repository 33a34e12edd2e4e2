import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { materialCauses, type MaterialRow } from '../../../shared/contract/materials.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { wholeIn } from './whole-in.ts';
import styles from './materials.module.css';

const most = 10_000_000;

/** What came, what was counted, what was spoiled: one figure and Enter. */
export const RecordForm = ({ row }: { readonly row: MaterialRow }) => {
  const { t } = useTranslation('materials');
  const [cause, setCause] = useState<(typeof materialCauses)[number]>(row.counted ? 'delivered' : 'count');
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const [said, setSaid] = useState<number | null>(null);
  const record = useCommand(backroom.materials.record);
  const quantity = wholeIn(typed, most);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (quantity === null) return;
    const answer = await record.run({ materialId: row.id, cause, quantity, note: note.trim() });
    if (answer?.ok !== true) return;
    setTyped('');
    setNote('');
    setSaid(answer.value.onHand);
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} onChange={() => setSaid(null)}>
      <div className={styles['chips']} role="group" aria-label={t('pane.record')}>
        {materialCauses.map((one) => (
          <button key={one} type="button" aria-pressed={cause === one} onClick={() => setCause(one)} data-cause={one}>
            {t(`cause.${one}`)}
          </button>
        ))}
      </div>
      <div className={styles['two']}>
        <label>
          {t(cause === 'count' ? 'record.counted' : 'record.quantity')}
          <input value={typed} inputMode="numeric" maxLength={9} aria-invalid={typed !== '' && quantity === null} onChange={(event) => setTyped(event.target.value)} data-testid="material-quantity" />
        </label>
        <label>
          {t('record.note')}
          <input value={note} maxLength={100} placeholder={t('record.notePlaceholder')} onChange={(event) => setNote(event.target.value)} />
        </label>
      </div>
      <div className={styles['line']}>
        <Button type="submit" kind="primary" busy={record.busy} disabled={quantity === null}>
          {t('record.save')}
        </Button>
        <span className={styles['hint']} role="status">
          {said === null ? '' : t('record.saved', { n: figure(said) })}
        </span>
      </div>
      <RefusalNotice refusal={record.refusal} />
    </form>
  );
};
