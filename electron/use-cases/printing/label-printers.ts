import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { LabelPrinter } from '../../printing/label-spooler.ts';
import type { Reader } from '../../store/database.ts';
import {
  allLabelPrinters, deleteLabelPrinter, insertLabelPrinter, labelPrinterById, paperAssignedTo, renameLabelPrinter, updateLabelPrinter, type StoredLabelPrinter,
} from '../../store/label-printers.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

/** PR-9: printers that are spoken to over the network without a driver. */
export const listLabelPrinters = (services: Services): Result<OutputFor<'printers', 'labelPrinters'>> =>
  ok(allLabelPrinters(readerOf(services)).map((one) => ({
    id: one.id, name: one.name, host: one.host, port: one.port, language: one.language, dotsPerInch: one.dots_per_inch, gapHmm: one.gap_hmm,
  })));

/** The same for the spooler that prints on them. */
export const labelPrintersIn = (reader: Reader): readonly LabelPrinter[] =>
  allLabelPrinters(reader).map((one) => ({
    name: one.name, host: one.host, port: one.port, language: one.language, dotsPerInch: one.dots_per_inch, gapHmm: one.gap_hmm,
  }));

const plainName = (name: string): string => name.normalize('NFKC').replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replace(/ +/g, ' ').trim();
const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const hostName = /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?$/i;

/** An address as it can be connected to: IPv4, IPv6 (also in brackets) or a host name; null for anything else. */
export const readHost = (typed: string): string | null => {
  const host = typed.trim().replace(/^\[(.*)\]$/, '$1').replace(/．|。/g, '.');
  if (isIP(host) !== 0) return host;
  // Four numbers that are no address, such as 192.168.1.300, are no name either.
  if (/^[\d.]+$/.test(host) || /[\p{C}\p{Z}]/u.test(host)) return null;
  const ascii = domainToASCII(host);
  return hostName.test(host) ? host : ascii !== '' && hostName.test(ascii) && !/[/:@?#\\%]/.test(host) ? ascii : null;
};

/** Enters a printer or changes one; what is assigned to it follows a new name. Refuses a name that is taken and an address that is none. */
export const saveLabelPrinter = (services: Services, caller: Caller, input: InputFor<'printers', 'saveLabelPrinter'>): Result<OutputFor<'printers', 'saveLabelPrinter'>> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const name = plainName(input.name);
    if (name === '') return refuse('input.invalid', { field: 'name' }, 'name');
    const host = readHost(input.host);
    if (host === null) return refuse('printing.label_printer_host', { host: input.host }, 'host');
    const before = input.id === null ? null : (labelPrinterById(writer, input.id) ?? null);
    if (input.id !== null && before === null) return refuse('printing.label_printer_unknown');
    if (allLabelPrinters(writer).some((one) => one.id !== input.id && sameName(one.name, name))) return refuse('printing.label_printer_name_taken', { name }, 'name');
    const row: Omit<StoredLabelPrinter, 'id'> = {
      name, host, port: input.port, language: input.language, dots_per_inch: input.dotsPerInch, gap_hmm: input.gapHmm,
    };
    const id = before === null ? insertLabelPrinter(writer, row) : before.id;
    if (before !== null) {
      updateLabelPrinter(writer, { ...row, id });
      if (before.name !== name) renameLabelPrinter(writer, before.name, name);
    }
    trace({
      action: 'printing.label_printer_saved', subject: 'printing', subjectId: null, ...(before === null ? {} : { before: traced(before) }), after: traced({ ...row, id }),
    });
    emit('printing.changed', {});
    return ok({ id });
  });

/** Refuses a printer that papers go to: they would be left without one. */
export const removeLabelPrinter = (services: Services, caller: Caller, input: InputFor<'printers', 'removeLabelPrinter'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const printer = labelPrinterById(writer, input.id);
    if (printer === undefined) return refuse('printing.label_printer_unknown');
    const paper = paperAssignedTo(writer, printer.name);
    if (paper !== undefined) return refuse('printing.label_printer_in_use', { name: printer.name, kind: paper.kind, courierCode: paper.courier_code });
    deleteLabelPrinter(writer, printer.id);
    trace({ action: 'printing.label_printer_removed', subject: 'printing', subjectId: null, before: traced(printer) });
    emit('printing.changed', {});
    return ok(null);
  });

const traced = ({ name, host, port, language, dots_per_inch: dotsPerInch, gap_hmm: gapHmm }: StoredLabelPrinter) => ({ name, host, port, language, dotsPerInch, gapHmm });
