import type { TFunction } from 'i18next';
import { tenthsShown, type AskedCheck } from '../../../shared/domain/packing/checks.ts';

/** `35.5 – 37.5 cm`; a size without target says so. */
export const rangeWords = (t: TFunction<'packing'>, check: Extract<AskedCheck, { kind: 'number' }>): string =>
  check.range === null ? t('check.noTarget') : `${tenthsShown(check.range.low)} – ${tenthsShown(check.range.high)} ${check.unit}`;
