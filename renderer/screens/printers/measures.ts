import type { CalibrationMeasurements } from '../../../shared/domain/printing/calibration.ts';

/** What is typed while measuring, as text. */
export const measureNames = ['nearX', 'nearY', 'farX', 'farY', 'lateForm', 'lateY'] as const;
export type MeasureName = (typeof measureNames)[number];
export type Typed = Readonly<Record<MeasureName, string>>;

export const nothingTyped: Typed = { nearX: '', nearY: '', farX: '', farY: '', lateForm: '', lateY: '' };

/** `20.3`, `20,3`, full-width figures and `−0.5` → 1/100 mm; null = not a length that a ruler shows. */
export const hmmOf = (text: string): number | null => {
  const plain = text.normalize('NFKC').trim().replace(/^[−–]/, '-').replace(/[,。]/, '.').replace(/\s*mm$/i, '');
  if (!/^-?\d{1,3}(\.\d{1,2})?$/.test(plain)) return null;
  return Math.round(Number(plain) * 100);
};

const formOf = (text: string): number | null => {
  const plain = text.normalize('NFKC').trim();
  const form = Number(plain);
  return /^\d{1,4}$/.test(plain) && form >= 2 && form <= 1_000 ? form : null;
};

/** In the order in which they are typed; `late` ones for continuous paper only. */
export const neededOf = (continuous: boolean): readonly MeasureName[] => (continuous ? measureNames : measureNames.slice(0, 4));

export const isTyped = (name: MeasureName, text: string): boolean => (name === 'lateForm' ? formOf(text) : hmmOf(text)) !== null;

/** Null while something is missing or is no length. */
export const measurementsOf = (typed: Typed, continuous: boolean): CalibrationMeasurements | null => {
  const [nearX, nearY, farX, farY, lateY] = [hmmOf(typed.nearX), hmmOf(typed.nearY), hmmOf(typed.farX), hmmOf(typed.farY), hmmOf(typed.lateY)];
  const form = formOf(typed.lateForm);
  if (nearX === null || nearY === null || farX === null || farY === null) return null;
  if (continuous && (form === null || lateY === null)) return null;
  return {
    near: { xHmm: nearX, yHmm: nearY }, far: { xHmm: farX, yHmm: farY },
    late: continuous && form !== null && lateY !== null ? { form, yHmm: lateY } : null,
  };
};

/** Which field a refusal of the arithmetic means: `far.xHmm`, `measured.late.yHmm`. */
export const nameOfField = (field: string | undefined): MeasureName | null => {
  const fields: Readonly<Record<string, MeasureName>> = { 'near.xHmm': 'nearX', 'near.yHmm': 'nearY', 'far.xHmm': 'farX', 'far.yHmm': 'farY', 'late.form': 'lateForm', 'late.yHmm': 'lateY' };
  return fields[(field ?? '').replace(/^measured\./, '')] ?? null;
};
