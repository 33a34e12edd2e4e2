import { z } from 'zod';
import { command, query } from './operation.ts';
import { count, courierCode, labelPrinterId, line, nothing, requiredLine, time } from './fields.ts';
import { assignedKind } from './printing.ts';

const spooler = requiredLine(20);
const printerName = requiredLine(300);
const templateId = requiredLine(60);

export const printer = z.object({
  spooler: z.string(), name: z.string(), description: z.string(),
  state: z.enum(['ready', 'paused', 'missing', 'trouble', 'unknown']), words: z.string(),
});
export type Printer = z.output<typeof printer>;

export const labelPrinter = z.object({
  id: labelPrinterId, name: z.string(), host: z.string(), port: z.number().int(), language: z.enum(['tspl', 'zpl']),
  dotsPerInch: z.union([z.literal(203), z.literal(300), z.literal(600)]), gapHmm: count,
});
export type LabelPrinter = z.output<typeof labelPrinter>;

export const printComponents = ['cainiao', 'pinduoduo', 'douyin', 'kuaishou', 'jd', 'meituan'] as const;
export const printComponent = z.enum(printComponents);

/** PR-4: what a person read off the test sheet, in 1/100 mm from the paper's left and top edge. */
export const calibrationMeasurements = z.object({
  /** The mark near the top left, on the first form. */
  near: z.object({ xHmm: z.number().int().min(-2_000).max(100_000), yHmm: z.number().int().min(-2_000).max(100_000) }),
  /** The mark near the bottom right, on the first form. */
  far: z.object({ xHmm: z.number().int().min(-2_000).max(100_000), yHmm: z.number().int().min(-2_000).max(100_000) }),
  /** Continuous paper only: how far down the top mark lies on form number `form` (2 = the next one). */
  late: z.object({ form: z.number().int().min(2).max(1_000), yHmm: z.number().int().min(-20_000).max(100_000) }).nullable(),
});
export type CalibrationMeasurements = z.output<typeof calibrationMeasurements>;

export const calibration = z.object({
  spooler: z.string(), printerName: z.string(), widthHmm: count, heightHmm: count,
  offsetXUm: z.number().int(), offsetYUm: z.number().int(), scaleXPpm: count, scaleYPpm: count, driftUmPerForm: z.number().int(),
  formsSinceAligned: count, measured: calibrationMeasurements, measuredAt: time, measuredByName: z.string(),
});

export const printers = {
  list: query({ access: 'printing.print', input: nothing, output: z.array(printer) }),
  assignments: query({
    access: 'printing.print', input: nothing,
    output: z.array(z.object({ kind: assignedKind, courierCode: z.string(), spooler: z.string(), printerName: z.string(), templateId: z.string() })),
  }),
  /** `courierCode` '' = every courier that has no assignment of its own. */
  assign: command({
    access: 'settings.edit',
    input: z.object({ kind: assignedKind, courierCode: z.union([courierCode, z.literal('')]), spooler, printerName, templateId }),
    output: nothing,
  }),
  /** Takes back what a courier has of its own: the usual printer and paper count again. */
  unassign: command({ access: 'settings.edit', input: z.object({ kind: assignedKind, courierCode }), output: nothing }),
  testPage: command({ access: 'printing.print', input: z.object({ spooler, printerName, templateId }), output: nothing }),

  labelPrinters: query({ access: 'printing.print', input: nothing, output: z.array(labelPrinter) }),
  /** `id` null = a new one. */
  saveLabelPrinter: command({
    access: 'settings.edit',
    input: z.object({
      id: labelPrinterId.nullable(), name: requiredLine(60), host: requiredLine(255), port: z.number().int().min(1).max(65_535).default(9100),
      language: z.enum(['tspl', 'zpl']), dotsPerInch: z.union([z.literal(203), z.literal(300), z.literal(600)]).default(203), gapHmm: z.number().int().min(0).max(2_000).default(200),
    }),
    output: z.object({ id: labelPrinterId }),
  }),
  removeLabelPrinter: command({ access: 'settings.edit', input: z.object({ id: labelPrinterId }), output: nothing }),

  /** The platforms' print components: which are asked for, and whether they answer. */
  components: query({
    access: 'printing.print', input: nothing,
    output: z.array(z.object({
      component: printComponent, enabled: z.boolean(), endpoint: z.string(), state: z.enum(['off', 'online', 'offline']), words: z.string(), printers: z.array(z.string()),
    })),
  }),
  /** `endpoint` '' = the component's usual address on this machine. */
  setComponent: command({ access: 'settings.edit', input: z.object({ component: printComponent, enabled: z.boolean(), endpoint: line(200) }), output: nothing }),

  calibrations: query({ access: 'printing.print', input: nothing, output: z.array(calibration) }),
  /** Prints the sheet that is measured; `forms` > 1 on continuous paper, to see it drift. Printed without any correction. */
  calibrationSheet: command({ access: 'printing.print', input: z.object({ spooler, printerName, templateId, forms: z.number().int().min(1).max(20).default(1) }), output: nothing }),
  /** Measurements → offset, scale, drift; from then on applied to every job on this printer and paper. Refuses what no printer does (a scale beyond ±5 %, an offset beyond 30 mm). */
  calibrate: command({ access: 'settings.edit', input: z.object({ spooler, printerName, templateId, measured: calibrationMeasurements }), output: calibration }),
  removeCalibration: command({ access: 'settings.edit', input: z.object({ spooler, printerName, widthHmm: count, heightHmm: count }), output: nothing }),
  /** The first form of new continuous paper lies at the head: drift counts from here. */
  paperAligned: command({ access: 'printing.print', input: z.object({ spooler, printerName, widthHmm: count, heightHmm: count }), output: nothing }),
};
