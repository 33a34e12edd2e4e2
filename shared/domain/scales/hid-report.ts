import { mostGrams, type ScaleFrame } from './frame.ts';

/** USB HID: weighing devices say so by this usage page. */
export const hidScaleUsagePage = 0x8d;

const dataReportId = 3;

/** Grams in the units of the HID usage tables, point of sale. */
const hidUnits: Readonly<Record<number, number>> = {
  1: 0.001, 2: 1, 3: 1000, 4: 0.2, 6: 0.06479891, 7: 1.55517384, 8: 1_000_000, 9: 907_184.74, 10: 31.1034768, 11: 28.349523125, 12: 453.59237,
};

const status = { fault: 1, stableAtZero: 2, moving: 3, stable: 4, underZero: 5, overload: 6, needsCalibration: 7, needsZero: 8 } as const;

/**
 * One data report: status, unit, power of ten, weight in two bytes. Windows and Linux hand it over with its id (3) in front,
 * some systems without. Null = another report, or one that says the scale cannot weigh.
 */
export const readHidReport = (report: Uint8Array): ScaleFrame | null => {
  const body = report.length >= 6 && report[0] === dataReportId ? report.subarray(1) : report.length === 5 ? report : null;
  if (body === null) return null;
  const [state = 0, unit = 0, power = 0, low = 0, high = 0] = body;
  switch (state) {
    case status.overload:
      return { kind: 'overload' };
    case status.fault:
    case status.needsCalibration:
    case status.needsZero:
      return { kind: 'underload' };
    case status.stableAtZero:
    case status.moving:
    case status.stable:
    case status.underZero:
      break;
    default:
      return null;
  }
  const grams = hidUnits[unit];
  if (grams === undefined) return null;
  const exponent = power > 127 ? power - 256 : power;
  const weightG = Math.round((low + high * 256) * 10 ** exponent * grams);
  if (!(weightG <= mostGrams)) return null;
  return { kind: 'weight', weightG: state === status.underZero && weightG !== 0 ? -weightG : weightG, stable: state !== status.moving };
};
