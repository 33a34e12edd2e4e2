import { Worker } from 'node:worker_threads';
import type { Evidence } from '../../shared/domain/claims/evidence/evidence.ts';
import type { EvidenceRefusal } from '../../shared/domain/claims/evidence/lay-out-evidence.ts';
import type { DocumentData } from '../../shared/domain/printing/document-data.ts';
import { parseSheet, type Mark, type SheetText } from '../../shared/domain/printing/display-list.ts';
import type { LayoutRefusal } from '../../shared/domain/printing/layout.ts';
import type { Template } from '../../shared/domain/printing/template.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/domain/result.ts';
import type { LaidOutParts } from './lay-out-parts.ts';
import type { Answer, Drawn, DrawJob, DrawRefusal, FromWorker, Job, LaidOut, MoreSheets, ToWorker } from './render-protocol.ts';

export type RendererFailed = Refusal<'printing.renderer_failed'>;

/** A drawing as it is ordered: a plain PDF, uncorrected, without pictures, unless it says otherwise. */
export type DrawWish = Pick<DrawJob, 'path' | 'title' | 'createdAt'> & Partial<Omit<DrawJob, 'kind'>>;

export type DrawOptions = {
  /** Told how many sheets are drawn, a few times a second. */
  readonly onProgress?: (drawn: number) => void;
  /** Aborting leaves no file behind; the drawing is refused as cancelled. */
  readonly signal?: AbortSignal;
};

/** Layout and PDF in a thread of their own. Every promise resolves; what went wrong is in its value. */
export type Renderer = {
  /** Lays out each document; answers in the same order, one document's refusal beside the others' sheets. */
  readonly layOut: (template: Template, documents: readonly DocumentData[]) => Promise<Result<readonly LaidOut[], RendererFailed>>;
  /** What a pre-printed form carries, for the preview. Empty for blank paper. */
  readonly backdrop: (template: Template) => Promise<Result<readonly Mark[], LayoutRefusal | RendererFailed>>;
  /** PR-3: an unsaved template, element by element. */
  readonly layOutParts: (template: Template, data: DocumentData) => Promise<Result<LaidOutParts, RendererFailed>>;
  /** ST-3: the sheets that go to a courier with a claim. */
  readonly layOutEvidence: (evidence: Evidence) => Promise<Result<readonly SheetText[], EvidenceRefusal | RendererFailed>>;
  /** Draws sheets into a PDF that appears at `path` whole or not at all. Sheets are taken as they are needed, so they may be read lazily. */
  readonly draw: (sheets: Iterable<SheetText>, job: DrawWish, options?: DrawOptions) => Promise<Result<Drawn, DrawRefusal | RendererFailed>>;
  /** Ends the thread; what is under way is refused. */
  readonly close: () => Promise<void>;
};

export type RendererOptions = {
  /** The built `render-worker.cjs`, or its source under a Node that strips types. */
  readonly workerPath: string | URL;
  readonly fontsFolder: string;
  /** Told of a bug in the worker, with its stack. */
  readonly onBug?: (message: string) => void;
  /** The thread and its fonts (some 80 MB) leave memory after so long without work. */
  readonly idleAfterMs?: number;
};

type Waiting = { readonly settle: (answer: Answer | null) => void; readonly moreSheets: (drawn: number) => MoreSheets };

/** Sheets sent at a time: enough to keep the thread busy, few enough to be read from the store without a stall. */
const sheetsAtATime = 100;

/** Takes sheets off an iterable piece by piece. */
const sheetSource = (sheets: Iterable<SheetText>, { onProgress, signal }: DrawOptions): ((drawn: number) => MoreSheets) => {
  const iterator = sheets[Symbol.iterator]();
  return (drawn) => {
    if (drawn > 0) onProgress?.(drawn);
    if (signal?.aborted === true) return { kind: 'cancel' };
    const next: SheetText[] = [];
    while (next.length < sheetsAtATime) {
      const sheet = iterator.next();
      if (sheet.done === true) break;
      next.push(sheet.value);
    }
    return next.length === 0 ? { kind: 'end' } : { kind: 'sheets', sheets: next };
  };
};

/** The thread starts with the first job, and again after it slept or died: one bad document must not end printing until a restart. */
export const createRenderer = ({ workerPath, fontsFolder, onBug = () => undefined, idleAfterMs = 300_000 }: RendererOptions): Renderer => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let sleeping: NodeJS.Timeout | undefined;
  let closed = false;
  let lastId = 0;

  const settle = (id: number, answer: Answer | null): void => {
    const entry = waiting.get(id);
    waiting.delete(id);
    entry?.settle(answer);
    if (waiting.size > 0 || worker === null) return;
    const idle = worker;
    idle.unref();
    sleeping = setTimeout(() => {
      worker = null;
      void idle.terminate();
    }, idleAfterMs).unref();
  };
  const lose = (lost: Worker, message: string): void => {
    if (worker !== lost) return;
    worker = null;
    if (!closed) onBug(message);
    for (const id of [...waiting.keys()]) settle(id, null);
  };
  const hear = (message: FromWorker): void => {
    if ('answer' in message) settle(message.id, message.answer);
    else if ('failed' in message) {
      onBug(message.failed);
      settle(message.id, null);
    } else worker?.postMessage({ id: message.id, more: sheetsFor(message.id, message.drawn) } satisfies ToWorker);
  };
  /** Sheets are read by whoever ordered the drawing; when that fails the drawing is given up, not the app. */
  const sheetsFor = (id: number, drawn: number): MoreSheets => {
    try {
      return waiting.get(id)?.moreSheets(drawn) ?? { kind: 'cancel' };
    } catch (error) {
      onBug(error instanceof Error ? (error.stack ?? error.message) : String(error));
      settle(id, null);
      return { kind: 'cancel' };
    }
  };
  const start = (): Worker => {
    const started = new Worker(workerPath, { workerData: { fontsFolder } });
    started.on('message', hear);
    started.on('error', (error) => {
      lose(started, error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
    started.on('exit', (code) => {
      lose(started, `render worker ended with code ${code}`);
    });
    return started;
  };

  const ask = (job: Job, moreSheets: Waiting['moreSheets'] = () => ({ kind: 'end' })): Promise<Answer | null> =>
    new Promise((resolve) => {
      if (closed) {
        resolve(null);
        return;
      }
      clearTimeout(sleeping);
      worker ??= start();
      const id = (lastId += 1);
      waiting.set(id, { moreSheets, settle: resolve });
      worker.ref();
      worker.postMessage({ id, job } satisfies ToWorker);
    });

  return {
    layOut: async (template, documents) => {
      const answer = await ask({ kind: 'lay_out', template, documents });
      return answer?.kind === 'lay_out' ? ok(answer.documents) : refuse('printing.renderer_failed');
    },
    backdrop: async (template) => {
      const answer = await ask({ kind: 'backdrop', template });
      if (answer?.kind !== 'backdrop') return refuse('printing.renderer_failed');
      if (!answer.backdrop.ok) return answer.backdrop;
      const sheet = parseSheet(answer.backdrop.value);
      return sheet.ok ? ok(sheet.value.marks) : refuse('printing.renderer_failed');
    },
    layOutParts: async (template, data) => {
      const answer = await ask({ kind: 'parts', template, data });
      return answer?.kind === 'parts' ? ok(answer.parts) : refuse('printing.renderer_failed');
    },
    layOutEvidence: async (evidence) => {
      const answer = await ask({ kind: 'evidence', evidence });
      return answer?.kind === 'evidence' ? answer.evidence : refuse('printing.renderer_failed');
    },
    draw: async (sheets, job, options = {}) => {
      const answer = await ask({ kind: 'draw', form: { kind: 'pdf' }, calibration: null, firstForm: 0, pictures: new Map(), ...job }, sheetSource(sheets, options));
      return answer?.kind === 'draw' ? answer.drawn : refuse('printing.renderer_failed');
    },
    close: async () => {
      closed = true;
      clearTimeout(sleeping);
      const ending = worker;
      await ending?.terminate();
      for (const id of [...waiting.keys()]) settle(id, null);
    },
  };
};

export type { Drawn, DrawRefusal, LaidOut, SheetText };
