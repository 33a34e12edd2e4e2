import type { LabelPrinterId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export type StoredLabelPrinter = {
  id: LabelPrinterId; name: string; host: string; port: number; language: 'tspl' | 'zpl'; dots_per_inch: 203 | 300 | 600; gap_hmm: number;
};

export const allLabelPrinters = (reader: Reader): StoredLabelPrinter[] =>
  reader.all<StoredLabelPrinter>('SELECT id, name, host, port, language, dots_per_inch, gap_hmm FROM label_printers ORDER BY name, id');

export const labelPrinterById = (reader: Reader, id: LabelPrinterId): StoredLabelPrinter | undefined =>
  reader.first<StoredLabelPrinter>('SELECT id, name, host, port, language, dots_per_inch, gap_hmm FROM label_printers WHERE id = ?', id);

export const insertLabelPrinter = (writer: Writer, printer: Omit<StoredLabelPrinter, 'id'>): LabelPrinterId =>
  writer.run(
    'INSERT INTO label_printers (name, host, port, language, dots_per_inch, gap_hmm) VALUES (?, ?, ?, ?, ?, ?)',
    printer.name, printer.host, printer.port, printer.language, printer.dots_per_inch, printer.gap_hmm,
  ).id as LabelPrinterId;

export const updateLabelPrinter = (writer: Writer, printer: StoredLabelPrinter): void => {
  writer.run(
    'UPDATE label_printers SET name = ?, host = ?, port = ?, language = ?, dots_per_inch = ?, gap_hmm = ? WHERE id = ?',
    printer.name, printer.host, printer.port, printer.language, printer.dots_per_inch, printer.gap_hmm, printer.id,
  );
};

/** A printer is known by its name: what is assigned to it, measured on it and on its way to it goes with the new one. */
export const renameLabelPrinter = (writer: Writer, from: string, to: string): void => {
  writer.run("UPDATE print_assignments SET printer_name = ? WHERE spooler = 'label' AND printer_name = ?", to, from);
  // Measured on a printer of the new name that is gone by now.
  writer.run("DELETE FROM calibrations WHERE spooler = 'label' AND printer_name = ?", to);
  writer.run("UPDATE calibrations SET printer_name = ? WHERE spooler = 'label' AND printer_name = ?", to, from);
  writer.run(
    `UPDATE print_jobs SET printer_name = ? WHERE spooler = 'label' AND printer_name = ?
     AND state IN ('queued', 'rendered', 'sending', 'sent', 'unknown', 'failed')`, to, from,
  );
};

export const deleteLabelPrinter = (writer: Writer, id: LabelPrinterId): void => {
  writer.run('DELETE FROM label_printers WHERE id = ?', id);
};

/** The first paper that goes to the printer; undefined when none does. */
export const paperAssignedTo = (reader: Reader, name: string): { kind: string; courier_code: string } | undefined =>
  reader.first("SELECT kind, courier_code FROM print_assignments WHERE spooler = 'label' AND printer_name = ? ORDER BY kind, courier_code", name);
