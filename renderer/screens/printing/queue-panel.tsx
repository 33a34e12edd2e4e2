import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../../shared/contract/printing.ts';
import type { PrintJobId } from '../../../shared/domain/ids.ts';
import type { Asked } from '../../api/use-asked.ts';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import type { Paper } from '../../../shared/contract/papers.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { JobRow, type Look } from './job-row.tsx';
import { shownJobs } from './queue-order.ts';
import styles from './queue-panel.module.css';

/** What is printed and not packed yet, of every courier. */
const everythingToPick: Paper = { kind: 'pick_list', batchId: null, courierCode: null };

type Props = { readonly queue: Asked<readonly PrintJob[]>; readonly looking: PrintJobId | null; readonly onLook: (look: Look | null) => void };

/** PR-6: where every job is, in honest words; a question where only a person can know. */
export const QueuePanel = ({ queue, looking, onLook }: Props) => {
  const { t } = useTranslation('printing');
  const [all, setAll] = useState(false);
  const jobs = queue.value ?? [];
  const { shown, hidden } = shownJobs(jobs, all);
  return (
    <section className={styles['box']} aria-labelledby="queue-title">
      <header>
        <h2 id="queue-title">{t('queue.title')}</h2>
        <span className={styles['headKeys']}>
          {(hidden > 0 || all) && (
            <Button kind="quiet" onClick={() => setAll(!all)}>
              {all ? t('queue.hide') : t('queue.doneBefore', { n: hidden })}
            </Button>
          )}
          {jobs.some((job) => job.kind === 'waybill') && <PrintPaperButton paper={everythingToPick} />}
        </span>
      </header>
      <RefusalNotice refusal={queue.refusal} />
      {jobs.length === 0 && !queue.loading ? (
        <p className={styles['empty']}>{t('queue.empty')}</p>
      ) : (
        <ul>
          {shown.map((job) => (
            <JobRow key={job.id} job={job} looking={looking === job.id} onLook={onLook} />
          ))}
        </ul>
      )}
    </section>
  );
};
