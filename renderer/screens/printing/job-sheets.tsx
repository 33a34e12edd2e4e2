import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { asksForPaper } from './job-questions.ts';
import type { Look } from './job-row.tsx';
import { ResumeActions } from './resume-actions.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { VirtualTable, type Column, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { printerWords } from './printer-words.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './job-sheets.module.css';

export type JobSheet = OutputFor<'printing', 'sheetsOf'>[number];

type Props = {
  readonly look: Look;
  /** A number scanned from a sheet in the tray: the cursor goes to it. */
  readonly scanned: string | null;
  /** The sheet under the cursor, to be shown beside the list. */
  readonly onSheet: (sheet: JobSheet | null) => void;
  readonly onClose: () => void;
};

/**
 * The sheets of one job, each with its picture. For a job whose fate nobody knows it asks for the last sheet that came out; nothing
 * is sent again before a person has answered (PR-6). After a jam it goes on from a chosen sheet (PR-7).
 */
export const JobSheets = ({ look: { job, why }, scanned, onSheet, onClose }: Props) => {
  const { t } = useTranslation('printing');
  const sheets = useAsked(() => backroom.printing.sheetsOf({ jobId: job.id }), [job.id]);
  const settle = useCommand((cameOut: number, printRest: boolean) => backroom.printing.settleUnknown({ jobId: job.id, cameOut, printRest }));
  const [cursor, setCursor] = useState(0);
  const table = useRef<VirtualTableHandle>(null);
  const rows = sheets.value ?? [];
  const current = rows[Math.min(cursor, rows.length - 1)];
  useEffect(() => {
    onSheet(current ?? null);
  }, [current, onSheet]);
  const asks = asksForPaper(job);
  const resumes = !asks && why === 'resume';

  const move = (to: number): void => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    setCursor(index);
    table.current?.scrollToRow(index);
  };
  const answer = async (cameOut: number, printRest: boolean): Promise<void> => {
    const settled = await settle.run(cameOut, printRest);
    if (settled?.ok === true) onClose();
  };
  const scannedRow = scanned === null ? -1 : rows.findLastIndex((row) => row.waybillNumber === scanned);
  useEffect(() => {
    if (scannedRow < 0) return;
    setCursor(scannedRow);
    table.current?.scrollToRow(scannedRow);
  }, [scannedRow]);
  const columns: readonly Column<JobSheet>[] = [
    { key: 'n', title: <span className="visually-hidden">{t('batch.position')}</span>, width: '90px', render: (row) => t('unknown.sheet', { n: row.sheetNumber }) },
    { key: 'number', title: t('batch.number'), width: '220px', render: (row) => <span className="selectable">{row.waybillNumber ?? '—'}</span> },
  ];
  const upTo = current?.sheetNumber ?? 0;
  const rest = job.sheets - upTo;

  return (
    <div className={styles['sheets']} data-testid="job-sheets">
      <header>
        <h2>{asks ? t('unknown.title') : resumes ? t('resume.title') : `${termOr('documentKind', job.kind)} · ${printerWords(t, job.printerName)}`}</h2>
        {(asks || resumes) && <p>{t(asks ? 'unknown.text' : 'resume.text')}</p>}
        {scanned !== null && rows.length > 0 && scannedRow < 0 && <p role="alert" className={styles['notHere']}>{t('resume.notHere', { number: scanned })}</p>}
      </header>
      <div className={styles['body']}>
        <VirtualTable
          ref={table}
          label={t('unknown.title')}
          columns={columns}
          total={sheets.loading ? job.sheets : rows.length}
          rowHeight={32}
          rowAt={(index) => rows[index]}
          cursor={cursor}
          isSelected={(_, index) => index === cursor}
          onRowClick={({ index }) => move(index)}
          onKeyDown={(event) => {
            const to = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, PageDown: cursor + 10, PageUp: cursor - 10, Home: 0, End: rows.length - 1 }[event.key];
            if (to === undefined) return;
            event.preventDefault();
            move(to);
          }}
        />
      </div>
      <RefusalNotice refusal={sheets.refusal ?? settle.refusal} />
      <footer>
        {asks && (
          <>
            <Button kind="primary" busy={settle.busy} disabled={current === undefined} onClick={() => void answer(upTo, rest > 0)}>
              {rest > 0 ? `${t('unknown.upTo', { n: upTo })}${t('staying.clause')}${t('unknown.rest', { n: rest })}` : t('unknown.all')}
            </Button>
            {rest > 0 && <Button busy={settle.busy} onClick={() => void answer(job.sheets, false)}>{t('unknown.all')}</Button>}
            <Button busy={settle.busy} onClick={() => void answer(0, true)}>{t('unknown.noneAll')}</Button>
            {rest > 0 && <Button kind="quiet" busy={settle.busy} disabled={current === undefined} onClick={() => void answer(upTo, false)}>{`${t('unknown.upTo', { n: upTo })}${t('staying.clause')}${t('unknown.noRest')}`}</Button>}
          </>
        )}
        {resumes && <ResumeActions job={job} lastGood={current === undefined ? null : upTo} onDone={onClose} />}
        <Button kind="quiet" onClick={onClose}>{asks || resumes ? t('unknown.back') : t('reprint.close')}</Button>
      </footer>
    </div>
  );
};
