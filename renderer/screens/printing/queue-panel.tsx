import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../../shared/contract/printing.ts';
import type { PrintJobId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import type { Asked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { moment } from '../../i18n/format.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { termOr } from '../../i18n/term-or.ts';
import { printerWords } from './printer-words.ts';
import { shownJobs } from './queue-order.ts';
import styles from './queue-panel.module.css';

const tones: Readonly<Record<PrintJob['state'], Tone>> = {
  queued: 'grey', rendered: 'grey', sending: 'blue', sent: 'blue', printed: 'green', failed: 'red', unknown: 'red', cancelled: 'grey',
};

type Props = { readonly queue: Asked<readonly PrintJob[]>; readonly looking: PrintJobId | null; readonly onLook: (job: PrintJob | null) => void };

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
        {(hidden > 0 || all) && (
          <Button kind="quiet" onClick={() => setAll(!all)}>
            {all ? t('queue.hide') : t('queue.doneBefore', { n: hidden })}
          </Button>
        )}
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

const JobRow = ({ job, looking, onLook }: { readonly job: PrintJob; readonly looking: boolean; readonly onLook: Props['onLook'] }) => {
  const { t } = useTranslation('printing');
  const stateText = job.spooler === 'pdf_folder' && job.state === 'printed' ? t('queue.writtenAsPdf') : t(`queue.stateText.${job.state}`);
  const retry = useCommand(() => backroom.printing.retry({ jobId: job.id }));
  const settle = useCommand((cameOut: number) => backroom.printing.settleUnknown({ jobId: job.id, cameOut, printRest: cameOut < job.sheets }));
  const asks = job.mayBeOnPaper && (job.state === 'unknown' || job.state === 'failed');
  const why = job.state !== 'failed' ? '' : job.words !== '' ? job.words : job.code === null ? '' : refusalWords({ code: job.code }).what;
  const range = job.firstNumber === null ? '' : job.lastNumber === null || job.lastNumber === job.firstNumber ? job.firstNumber : t('queue.range', { first: job.firstNumber, last: job.lastNumber });
  return (
    <li className={styles['job']} data-job={job.id} data-state={job.state}>
      <span>
        <Tag tone={tones[job.state]}>{t(`queue.state.${job.state}`)}</Tag>
      </span>
      <div className={styles['what']}>
        <p>
          {termOr('documentKind', job.kind)} {t('queue.sheets', { n: job.sheets })}
          {range !== '' && <span className="selectable">{range}</span>}
          {job.reprint && <Tag tone="purple">{t('queue.reprintMark')}</Tag>}
        </p>
        <p className={job.state === 'failed' ? styles['why'] : styles['quiet']}>
          {[why, asks ? t(job.sheets === 1 ? 'unknown.askOne' : 'unknown.ask', { n: job.sheets }) : why === '' ? stateText : '', job.cameOut === null ? '' : t('queue.cameOut', { n: job.cameOut })].filter((part) => part !== '').join(' ')}
        </p>
        <RefusalNotice refusal={retry.refusal ?? settle.refusal} />
      </div>
      <p className={styles['where']}>
        <span>{printerWords(t, job.printerName)}</span>
        <span>{moment(job.sentAt ?? job.createdAt)}</span>
      </p>
      <div className={styles['actions']}>
        {asks && job.sheets === 1 && (
          <>
            <Button busy={settle.busy} onClick={() => void settle.run(1)}>{t('unknown.oneYes')}</Button>
            <Button busy={settle.busy} onClick={() => void settle.run(0)}>{t('unknown.oneNo')}</Button>
          </>
        )}
        {asks && job.sheets > 1 && !looking && <Button kind="primary" onClick={() => onLook(job)}>{t('unknown.answer')}</Button>}
        {!asks && (job.state === 'failed' || job.state === 'queued' || job.state === 'rendered') && <Button busy={retry.busy} onClick={() => void retry.run()}>{t('queue.retry')}</Button>}
        {job.state !== 'cancelled' && (!asks || job.sheets === 1) && (
          <Button kind="quiet" aria-pressed={looking} onClick={() => onLook(looking ? null : job)}>{t('queue.look')}</Button>
        )}
      </div>
    </li>
  );
};
