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
