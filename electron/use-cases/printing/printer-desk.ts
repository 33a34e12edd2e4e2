import type { Printer } from '../../../shared/contract/printers.ts';
import type { PrinterState, Spooler } from '../../printing/spooler.ts';

export type PrinterCondition = { readonly state: PrinterState; readonly words: string };

/** `known`: this machine's spoolers. `answered`: those whose list is whole; a printer of theirs that is not on it is missing. */
export type PrintersSeen = { readonly printers: readonly Printer[]; readonly known: ReadonlySet<string>; readonly answered: ReadonlySet<string> };

/** What is known of the shop's printers. */
export type PrinterDesk = {
  /** Asks every spooler now. One that does not answer is left out with all its printers, the others are listed. */
  readonly look: () => Promise<PrintersSeen>;
  /** What was seen last, refreshed when it is old; never waits for long, so that a spooler that hangs does not stall a screen. */
  readonly glance: () => Promise<PrintersSeen>;
  /** Asks the spooler about one printer, now. `missing` also when there is no such spooler here, `unknown` when it does not answer. */
  readonly conditionOf: (spooler: string, printerName: string) => Promise<PrinterCondition>;
};

const freshMs = 10_000;
const patienceMs = 300;

export const createPrinterDesk = (spoolers: ReadonlyMap<string, Spooler>): PrinterDesk => {
  const known = new Set([...spoolers.values()].map(({ name }) => name));
  let seen: PrintersSeen = { printers: [], known, answered: new Set() };
  let seenAt = -Infinity;
  let looking: Promise<PrintersSeen> | null = null;

  const askAll = async (): Promise<PrintersSeen> => {
    const answered = new Set<string>();
    const lists = await Promise.all(
      [...spoolers.values()].map(async (spooler): Promise<Printer[]> => {
        const list = await spooler.list();
        if (!list.ok) return [];
        answered.add(spooler.name);
        return list.value.map(({ name, description, state, words }) => ({ spooler: spooler.name, name, description, state, words }));
      }),
    );
    seen = { printers: lists.flat(), known, answered };
    seenAt = performance.now();
    return seen;
  };
  const look = (): Promise<PrintersSeen> => {
    looking ??= askAll().finally(() => {
      looking = null;
    });
    return looking;
  };
  const lastSeenAfter = (ms: number): Promise<PrintersSeen> =>
    new Promise((resolve) => {
      setTimeout(() => {
        resolve(seen);
      }, ms).unref();
    });

  return {
    look,
    glance: async () => (performance.now() - seenAt < freshMs ? seen : Promise.race([look(), lastSeenAfter(patienceMs)])),
    conditionOf: async (spooler, printerName) =>
      (await spoolers.get(spooler)?.printerState(printerName)) ?? { state: 'missing', words: '' },
  };
};

/** What was seen of a printer. Not seen is not gone while its spooler has not answered; a spooler that this machine lacks has no printers. */
export const seenPrinter = ({ printers, answered, known }: PrintersSeen, spooler: string, printerName: string): PrinterCondition => {
  const printer = printers.find((one) => one.spooler === spooler && one.name === printerName);
  if (printer !== undefined) return { state: printer.state, words: printer.words };
  return { state: answered.has(spooler) || !known.has(spooler) ? 'missing' : 'unknown', words: '' };
};
