import { correctionOf, type Calibration } from '../../shared/domain/printing/calibration.ts';
import type { Sheet } from '../../shared/domain/printing/display-list.ts';
import type { PrintForm } from './spooler.ts';

export type DotsPerInch = Extract<PrintForm, { readonly kind: 'bitmap' }>['dotsPerInch'];

/** What is sold as 203 dpi is built with 8 dots to the millimetre (203.2 dpi); 300 and 600 are what they say. */
const dotsPerMm: Readonly<Record<DotsPerInch, number>> = { 203: 8, 300: 300 / 25.4, 600: 600 / 25.4 };
export const dotsPerHmm = (dotsPerInch: DotsPerInch): number => dotsPerMm[dotsPerInch] / 100;

/** From 1/100 mm of a sheet to dots of a head, corrected for what the printer does to this paper (PR-4). */
export type Scale = {
  /** Dots for one 1/100 mm, across and down. */
  readonly x: number;
  readonly y: number;
  /** Where the sheet's upper left corner lies, in dots. */
  readonly shiftX: number;
  readonly shiftY: number;
};

export const scaleFor = (dotsPerInch: DotsPerInch, calibration: Calibration | null, form: number): Scale => {
  const dots = dotsPerHmm(dotsPerInch);
  if (calibration === null) return { x: dots, y: dots, shiftX: 0, shiftY: 0 };
  const { scaleX, scaleY, shiftXHmm, shiftYHmm } = correctionOf(calibration, form);
  return { x: dots * scaleX, y: dots * scaleY, shiftX: shiftXHmm * dots, shiftY: shiftYHmm * dots };
};

/** The whole paper; a correction moves the content and never the paper. */
export const sizeInDots = ({ widthHmm, heightHmm }: Pick<Sheet, 'widthHmm' | 'heightHmm'>, dotsPerInch: DotsPerInch): { readonly widthDots: number; readonly heightDots: number } => ({
  widthDots: Math.round(widthHmm * dotsPerHmm(dotsPerInch)), heightDots: Math.round(heightHmm * dotsPerHmm(dotsPerInch)),
});

export const acrossDots = (scale: Scale, xHmm: number): number => Math.round(xHmm * scale.x + scale.shiftX);
export const downDots = (scale: Scale, yHmm: number): number => Math.round(yHmm * scale.y + scale.shiftY);
/** Lines keep their weight wherever they fall on the grid, and none is lost. */
export const strokeDots = (scale: Scale, strokeHmm: number): number => Math.max(1, Math.round((strokeHmm * (scale.x + scale.y)) / 2));
