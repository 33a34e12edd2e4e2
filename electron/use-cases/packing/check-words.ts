import { tenthsShown, type JudgedAnswer } from '../../../shared/domain/packing/checks.ts';

/** What was found, standing for itself whatever the manager makes of the check later: label, value, and the range it was judged by. */
export const checkedWords = ({ check, value }: JudgedAnswer): string => {
  if (check.kind === 'yes_no') return `${check.label}: ${value === true ? '✓' : '✗'}`;
  const range = check.range === null ? '' : ` (${tenthsShown(check.range.low)}–${tenthsShown(check.range.high)})`;
  return `${check.label}: ${tenthsShown(Number(value))} ${check.unit}${range}`;
};
