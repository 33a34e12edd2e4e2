import i18next from 'i18next';
import type { Calibration } from '../../../shared/domain/printing/calibration.ts';

/** Below this nobody sees it, and no ruler tells. */
const leastUm = 50;
const leastPpm = 500;

const inMm = (um: number): string => String(Math.round(Math.abs(um) / 10) / 100);
const inPercent = (ppm: number): string => String(Math.round(Math.abs(ppm) / 100) / 100);

/** What a printer does to a paper, in words: `偏右 0.8 mm，长了 0.3 %，每张再低 0.12 mm`. */
export const calibrationWords = ({ offsetXUm, offsetYUm, scaleXPpm, scaleYPpm, driftUmPerForm }: Calibration): string => {
  const parts: string[] = [];
  if (Math.abs(offsetXUm) >= leastUm) parts.push(i18next.t(offsetXUm > 0 ? 'printers:result.right' : 'printers:result.left', { mm: inMm(offsetXUm) }));
  if (Math.abs(offsetYUm) >= leastUm) parts.push(i18next.t(offsetYUm > 0 ? 'printers:result.lower' : 'printers:result.higher', { mm: inMm(offsetYUm) }));
  const wider = scaleXPpm - 1_000_000;
  if (Math.abs(wider) >= leastPpm) parts.push(i18next.t(wider > 0 ? 'printers:result.wide' : 'printers:result.narrow', { percent: inPercent(wider) }));
  const longer = scaleYPpm - 1_000_000;
  if (Math.abs(longer) >= leastPpm) parts.push(i18next.t(longer > 0 ? 'printers:result.long' : 'printers:result.short', { percent: inPercent(longer) }));
  // Drift adds up: a hundredth a form is a millimetre after a hundred.
  if (Math.abs(driftUmPerForm) >= 5) parts.push(i18next.t(driftUmPerForm > 0 ? 'printers:result.driftLower' : 'printers:result.driftHigher', { mm: inMm(driftUmPerForm) }));
  return parts.length === 0 ? i18next.t('printers:result.exact') : parts.join(i18next.t('printers:result.joiner'));
};

/** `+0.3` or `−0.5`: how much the next form is moved down against drift. */
export const driftNow = (driftUmPerForm: number, formsSinceAligned: number): string => {
  const um = -driftUmPerForm * formsSinceAligned;
  return `${um > 0 ? '+' : um < 0 ? '−' : ''}${inMm(um)}`;
};
