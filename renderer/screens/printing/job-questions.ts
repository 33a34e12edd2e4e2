import type { PrintJob } from '../../../shared/contract/printing.ts';

/** PR-6: nobody knows which of its sheets lie in the tray; only a person can say. */
export const asksForPaper = (job: PrintJob): boolean => job.mayBeOnPaper && (job.state === 'unknown' || job.state === 'failed');

/** PR-7: it counts as printed, or is at the printer; when the paper jammed it can go on from a chosen sheet. A PDF file does not jam. */
export const mayResume = (job: PrintJob): boolean =>
  job.spooler !== 'pdf_folder' && (job.state === 'printed' || job.state === 'sent') && job.kind !== 'test_page' && job.kind !== 'calibration' && job.sheets > 1;
