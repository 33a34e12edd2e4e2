import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import { createComponentClient, type ComponentClient, type ComponentTimes } from './component-client.ts';
import { jobIdOf, jobKey, jobOfId, stateOfJob, taskIdAt, taskIdsOf, type ComponentJob } from './component-job.ts';
import type { HeardPrinter } from './component-messages.ts';
import { componentPrinter, isPrintComponent, partsOfPrinter, readTaskFile, type ComponentDocument, type PrintComponent } from './component-task.ts';
import type { PrinterInfo, PrinterState, Spooler, SpooledJob, SpoolerSilent, SubmitRefusal } from './spooler.ts';

export type ComponentSetting = { readonly component: string; readonly enabled: boolean; readonly endpoint: string };

export type ComponentsSpooler = Spooler & {
  /** Asks a component for its printers, whatever the shop has switched on. */
  readonly printersOf: (component: PrintComponent, endpoint: string) => Promise<Result<readonly HeardPrinter[], SpoolerSilent>>;
  readonly close: () => void;
};

/** What stands in a printer's words when its component does not run or is switched off; the windows say it in their language. */
export const componentWords = (state: 'off' | 'disabled', component: PrintComponent): string => `component_${state}:${component}`;

/** A job longer than that is not looked for any further. */
const mostTasks = 2_000;

/**
 * PR-9: the platforms' print components as one spooler, for e-waybills that only they may print. A component is spoken to only when
 * the shop has switched it on; nothing is sent twice (PR-6).
 */
export const createComponentSpooler = (settings: () => readonly ComponentSetting[], times: ComponentTimes = {}): ComponentsSpooler => {
  const clients = new Map<PrintComponent, { readonly endpoint: string; readonly client: ComponentClient }>();
  /** Names seen since the start, to be shown as missing while the component is away. */
  const seen = new Map<PrintComponent, readonly HeardPrinter[]>();
  /** What a component said of a task that it refused in the middle of a job. */
  const refusals = new Map<string, string>();

  const clientAt = (component: PrintComponent, endpoint: string): ComponentClient => {
    const known = clients.get(component);
    if (known?.endpoint === endpoint) return known.client;
    known?.client.close();
    const client = createComponentClient(component, endpoint, times);
    clients.set(component, { endpoint, client });
    return client;
  };
  const settingOf = (component: PrintComponent): ComponentSetting | undefined => settings().find((one) => one.component === component && one.enabled);
  const clientOf = (component: PrintComponent): ComponentClient | null => {
    const setting = settingOf(component);
    return setting === undefined ? null : clientAt(component, setting.endpoint);
  };
  const ask = async (component: PrintComponent, client: ComponentClient): ReturnType<ComponentClient['printers']> => {
    const printers = await client.printers();
    if (printers.ok) seen.set(component, printers.value);
    return printers;
  };
  const infoOf = (component: PrintComponent, printer: HeardPrinter): PrinterInfo => ({
    name: componentPrinter(component, printer.name), description: printer.name, isDefault: printer.isDefault, state: printer.state, words: printer.words,
  });
  const away = (component: PrintComponent, printer: HeardPrinter): PrinterInfo =>
    infoOf(component, { ...printer, state: 'missing', words: componentWords('off', component), isDefault: false });

  const stateNow = async (name: string): Promise<{ state: PrinterState; words: string }> => {
    const place = partsOfPrinter(name);
    if (place === null) return { state: 'missing', words: '' };
    const client = clientOf(place.component);
    if (client === null) return { state: 'missing', words: componentWords('disabled', place.component) };
    const printers = await ask(place.component, client);
    if (!printers.ok) return { state: 'unknown', words: componentWords('off', place.component) };
    const printer = printers.value.find((one) => one.name === place.printer);
    return printer === undefined ? { state: 'missing', words: '' } : { state: printer.state, words: printer.words };
  };

  /** Task by task, each once. What went wrong after the first was taken is told by `follow`: those before it may be on paper. */
  const sendAll = async (
    component: PrintComponent, client: ComponentClient, printer: string, title: string, documents: readonly ComponentDocument[],
  ): Promise<Result<{ readonly spoolerJobId: string }, SubmitRefusal>> => {
    const key = jobKey(title);
    const perTask = client.dialect.mostDocuments;
    const total = Math.ceil(documents.length / perTask);
    for (let sent = 0; sent < total; sent += 1) {
      const part = documents.slice(sent * perTask, (sent + 1) * perTask);
      const answer = await client.print({
        taskId: taskIdAt(key, sent + 1, sent + 1 === total), printer, documents: part, firstNumber: sent * perTask + 1, totalNumber: documents.length,
      });
      const upToHere = jobIdOf({ component, key, sent, total });
      const notSent = !answer.ok && answer.refusal.params?.['fate'] === 'not_sent';
      if (answer.ok && answer.value.kind === 'accepted') continue;
      const words = answer.ok ? answer.value.kind === 'accepted' ? '' : answer.value.words : String(answer.refusal.params?.['words'] ?? '');
      if (notSent || (answer.ok && answer.value.kind === 'refused')) {
        if (sent > 0) {
          refusals.set(upToHere, words);
          return ok({ spoolerJobId: upToHere });
        }
        return notSent ? refuse('printing.component_off', { component, words: componentWords('off', component) })
          : refuse('printing.spooler_refused', { printer, words });
      }
      return refuse('printing.spooler_no_answer', { fate: 'unknown', words });
    }
    return ok({ spoolerJobId: jobIdOf({ component, key, sent: total, total }) });
  };

  /** Which of a title's tasks the component knows: a piece at a time, until a piece is not full. */
  const lookFor = async (component: PrintComponent, client: ComponentClient, key: string): Promise<Result<SpooledJob | null, SubmitRefusal>> => {
    const piece = 50;
    let highest = 0;
    let total: number | null = null;
    for (let from = 0; from < mostTasks && total === null && highest === from; from += piece) {
      const places = Array.from({ length: piece }, (_, index) => from + index + 1);
      const states = await client.statesOf(places.flatMap((place) => [taskIdAt(key, place, false), taskIdAt(key, place, true)]));
      if (!states.ok) return states;
      for (const place of places) {
        if (states.value.has(taskIdAt(key, place, true))) total = place;
        if (states.value.has(taskIdAt(key, place, false)) || total === place) highest = place;
      }
    }
    if (highest === 0) return ok(null);
    const job: ComponentJob = { component, key, sent: highest, total };
    const states = await client.statesOf(taskIdsOf(job));
    return states.ok ? ok({ spoolerJobId: jobIdOf(job), ...stateOfJob(job, states.value, client.dialect.mostDocuments) }) : states;
  };

  return {
    name: 'component',
    formOf: (printer) => (partsOfPrinter(printer) === null ? null : { kind: 'component' }),
    list: async () => {
      const wanted = settings().flatMap(({ component, enabled }) => (enabled && isPrintComponent(component) ? [component] : []));
      const lists = await Promise.all(wanted.map(async (component): Promise<PrinterInfo[]> => {
        const client = clientOf(component);
        const printers = client === null ? null : await ask(component, client);
        if (printers?.ok === true) return printers.value.map((printer) => infoOf(component, printer));
        return (seen.get(component) ?? []).map((printer) => away(component, printer));
      }));
      return ok(lists.flat());
    },
    printerState: stateNow,
    submit: async (file, { printer: name, title }) => {
      const place = partsOfPrinter(name);
      const client = place === null ? null : clientOf(place.component);
      if (place === null || client === null) return refuse('printing.printer_missing', { printer: name });
      const documents = await readTaskFile(file);
      if (!documents.ok) return documents;
      // A component prints on its default printer when it does not know the one it is told.
      const { state, words } = await stateNow(name);
      if (state === 'unknown') return refuse('printing.component_off', { component: place.component, words });
      if (state === 'missing') return refuse('printing.printer_missing', { printer: name });
      return sendAll(place.component, client, place.printer, title, documents.value);
    },
    follow: async (spoolerJobId) => {
      const job = jobOfId(spoolerJobId);
      const client = job === null ? null : clientOf(job.component);
      if (job === null || client === null) return { state: 'unknown', words: job === null ? '' : componentWords('disabled', job.component) };
      // JD says nothing of what it took: that it took all of it is what there is to know.
      if (!client.dialect.tellsTaskStatus) {
        return { state: job.sent === job.total ? 'completed' : 'aborted', words: refusals.get(spoolerJobId) ?? '' };
      }
      const states = await client.statesOf(taskIdsOf(job));
      if (!states.ok) return { state: 'unknown', words: states.refusal.params?.['fate'] === 'not_sent' ? componentWords('off', job.component) : '' };
      const state = stateOfJob(job, states.value, client.dialect.mostDocuments);
      return { ...state, words: [refusals.get(spoolerJobId) ?? '', state.words].filter((part) => part !== '').join('; ') };
    },
    find: async (printer, title) => {
      const place = partsOfPrinter(printer);
      const client = place === null ? null : clientOf(place.component);
      if (place === null || client === null) return refuse('printing.printer_missing', { printer });
      return client.dialect.tellsTaskStatus ? lookFor(place.component, client, jobKey(title)) : ok(null);
    },
    // None of these protocols has a way to take a task back.
    cancel: (spoolerJobId) => Promise.resolve(refuse('printing.component_cannot_cancel', { component: jobOfId(spoolerJobId)?.component ?? '' })),
    printersOf: (component, endpoint) => ask(component, clientAt(component, endpoint)),
    close: () => {
      for (const { client } of clients.values()) client.close();
      clients.clear();
    },
  };
};
