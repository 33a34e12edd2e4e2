import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../../shared/contract/printing.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './resume-actions.module.css';

const reasons = ['jam', 'paper', 'faded', 'crooked'] as const;
type Reason = (typeof reasons)[number];

type Props = {
  readonly job: PrintJob;
  /** The sheet under the cursor, the last one that came out well; null while none is known. */
  readonly lastGood: number | null;
  readonly onDone: () => void;
};

/** PR-7: goes on after a jam with the sheets behind the last good one. The reason goes into the trace. */
export const ResumeActions = ({ job, lastGood, onDone }: Props) => {
  const { t } = useTranslation('printing');
  const [reason, setReason] = useState<Reason>('jam');
  const resume = useCommand((sheet: number) => backroom.printing.resumeFrom({ jobId: job.id, lastGood: sheet, reason: t(`resume.reasons.${reason}`) }));
  const go = async (sheet: number): Promise<void> => {
    const answer = await resume.run(sheet);
    if (answer?.ok === true) onDone();
  };
  const rest = lastGood === null ? 0 : job.sheets - lastGood;
  return (
    <div className={styles['resume']}>
      <fieldset className={styles['reasons']}>
        <legend>{t('resume.reason')}</legend>
        {reasons.map((one) => (
          <label key={one}>
            <input type="radio" name="resume-reason" checked={reason === one} onChange={() => setReason(one)} />
            <span>{t(`resume.reasons.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <RefusalNotice refusal={resume.refusal} />
      <div className={styles['keys']}>
        <Button kind="primary" busy={resume.busy} disabled={rest === 0} onClick={() => void (lastGood !== null && go(lastGood))}>
          {rest === 0 ? t('resume.all') : t('resume.rest', { n: lastGood ?? 0, rest })}
        </Button>
        <Button busy={resume.busy} onClick={() => void go(0)}>{t('resume.none')}</Button>
      </div>
    </div>
  );
};
