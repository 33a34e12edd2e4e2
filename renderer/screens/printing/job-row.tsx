import { useTranslation } from 'react-i18next';
import type { PrintJob } from '../../../shared/contract/printing.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { moment } from '../../i18n/format.ts';
import { refusalWords } from '../../i18n/refusal-words.ts';
import { spoolerWords } from '../../i18n/spooler-words.ts';
import { termOr } from '../../i18n/term-or.ts';
import { asksForPaper, mayResume } from './job-questions.ts';
import { printerWords } from './printer-words.ts';
import styles from './queue-panel.module.css';

const tones: Readonly<Record<PrintJob['state'], Tone>> = {
  queued: 'grey', rendered: 'grey', sending: 'blue', sent: 'blue', printed: 'green', failed: 'red', unknown: 'red', cancelled: 'grey',
};

/** Why a job's sheets are looked at: to see them, to say which came out, to go on after a jam. */
export type Look = { readonly job: PrintJob; readonly why: 'look' | 'resume' };

type Props = { readonly job: PrintJob; readonly looking: boolean; readonly onLook: (look: Look | null) => void };

/** One job: where it is, the printer's own words, and what a person can do about it now. */
export const JobRow = ({ job, looking, onLook }: Props) => {
  const { t } = useTranslation('printing');
  const retry = useCommand(() => backroom.printing.retry({ jobId: job.id }));
  const cancel = useCommand(() => backroom.printing.cancelJob({ jobId: job.id }));
  const settle = useCommand((cameOut: number) => backroom.printing.settleUnknown({ jobId: job.id, cameOut, printRest: cameOut < job.sheets }));
  const asks = asksForPaper(job);
  const mayRetry = !asks && (job.state === 'failed' || job.state === 'queued' || job.state === 'rendered');
  return (
    <li className={styles['job']} data-job={job.id} data-state={job.state}>
      <span>
        <Tag tone={tones[job.state]}>{t(`queue.state.${job.state}`)}</Tag>
      </span>
      <div className={styles['what']}>
        <JobWords job={job} />
        <RefusalNotice refusal={retry.refusal ?? settle.refusal ?? cancel.refusal} />
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
        {asks && job.sheets > 1 && !looking && <Button kind="primary" onClick={() => onLook({ job, why: 'look' })}>{t('unknown.answer')}</Button>}
        {mayRetry && <Button busy={retry.busy} onClick={() => void retry.run()}>{t('queue.retry')}</Button>}
        {mayResume(job) && !looking && <Button onClick={() => onLook({ job, why: 'resume' })}>{t('resume.open')}</Button>}
        {job.mayCancel && <Button kind="quiet" busy={cancel.busy} onClick={() => void cancel.run()}>{t(job.state === 'sent' ? 'queue.takeBack' : 'queue.cancel')}</Button>}
        {job.state !== 'cancelled' && (!asks || job.sheets === 1) && (
          <Button kind="quiet" aria-pressed={looking} onClick={() => onLook(looking ? null : { job, why: 'look' })}>{t('queue.look')}</Button>
        )}
      </div>
    </li>
  );
};

const JobWords = ({ job }: { readonly job: PrintJob }) => {
  const { t } = useTranslation('printing');
  const asks = asksForPaper(job);
  const trouble = job.words !== '' ? spoolerWords(job.words) : job.code === null ? '' : refusalWords({ code: job.code }).what;
  const why = job.state === 'failed' || job.state === 'sent' || job.state === 'unknown' ? trouble : '';
  const stateText = job.spooler === 'pdf_folder' && job.state === 'printed' ? t('queue.writtenAsPdf') : t(`queue.stateText.${job.state}`);
  const question = asks ? t(job.sheets === 1 ? 'unknown.askOne' : 'unknown.ask', { n: job.sheets }) : '';
  const cameOut = job.cameOut === null ? '' : t('queue.cameOut', { n: job.cameOut });
  const range = job.firstNumber === null ? '' : job.lastNumber === null || job.lastNumber === job.firstNumber ? job.firstNumber : t('queue.range', { first: job.firstNumber, last: job.lastNumber });
  const counted = job.state === 'sent' && job.sheetsDone !== null && job.sheets > 1;
  return (
    <>
      <p>
        {job.interleaved ? t('queue.interleaved') : termOr('documentKind', job.kind)} {t('queue.sheets', { n: job.sheets })}
        {range !== '' && <span className="selectable">{range}</span>}
        {job.subject !== '' && <bdi>{job.subject}</bdi>}
        {job.reprint && <Tag tone="purple">{t('queue.reprintMark')}</Tag>}
        {job.resumes !== null && <Tag tone="blue">{t('queue.resumed')}</Tag>}
      </p>
      {counted && job.sheetsDone !== null ? (
        <div className={styles['progress']}>
          <ProgressBar done={job.sheetsDone} total={job.sheets} label={t('queue.progress', { n: job.sheetsDone, total: job.sheets })} />
          <span>{t('queue.progress', { n: job.sheetsDone, total: job.sheets })}</span>
          {why !== '' && <span className={styles['why']}>{why}</span>}
        </div>
      ) : (
        <p className={job.state === 'failed' || (job.state === 'sent' && why !== '') ? styles['why'] : styles['quiet']}>
          {[why, question, why === '' && question === '' ? stateText : '', cameOut].filter((part) => part !== '').join(' ')}
        </p>
      )}
    </>
  );
};
