/** PR-4: what the sheet that is measured says about itself. One document a form. */
export type CalibrationData = {
  readonly kind: 'calibration';
  readonly printerName: string;
  readonly paperName: string;
  /** In the shop's time zone, as people read it. */
  readonly printedAt: string;
  /** Place of this form in a run of continuous paper, from 1. */
  readonly form: number;
  readonly forms: number;
};

export const calibrationFields = ['printerName', 'paperName', 'printedAt', 'form', 'forms', 'formOfRun', 'laterForm'] as const;

export const calibrationValues = (data: CalibrationData): Record<string, string> => ({
  printerName: data.printerName,
  paperName: data.paperName,
  printedAt: data.printedAt,
  form: String(data.form),
  forms: String(data.forms),
  formOfRun: `${data.form} / ${data.forms}`,
  // Only a form after the first shows how far the paper drifts.
  laterForm: data.form > 1 ? String(data.form) : '',
});
