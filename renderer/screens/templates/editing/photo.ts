import type { BackdropPicture } from '../../../../shared/domain/printing/template.ts';
import type { Point } from './bounds.ts';

/**
 * The photo scaled so that two points of it lie so far apart on paper; the first point stays where it is. Null when the points
 * are too near each other, or the photo would become too small or too large.
 */
export const scaledByTwoPoints = (picture: BackdropPicture, first: Point, second: Point, distanceHmm: number): BackdropPicture | null => {
  const apart = Math.hypot(second.xHmm - first.xHmm, second.yHmm - first.yHmm);
  if (apart < 50) return null;
  const factor = distanceHmm / apart;
  const [widthHmm, heightHmm] = [Math.round(picture.widthHmm * factor), Math.round(picture.heightHmm * factor)];
  if (Math.min(widthHmm, heightHmm) < 100 || Math.max(widthHmm, heightHmm) > 400_000) return null;
  const near = (at: number): number => Math.max(-200_000, Math.min(Math.round(at), 200_000));
  return {
    ...picture, widthHmm, heightHmm, xHmm: near(first.xHmm - (first.xHmm - picture.xHmm) * factor), yHmm: near(first.yHmm - (first.yHmm - picture.yHmm) * factor),
  };
};
