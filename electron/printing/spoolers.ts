import { createCupsSpooler } from './cups.ts';
import { createLabelSpooler, type LabelPrinter } from './label-spooler.ts';
import { createPdfFolderSpooler } from './pdf-folder.ts';
import type { Spooler, SpoolerName } from './spooler.ts';
import { createWindowsSpooler } from './windows.ts';

export type Spoolers = {
  /** The system's spooler first, the PDF folder always last. */
  readonly all: readonly Spooler[];
  /** Null for a spooler that this machine does not have (settings brought over from another one). */
  readonly named: (name: string) => Spooler | null;
};

export type SpoolersOptions = {
  readonly pdfFolder: () => string;
  /** Label printers on the network, as the shop entered them; asked each time. */
  readonly labelPrinters: () => readonly LabelPrinter[];
  readonly platform?: NodeJS.Platform;
  readonly environment?: NodeJS.ProcessEnv;
};

/** The ways to paper on this machine. */
export const createSpoolers = ({ pdfFolder, labelPrinters, platform = process.platform, environment = process.env }: SpoolersOptions): Spoolers => {
  const system = platform === 'win32' ? createWindowsSpooler() : createCupsSpooler({ environment });
  const all = [system, createLabelSpooler({ printers: labelPrinters }), createPdfFolderSpooler({ folder: pdfFolder })];
  return { all, named: (name) => all.find((spooler) => spooler.name === (name as SpoolerName)) ?? null };
};
