import { bottomOf, boundsOf, rightOf, touches, type Bounds, type Point } from './bounds.ts';
import { paperBounds, type Draft, type Item } from './draft.ts';

const inside = ({ xHmm, yHmm }: Point, bounds: Bounds, marginHmm: number): boolean =>
  xHmm >= bounds.xHmm - marginHmm && xHmm <= rightOf(bounds) + marginHmm && yHmm >= bounds.yHmm - marginHmm && yHmm <= bottomOf(bounds) + marginHmm;

/** A frame without a filling is only there where its line is: else a large one would cover all that stands in it. */
const hits = (draft: Draft, item: Item, point: Point, reachHmm: number): boolean => {
  const bounds = paperBounds(draft, item);
  const { element } = item;
  if (element.type === 'line') return distanceToLine(draft, item, point) <= reachHmm;
  if (!inside(point, bounds, element.type === 'box' ? reachHmm : 0)) return false;
  if (element.type !== 'box' || element.fill !== 'none') return true;
  const inner: Bounds = {
    xHmm: bounds.xHmm + reachHmm, yHmm: bounds.yHmm + reachHmm, widthHmm: bounds.widthHmm - 2 * reachHmm, heightHmm: bounds.heightHmm - 2 * reachHmm,
  };
  return inner.widthHmm <= 0 || inner.heightHmm <= 0 || !inside(point, inner, 0);
};

const distanceToLine = (draft: Draft, item: Item, point: Point): number => {
  if (item.element.type !== 'line') return Infinity;
  const own = boundsOf(item.element);
  const onPaper = paperBounds(draft, item);
  const [dx, dy] = [onPaper.xHmm - own.xHmm, onPaper.yHmm - own.yHmm];
  const { x1Hmm, y1Hmm, x2Hmm, y2Hmm } = item.element;
  const [ax, ay, bx, by] = [x1Hmm + dx, y1Hmm + dy, x2Hmm + dx, y2Hmm + dy];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.xHmm - ax) * (bx - ax) + (point.yHmm - ay) * (by - ay)) / length));
  return Math.hypot(point.xHmm - ax - along * (bx - ax), point.yHmm - ay - along * (by - ay));
};

/** What is under the pointer, the topmost first; a table or an area only where nothing else is. */
export const itemAt = (draft: Draft, point: Point, reachHmm: number, locked: ReadonlySet<number>): Item | undefined => {
  const found = [...draft.items].reverse().filter((item) => !locked.has(item.key) && hits(draft, item, point, reachHmm));
  return found.find(({ element }) => element.type !== 'table' && element.type !== 'area') ?? found[0];
};

/** What a rectangle pulled over the paper takes: all that it touches, but of a frame or table only when it is wholly in it. */
export const itemsIn = (draft: Draft, rectangle: Bounds, locked: ReadonlySet<number>): readonly number[] =>
  draft.items
    .filter((item) => {
      if (locked.has(item.key)) return false;
      const bounds = paperBounds(draft, item);
      const { element } = item;
      const large = element.type === 'table' || element.type === 'area' || (element.type === 'box' && element.fill === 'none');
      if (!large) return touches(bounds, rectangle);
      return bounds.xHmm >= rectangle.xHmm && bounds.yHmm >= rectangle.yHmm && rightOf(bounds) <= rightOf(rectangle) && bottomOf(bounds) <= bottomOf(rectangle);
    })
    .map(({ key }) => key);
