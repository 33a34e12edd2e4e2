import { userInfo } from 'node:os';
import { ok, refuse, type Refused, type Result } from '../../shared/domain/result.ts';
import { askCups, cupsAddress, type CupsAddress, type CupsRequest } from './cups-connection.ts';
import { chooseMedia, mediaAttributes } from './cups-media.ts';
import { jobStateOf, printerAttributes, printerInfoOf } from './cups-state.ts';
import { ippOperation, ippStatus, numberOf, textOf, type IppAnswer, type IppAttributes, type IppField } from './ipp-message.ts';
import { plainTitle, type SpooledJob, type Spooler, type SubmitRefusal } from './spooler.ts';

export type CupsOptions = {
  readonly environment?: NodeJS.ProcessEnv;
  /** For questions; answers come in milliseconds when the spooler is well. */
  readonly answerWithinMs?: number;
  /** For handing a document over. */
  readonly submitWithinMs?: number;
};

/**
 * CUPS (Linux, macOS), spoken to over IPP rather than through `lp` and `lpstat`: job ids, states and the printer's own words come as
 * they are, a spooler that hangs is told from one that is gone, and after a time-out the job can be looked for by its title.
 */
export const createCupsSpooler = ({ environment, answerWithinMs = 5_000, submitWithinMs = 30_000 }: CupsOptions = {}): Spooler => {
  // Found anew for every request: the spooler may be installed or started while the app runs.
  const address = (): CupsAddress => cupsAddress(environment);
  const ask = (request: CupsRequest): Promise<Result<IppAnswer, SubmitRefusal>> => askCups(address(), request, { answerWithinMs });

  const printerAnswer = async (printer: string, attributes: readonly string[]): Promise<Result<IppAnswer, SubmitRefusal>> => {
    const fields = [...printerFields(printer), { type: 'keyword', name: 'requested-attributes', values: attributes } satisfies IppField];
    const answer = await ask({ operation: ippOperation.getPrinterAttributes, path: printerPath(printer), fields });
    return answer.ok && answer.value.status >= 0x100 ? refuseStatus(answer.value, printer) : answer;
  };

  /** CUPS writes jobs down half a minute later. One that crashed has forgotten them, and gives their numbers to the next: by its title it is ours. */
  const jobAnswer = async (spoolerJobId: string, title: string | undefined): Promise<Result<IppAttributes, SubmitRefusal>> => {
    if (!isJobId(spoolerJobId)) return refuse('printing.spooler_refused', { words: '' });
    const answer = await ask({ operation: ippOperation.getJobAttributes, path: '/jobs/', fields: jobFields(spoolerJobId) });
    if (!answer.ok) return answer;
    const job = answer.value.objects[0];
    if (answer.value.status >= 0x100 || job === undefined) return refuse('printing.spooler_refused', { words: statusWords(answer.value) });
    const name = textOf(job, 'job-name');
    return title === undefined || name === null || name === plainTitle(title) ? ok(job) : refuse('printing.spooler_refused', { words: '' });
  };

  return {
    name: 'cups',
    list: async () => {
      const answer = await ask({
        operation: ippOperation.cupsGetPrinters, path: '/',
        fields: [{ type: 'keyword', name: 'requested-attributes', values: [...printerAttributes] }],
      });
      if (!answer.ok) return answer;
      // A spooler without printers answers "not found".
      if (answer.value.status === ippStatus.notFound) return ok([]);
      if (answer.value.status >= 0x100) return refuseStatus(answer.value, '');
      const chosen = await ask({
        operation: ippOperation.cupsGetDefault, path: '/', fields: [{ type: 'keyword', name: 'requested-attributes', values: ['printer-name'] }],
      });
      const defaultName = chosen.ok ? textOf(chosen.value.objects[0] ?? new Map(), 'printer-name') : null;
      return ok(answer.value.objects.map((printer) => printerInfoOf(printer, defaultName)));
    },

    printerState: async (printer) => {
      const answer = await printerAnswer(printer, printerAttributes);
      if (answer.ok) {
        const { state, words } = printerInfoOf(answer.value.objects[0] ?? new Map(), null);
        return { state, words };
      }
      const { code, params } = answer.refusal;
      return code === 'printing.printer_missing' ? { state: 'missing', words: '' } : { state: 'unknown', words: String(params?.['words'] ?? '') };
    },

    submit: async (file, { printer, title, copies, paper }) => {
      const queue = await printerAnswer(printer, mediaAttributes);
      if (!queue.ok) return neverSent(queue.refusal);
      const media = chooseMedia(queue.value.objects[0] ?? new Map(), paper);
      if (media.kind === 'unsupported') {
        return refuse('printing.paper_not_supported', { printer, widthHmm: paper.widthHmm, heightHmm: paper.heightHmm, sizes: media.sizes });
      }
      const answer = await askCups(
        address(),
        {
          operation: ippOperation.printJob, path: printerPath(printer), file,
          fields: [
            ...printerFields(printer),
            { type: 'name', name: 'job-name', values: [plainTitle(title)] },
            { type: 'mime', name: 'document-format', values: ['application/pdf'] },
          ],
          jobFields: [
            { type: 'integer', name: 'copies', values: [copies] },
            ...(media.kind === 'media' ? [{ type: 'keyword', name: 'media', values: [media.media] } satisfies IppField] : []),
            // One page of ours is one sheet at 1:1, whatever the queue's defaults are.
            { type: 'keyword', name: 'print-scaling', values: ['none'] },
            { type: 'integer', name: 'number-up', values: [1] },
            { type: 'name', name: 'job-sheets', values: ['none', 'none'] },
          ],
        },
        { answerWithinMs: submitWithinMs },
      );
      if (!answer.ok) return answer;
      if (answer.value.status >= 0x100) return refuseStatus(answer.value, printer);
      const id = numberOf(answer.value.objects[0] ?? new Map(), 'job-id');
      return id === null ? refuse('printing.spooler_no_answer', { fate: 'unknown', words: 'no job id' }) : ok({ spoolerJobId: String(id) });
    },

    follow: async (spoolerJobId, title) => {
      const job = await jobAnswer(spoolerJobId, title);
      return job.ok ? jobStateOf(job.value) : { state: 'unknown', words: String(job.refusal.params?.['words'] ?? '') };
    },

    find: async (printer, title) => {
      const answer = await ask({
        operation: ippOperation.getJobs, path: printerPath(printer),
        fields: [
          ...printerFields(printer),
          { type: 'keyword', name: 'which-jobs', values: ['all'] },
          { type: 'keyword', name: 'requested-attributes', values: ['job-id', 'job-name', 'job-state', 'job-state-reasons', 'job-printer-state-message', 'job-impressions-completed', 'job-media-sheets-completed'] },
        ],
      });
      if (!answer.ok) return answer;
      if (answer.value.status >= 0x100) return refuseStatus(answer.value, printer);
      const named = answer.value.objects.filter((job) => textOf(job, 'job-name') === plainTitle(title));
      const jobs = named.flatMap((job): SpooledJob[] => {
        const id = numberOf(job, 'job-id');
        return id === null ? [] : [{ spoolerJobId: String(id), ...jobStateOf(job) }];
      });
      return ok(jobs.sort((a, b) => Number(b.spoolerJobId) - Number(a.spoolerJobId))[0] ?? null);
    },

    cancel: async (spoolerJobId, title) => {
      const job = await jobAnswer(spoolerJobId, title);
      if (!job.ok) return job;
      const answer = await ask({ operation: ippOperation.cancelJob, path: '/jobs/', fields: jobFields(spoolerJobId) });
      if (!answer.ok) return answer;
      return answer.value.status >= 0x100 ? refuseStatus(answer.value, '') : ok(null);
    },
  };
};

const printerPath = (printer: string): string => `/printers/${encodeURIComponent(printer)}`;
const user = (): IppField => ({ type: 'name', name: 'requesting-user-name', values: [userInfo().username] });
const printerFields = (printer: string): readonly IppField[] => [
  { type: 'uri', name: 'printer-uri', values: [`ipp://localhost${printerPath(printer)}`] },
  user(),
];
/** CUPS reads `1/x` as job 1: only what it gave out itself is asked for. */
const isJobId = (text: string): boolean => /^[1-9]\d{0,9}$/.test(text);
const jobFields = (spoolerJobId: string): readonly IppField[] => [
  { type: 'uri', name: 'job-uri', values: [`ipp://localhost/jobs/${spoolerJobId}`] },
  user(),
];

const statusWords = (answer: IppAnswer): string => textOf(answer.operation, 'status-message') ?? `IPP status 0x${answer.status.toString(16)}`;

const refuseStatus = (answer: IppAnswer, printer: string): Refused<SubmitRefusal> =>
  answer.status === ippStatus.notFound && printer !== ''
    ? refuse('printing.printer_missing', { printer })
    : refuse('printing.spooler_refused', { printer, words: statusWords(answer) });

/** A question that came before the document: whatever became of it, nothing was sent. */
const neverSent = (refusal: SubmitRefusal): Refused<SubmitRefusal> => ({
  ok: false,
  refusal: refusal.code === 'printing.spooler_no_answer' ? { ...refusal, params: { ...refusal.params, fate: 'not_sent' } } : refusal,
});
