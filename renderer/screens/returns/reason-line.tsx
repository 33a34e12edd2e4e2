import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../../shared/contract/index.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import forms from '../../components/form-parts.module.css';
import styles from './returns.module.css';

type Input = InputFor<'returns', 'refuse'>;
type Props = {
  readonly label: string; readonly returningParcelId: Input['returningParcelId']; readonly command: (input: Input) => Promise<Result<null>>;
  readonly onDone: () => void; readonly onCancel: () => void;
};

/** A step that says why it is taken. */
export const ReasonLine = ({ label, returningParcelId, command, onDone, onCancel }: Props) => {
  const { t } = useTranslation('returns');
  const [reason, setReason] = useState('');
  const run = useCommand(command);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === '') return;
    const done = await run.run({ returningParcelId, reason });
    if (done?.ok === true) onDone();
  };
  return (
    <form className={styles['pane']} onSubmit={(event) => void submit(event)} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <label className={forms['field']}>
        {label}
        <input className={forms['input']} autoFocus value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} data-testid="return-reason" />
      </label>
      <RefusalNotice refusal={run.refusal} />
      <div className={styles['actions']}>
        <Button type="submit" kind="primary" disabled={reason.trim() === ''} busy={run.busy}>{t('check.confirm')}</Button>
        <Button onClick={onCancel}>{t('check.cancel')}</Button>
      </div>
    </form>
  );
};
