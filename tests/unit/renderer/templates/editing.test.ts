import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Element, Paper } from '../../../../shared/domain/printing/template.ts';
import { alignments, alignWays, distributeWays } from '../../../../renderer/screens/templates/editing/arrange.ts';
import { bottomOf, boundsOf, placedIn, rightOf, unionOf, type Bounds } from '../../../../renderer/screens/templates/editing/bounds.ts';
import { added, draftOf, moved, onPaper, placed, placesOf, removed, reordered, templateOf, withPaper, type Draft } from '../../../../renderer/screens/templates/editing/draft.ts';
import { beginHistory, redo, step, undo } from '../../../../renderer/screens/templates/editing/history.ts';
import { itemAt, itemsIn } from '../../../../renderer/screens/templates/editing/hit.ts';
import { handles, resized } from '../../../../renderer/screens/templates/editing/resize.ts';
import { gridHmm, snapLinesOf, snapMove } from '../../../../renderer/screens/templates/editing/snap.ts';

const paper: Paper = { widthHmm: 10_000, heightHmm: 18_000 };
const placedAlways = { pages: 'every', when: null } as const;
const box = (bounds: Bounds, fill: 'none' | 'black' = 'none'): Element => ({ type: 'box', ...placedAlways, ...bounds, strokeHmm: 20, ink: 'black', fill });
const line = (x1Hmm: number, y1Hmm: number, x2Hmm: number, y2Hmm: number): Element => ({ type: 'line', ...placedAlways, x1Hmm, y1Hmm, x2Hmm, y2Hmm, strokeHmm: 20, ink: 'black', dashHmm: 0 });
const table = (xHmm: number, yHmm: number, widths: readonly number[]): Element => ({
  type: 'table', xHmm, yHmm, followingYHmm: yHmm, bottomHmm: yHmm + 6_000, lastBottomHmm: yHmm + 5_000, headerSizeHmm: 280, headerHeightHmm: 600, smallestSizeHmm: 200, lineHeightPercent: 125,
  paddingXHmm: 80, paddingYHmm: 80, ruleHmm: 15, ruleInk: 'grey',
  columns: widths.map((widthHmm) => ({ header: { zh: '列', en: 'Column' }, text: '{{line.no}}', widthHmm, align: 'left', weight: 'regular', sizeHmm: 300 })),
});
const draftWith = (elements: readonly Element[]): Draft =>
  draftOf({ id: 'own-1', version: 1, kind: 'packing_slip', name: { zh: '试', en: 'Try' }, paper, backdrop: [], elements });

const someBounds = fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 17_000 }), fc.integer({ min: 100, max: 1_000 }), fc.integer({ min: 100, max: 1_000 }))
  .map(([xHmm, yHmm, widthHmm, heightHmm]): Bounds => ({ xHmm, yHmm, widthHmm, heightHmm }));
const someElement: fc.Arbitrary<Element> = fc.oneof(
  someBounds.map((bounds) => box(bounds)),
  fc.tuple(someBounds, fc.boolean(), fc.boolean()).map(([{ xHmm, yHmm, widthHmm, heightHmm }, left, top]) =>
    line(left ? xHmm : xHmm + widthHmm, top ? yHmm : yHmm + heightHmm, left ? xHmm + widthHmm : xHmm, top ? yHmm + heightHmm : yHmm)),
  fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 11_000 }), fc.array(fc.integer({ min: 300, max: 1_200 }), { minLength: 1, maxLength: 5 })).map(([x, y, widths]) => table(x, y, widths)),
);
const someWay = fc.tuple(fc.integer({ min: -30_000, max: 30_000 }), fc.integer({ min: -30_000, max: 30_000 }));
const isOnPaper = (element: Element): boolean => {
  const bounds = boundsOf(element);
  return bounds.xHmm >= 0 && bounds.yHmm >= 0 && rightOf(bounds) <= paper.widthHmm && bottomOf(bounds) <= paper.heightHmm;
};

describe('PR-3: moving and resizing', () => {
  test('however far elements are moved, together or alone, they stay on the paper and keep their places to each other', () => {
    fc.assert(fc.property(fc.array(someElement, { minLength: 1, maxLength: 6 }), someWay, (elements, [dx, dy]) => {
      const draft = draftWith(elements.map((element) => onPaper(element, paper)));
      const keys = draft.items.map(({ key }) => key);
      const after = moved(draft, keys, dx, dy);
      expect(after.items.every(({ element }) => isOnPaper(element))).toBe(true);
      const ways = after.items.map(({ element }, index) => {
        const before = boundsOf(draft.items[index]!.element);
        return [boundsOf(element).xHmm - before.xHmm, boundsOf(element).yHmm - before.yHmm];
      });
      expect(ways).toEqual(ways.map(() => ways[0]));
    }));
  });

  test('a handle moves only its own edges, never beyond the paper and never below the least size', () => {
    fc.assert(fc.property(someBounds, fc.constantFrom(...handles), someWay, fc.boolean(), (bounds, handle, [dxHmm, dyHmm], keepRatio) => {
      const after = resized(bounds, handle, { dxHmm, dyHmm }, paper, { widthHmm: 100, heightHmm: 100 }, keepRatio);
      if (!handle.includes('w')) expect(after.xHmm).toBe(bounds.xHmm);
      if (!handle.includes('e')) expect(rightOf(after)).toBe(rightOf(bounds));
      if (!handle.includes('n')) expect(after.yHmm).toBe(bounds.yHmm);
      if (!handle.includes('s')) expect(bottomOf(after)).toBe(bottomOf(bounds));
      expect(after.xHmm >= 0 && after.yHmm >= 0 && rightOf(after) <= paper.widthHmm && bottomOf(after) <= paper.heightHmm).toBe(true);
      if (!keepRatio) expect(after.widthHmm >= 100 && after.heightHmm >= 100).toBe(true);
    }));
  });

  test('a stretched element covers exactly its new bounds; columns of a table share them out to the last 1/100 mm', () => {
    fc.assert(fc.property(someElement, someBounds, (element, wished) => {
      const bounds = element.type === 'table' ? { ...wished, widthHmm: wished.widthHmm + 3_000, heightHmm: wished.heightHmm + 4_000 } : wished;
      const after = boundsOf(placedIn(element, bounds));
      expect(after).toEqual(bounds);
    }));
  });

  test('put into its own bounds an element stays as it is', () => {
    fc.assert(fc.property(someElement, (element) => {
      expect(placedIn(element, boundsOf(element))).toEqual(element);
    }));
  });

  test('a smaller paper takes every element with it', () => {
    fc.assert(fc.property(fc.array(someElement, { maxLength: 6 }), (elements) => {
      const small: Paper = { widthHmm: 7_600, heightHmm: 13_000 };
      const after = withPaper(draftWith(elements), small);
      for (const { element } of after.items) {
        const bounds = boundsOf(element);
        expect(bounds.xHmm >= 0 && bounds.yHmm >= 0 && rightOf(bounds) <= small.widthHmm && bottomOf(bounds) <= small.heightHmm).toBe(true);
      }
    }));
  });
});

describe('PR-3: snapping and arranging', () => {
  test('snapping never moves anything further than its reach, and lands on what it says', () => {
    fc.assert(fc.property(fc.array(someBounds, { maxLength: 8 }), someBounds, fc.integer({ min: 0, max: 120 }), (others, bounds, reach) => {
      const { dxHmm, dyHmm, guides } = snapMove(bounds, snapLinesOf(others, paper), reach);
      expect(Math.abs(dxHmm) <= reach && Math.abs(dyHmm) <= reach).toBe(true);
      const after = { ...bounds, xHmm: bounds.xHmm + dxHmm, yHmm: bounds.yHmm + dyHmm };
      for (const guide of guides) {
        const anchors = guide.axis === 'vertical'
          ? [after.xHmm, after.xHmm + Math.round(after.widthHmm / 2), rightOf(after)]
          : [after.yHmm, after.yHmm + Math.round(after.heightHmm / 2), bottomOf(after)];
        expect(anchors).toContain(guide.atHmm);
      }
    }));
  });

  test('an edge of a neighbour is preferred to the grid, the grid to nothing', () => {
    const targets = snapLinesOf([{ xHmm: 1_013, yHmm: 5_000, widthHmm: 500, heightHmm: 500 }], paper);
    const carried = { xHmm: 1_030, yHmm: 9_110, widthHmm: 777, heightHmm: 333 };
    expect(snapMove(carried, targets, 30)).toMatchObject({ dxHmm: -17, dyHmm: -10, guides: [{ axis: 'vertical', atHmm: 1_013 }] });
    expect((9_110 - 10) % gridHmm).toBe(0);
    expect(snapMove(carried, targets, 0)).toEqual({ dxHmm: 0, dyHmm: 0, guides: [] });
  });

  test('aligned edges are equal, and nothing leaves the bounds of all', () => {
    fc.assert(fc.property(fc.array(someBounds, { minLength: 2, maxLength: 6 }), fc.constantFrom(...alignments), (all, alignment) => {
      const frame = unionOf(all)!;
      const after = alignWays(all, alignment, frame).map(({ dxHmm, dyHmm }, index) => ({ ...all[index]!, xHmm: all[index]!.xHmm + dxHmm, yHmm: all[index]!.yHmm + dyHmm }));
      const edge = (one: Bounds): number =>
        ({ left: one.xHmm, center: 2 * one.xHmm + one.widthHmm, right: rightOf(one), top: one.yHmm, middle: 2 * one.yHmm + one.heightHmm, bottom: bottomOf(one) })[alignment];
      const tolerance = alignment === 'center' || alignment === 'middle' ? 1 : 0;
      expect(after.every((one) => Math.abs(edge(one) - edge(after[0]!)) <= 2 * tolerance)).toBe(true);
    }));
  });

  test('distributed gaps differ by no more than 1/100 mm, and the outermost two stay', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 3, maxLength: 7 }), (starts) => {
      const all = starts.map((xHmm): Bounds => ({ xHmm, yHmm: 0, widthHmm: 300, heightHmm: 100 }));
      const after = distributeWays(all, 'across').map(({ dxHmm }, index) => all[index]!.xHmm + dxHmm).sort((a, b) => a - b);
      const gaps = after.slice(1).map((x, index) => x - after[index]! - 300);
      expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      expect([after[0], after.at(-1)]).toEqual([Math.min(...starts), Math.max(...starts)]);
    }));
  });
});

describe('PR-3: what is done can be undone', () => {
  test('after any steps, undoing all gives the beginning and redoing all the end', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('move', 'remove', 'front', 'add'), fc.nat(5), someWay), { maxLength: 20 });
    fc.assert(fc.property(fc.array(someElement, { minLength: 1, maxLength: 4 }), steps, (elements, wished) => {
      const first = draftWith(elements);
      let history = beginHistory(first);
      let key = 100;
      for (const [what, at, [dx, dy]] of wished) {
        const chosen = history.present.items[at % Math.max(1, history.present.items.length)]?.key ?? -1;
        const { present } = history;
        const next = what === 'move' ? moved(present, [chosen], dx, dy) : what === 'remove' ? removed(present, [chosen]) : what === 'front' ? reordered(present, [chosen], 'front') : added(present, [{ element: box({ xHmm: 0, yHmm: 0, widthHmm: 100, heightHmm: 100 }), inArea: false }], (key += 1));
        history = step(history, next);
      }
      const last = history.present;
      const times = history.past.length;
      for (let time = 0; time < times; time += 1) history = undo(history);
      expect(history.present).toBe(first);
      for (let time = 0; time < times; time += 1) history = redo(history);
      expect(history.present).toBe(last);
    }));
  });

  test('typing in one field is one step; the next field is another', () => {
    let history = beginHistory(0);
    for (const value of [1, 2, 3]) history = step(history, value, 'text');
    history = step(history, 4, 'size');
    expect(undo(history).present).toBe(3);
    expect(undo(undo(history)).present).toBe(0);
    // Undone, the same field begins a step of its own.
    expect(step(undo(history), 9, 'size').past).toEqual([0, 3]);
  });
});

describe('PR-3: templates taken apart', () => {
  const area: Element = {
    type: 'area', xHmm: 500, yHmm: 700, widthHmm: 4_000, heightHmm: 3_000, columns: 2, rows: 3, gapXHmm: 100, gapYHmm: 200,
    elements: [{ type: 'box', ...placedAlways, xHmm: 100, yHmm: 100, widthHmm: 500, heightHmm: 400, strokeHmm: 20, ink: 'black', fill: 'black' }],
  };
  test('put together again they are the same, with what an area repeats', () => {
    const { head, items } = draftWith([box({ xHmm: 0, yHmm: 0, widthHmm: 100, heightHmm: 100 }), area, line(0, 0, 5, 5)]);
    expect(templateOf({ head, items }).elements).toEqual([box({ xHmm: 0, yHmm: 0, widthHmm: 100, heightHmm: 100 }), area, line(0, 0, 5, 5)]);
    expect([...placesOf({ head, items }).values()]).toEqual([{ element: 0, child: null }, { element: 1, child: null }, { element: 1, child: 0 }, { element: 2, child: null }]);
  });
  test('what stands in an area stays in its cell, and goes with the area', () => {
    const draft = draftWith([area]);
    const [frame, inner] = draft.items;
    const far = moved(draft, [inner!.key], 99_999, 99_999);
    expect(boundsOf(far.items[1]!.element)).toMatchObject({ xHmm: 3_500, yHmm: 2_600 });
    const both = moved(draft, [frame!.key, inner!.key], 1_000, 0);
    expect(boundsOf(both.items[1]!.element)).toMatchObject({ xHmm: 100, yHmm: 100 });
    expect(boundsOf(both.items[0]!.element).xHmm).toBe(1_500);
    expect(removed(draft, [frame!.key]).items).toEqual([]);
    expect(boundsOf(placed(draft, inner!.key, { xHmm: 800, yHmm: 900, widthHmm: 700, heightHmm: 400 }).items[1]!.element)).toMatchObject({ xHmm: 300, yHmm: 200, widthHmm: 700 });
  });
  test('a large frame is not in the way of what stands in it, nor taken by a rectangle inside it', () => {
    const draft = draftWith([box({ xHmm: 0, yHmm: 0, widthHmm: 9_000, heightHmm: 9_000 }), box({ xHmm: 1_000, yHmm: 1_000, widthHmm: 500, heightHmm: 500 }, 'black'), line(0, 5_000, 9_000, 5_000)]);
    const at = (xHmm: number, yHmm: number): number | undefined => itemAt(draft, { xHmm, yHmm }, 40, new Set())?.key;
    expect([at(4_000, 4_000), at(1_200, 1_200), at(4_000, 5_030), at(20, 4_000)]).toEqual([undefined, 2, 3, 1]);
    expect(itemAt(draft, { xHmm: 1_200, yHmm: 1_200 }, 40, new Set([2]))).toBeUndefined();
    expect(itemsIn(draft, { xHmm: 900, yHmm: 900, widthHmm: 4_200, heightHmm: 4_200 }, new Set())).toEqual([2, 3]);
  });
});
