import { ok, refuse, type Refusal, type Result } from '../result.ts';

/**
 * PR-4: how a printer puts the content of one kind of paper down: a point that should lie at `n` lies at `offset + scale × n`, on form
 * `k` of continuous paper (from 0) lower by `k × drift`. Micrometres (1/1000 mm) and parts per million (1,000,000 = true size).
 */
export type Calibration = {
  readonly offsetXUm: number;
  readonly offsetYUm: number;
  readonly scaleXPpm: number;
  readonly scaleYPpm: number;
  readonly driftUmPerForm: number;
};

/** Where a sheet's content must be sent so that it comes out where the sheet has it: `sent = scale × wanted + shift`. */
export type Correction = { readonly scaleX: number; readonly scaleY: number; readonly shiftXHmm: number; readonly shiftYHmm: number };

/** The correction for form `form` (from 0, counted since the paper was aligned). */
export const correctionOf = (calibration: Calibration, form: number): Correction => {
  const scaleX = 1_000_000 / calibration.scaleXPpm;
  const scaleY = 1_000_000 / calibration.scaleYPpm;
  return {
    scaleX, scaleY,
    shiftXHmm: (-calibration.offsetXUm / 10) * scaleX,
    shiftYHmm: (-(calibration.offsetYUm + form * calibration.driftUmPerForm) / 10) * scaleY,
  };
};

/** A place on the paper in 1/100 mm from its left and top edge. */
export type Place = { readonly xHmm: number; readonly yHmm: number };

/** Where the marks of the calibration sheet should lie: `near` at the top left, `far` at the bottom right. */
export type CalibrationMarks = { readonly near: Place; readonly far: Place };

/** Where a person found them. `late`: how far down the near mark lies on form number `form` (2 = the one after the first); null = single sheets. */
export type CalibrationMeasurements = CalibrationMarks & { readonly late: { readonly form: number; readonly yHmm: number } | null };

export type CalibrationRefusal = Refusal<
  'printing.calibration_marks_swapped' | 'printing.calibration_scale' | 'printing.calibration_offset' | 'printing.calibration_drift'
>;

/** What no printer does: a measurement that says so was read off or typed wrong. */
export const calibrationLimits = { scalePpm: 50_000, offsetUm: 30_000, driftUmPerForm: 2_000 } as const;

/**
 * Three measurements → how the printer prints. Refuses what no printer does, with the measurement in `field` (`far.xHmm`): marks that
 * lie the wrong way round, a scale beyond ±5 %, an offset beyond 30 mm, a drift beyond 2 mm a form.
 */
export const calibrationFrom = (measured: CalibrationMeasurements, marks: CalibrationMarks): Result<Calibration, CalibrationRefusal> => {
  const across = axis('x', measured.near.xHmm, measured.far.xHmm, marks.near.xHmm, marks.far.xHmm);
  if (!across.ok) return across;
  const down = axis('y', measured.near.yHmm, measured.far.yHmm, marks.near.yHmm, marks.far.yHmm);
  if (!down.ok) return down;
  // `form` counts from 1, so form 2 has drifted once.
  const driftUmPerForm = measured.late === null ? 0 : Math.round(((measured.late.yHmm - measured.near.yHmm) * 10) / (measured.late.form - 1));
  if (Math.abs(driftUmPerForm) > calibrationLimits.driftUmPerForm) return refuse('printing.calibration_drift', { mm: inMm(driftUmPerForm) }, 'late.yHmm');
  return ok({
    offsetXUm: across.value.offsetUm, offsetYUm: down.value.offsetUm, scaleXPpm: across.value.scalePpm, scaleYPpm: down.value.scalePpm, driftUmPerForm,
  });
};

const inMm = (um: number): number => Math.round(um / 10) / 100;

const axis = (
  name: 'x' | 'y', nearHmm: number, farHmm: number, trueNearHmm: number, trueFarHmm: number,
): Result<{ readonly offsetUm: number; readonly scalePpm: number }, CalibrationRefusal> => {
  const far = `far.${name}Hmm`;
  const measuredHmm = farHmm - nearHmm;
  if (measuredHmm <= 0) return refuse('printing.calibration_marks_swapped', { near: nearHmm / 100, far: farHmm / 100 }, far);
  const scale = measuredHmm / (trueFarHmm - trueNearHmm);
  const scalePpm = Math.round(scale * 1_000_000);
  if (Math.abs(scalePpm - 1_000_000) > calibrationLimits.scalePpm) {
    return refuse('printing.calibration_scale', { percent: Math.round((scale - 1) * 1_000) / 10, trueMm: (trueFarHmm - trueNearHmm) / 100, mm: measuredHmm / 100 }, far);
  }
  // Not from the rounded scale: at the far edge of a long form that would be felt.
  const offsetUm = Math.round((nearHmm - scale * trueNearHmm) * 10);
  if (Math.abs(offsetUm) > calibrationLimits.offsetUm) return refuse('printing.calibration_offset', { mm: inMm(offsetUm) }, `near.${name}Hmm`);
  return ok({ offsetUm, scalePpm });
};
