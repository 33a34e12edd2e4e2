import { join } from 'node:path';
import type { Refusal } from '../../../shared/domain/result.ts';
import type { ComponentTimes } from '../../printing/component-client.ts';
import { createComponentSpooler, type ComponentsSpooler } from '../../printing/component-spooler.ts';
import { createRenderer, type Renderer } from '../../printing/render-client.ts';
import { createSpoolers } from '../../printing/spoolers.ts';
import type { Spooler } from '../../printing/spooler.ts';
import type { Reader } from '../../store/database.ts';
import { allComponents } from '../../store/print-components.ts';
import { createBatchDesk, type BatchDesk } from './batch-desk.ts';
import { labelPrintersIn } from './label-printers.ts';
import { createTurnstile } from './one-at-a-time.ts';
import { createPrinterDesk, type PrinterDesk } from './printer-desk.ts';
import { createTemplateShelf, type Templates, type TemplateShelf } from './template-shelf.ts';

/** What printing stands on besides the store. Nothing of it is started before it is used, so that the window opens quickly. */
export type PrintingServices = {
  /** Those that come with the app and the newest of the shop's own; cheap to ask for. */
  readonly templates: () => Templates;
  readonly shelf: TemplateShelf;
  readonly renderer: Renderer;
  /** By name, the system's own first; the PDF folder is always there (PR-9). */
  readonly spoolers: ReadonlyMap<string, Spooler>;
  readonly printers: PrinterDesk;
  /** The platforms' print components; one of `spoolers`. */
  readonly components: ComponentsSpooler;
  /** PDFs on their way to a spooler. They hold names and addresses: gone when the job has ended, and at the next start. */
  readonly spoolFolder: string;
  /** Batches one after another: a second window prints what the first one left. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** The batch that is being written, so that it can be looked at and stopped. */
  readonly batches: BatchDesk;
  /** PR-10: why automatic printing printed nothing when it was tried last; null = it did, or had nothing to do. */
  readonly automatic: { waiting: Refusal | null };
  /** Rung when there is something new to print. */
  readonly bell: Bell;
  /** Told of bugs that no window waits for. */
  readonly onBug: (message: string) => void;
  readonly close: () => Promise<void>;
};

export type Bell = { readonly ring: () => void; readonly listen: (listener: () => void) => () => void };

export const createBell = (): Bell => {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of listeners) listener();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};

export type PrintingOptions = {
  readonly resourcesFolder: string;
  /** The open store; the shop's own templates are in it. */
  readonly reader: () => Reader;
  /** The built `render-worker.cjs`, or its source under a Node that strips types. */
  readonly workerFile: string | URL;
  readonly spoolFolder: string;
  /** Where "PDF to folder" puts its files; asked each time, so that it may change while the app runs. */
  readonly pdfFolder: string | (() => string);
  /** Told of bugs that no window waits for. */
  readonly onBug?: (message: string) => void;
  /** For tests: other ways to paper than this machine's own. */
  readonly spoolers?: readonly Spooler[];
  readonly componentTimes?: ComponentTimes;
};

export const createPrintingServices = (options: PrintingOptions): PrintingServices => {
  const { resourcesFolder, workerFile, spoolFolder, pdfFolder } = options;
  const folder = typeof pdfFolder === 'string' ? (): string => pdfFolder : pdfFolder;
  const components = createComponentSpooler(
    () => allComponents(options.reader()).map(({ component, enabled, endpoint }) => ({ component, enabled: enabled === 1, endpoint })), options.componentTimes,
  );
  const ways = options.spoolers ?? createSpoolers({ pdfFolder: folder, labelPrinters: () => labelPrintersIn(options.reader()) }).all;
  const spoolers = new Map([...ways.slice(0, -1), components, ...ways.slice(-1)].map((spooler) => [spooler.name as string, spooler]));
  const onBug = options.onBug ?? ((): void => undefined);
  const renderer = createRenderer({ workerPath: workerFile, fontsFolder: join(resourcesFolder, 'fonts'), onBug });
  const shelf = createTemplateShelf({ folder: join(resourcesFolder, 'templates'), reader: options.reader, onBug });
  return {
    templates: shelf.all,
    shelf,
    renderer,
    spoolers,
    printers: createPrinterDesk(spoolers),
    components,
    spoolFolder,
    inTurn: createTurnstile(),
    batches: createBatchDesk(),
    automatic: { waiting: null },
    bell: createBell(),
    onBug,
    close: () => {
      components.close();
      return renderer.close();
    },
  };
};
