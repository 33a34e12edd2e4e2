import { bottomOf, rightOf, unionOf, type Bounds } from './bounds.ts';

export const alignments = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];

export type Way = { readonly dxHmm: number; readonly dyHmm: number };

const none: Way = { dxHmm: 0, dyHmm: 0 };

/** How far each has to go to stand in line within `frame`: the bounds of all of them, or the paper for a single one. */
export const alignWays = (all: readonly Bounds[], alignment: Alignment, frame: Bounds): readonly Way[] =>
  all.map((one) => {
    switch (alignment) {
      case 'left':
        return { ...none, dxHmm: frame.xHmm - one.xHmm };
      case 'center':
        return { ...none, dxHmm: Math.round(frame.xHmm + frame.widthHmm / 2 - one.widthHmm / 2) - one.xHmm };
      case 'right':
        return { ...none, dxHmm: rightOf(frame) - rightOf(one) };
      case 'top':
        return { ...none, dyHmm: frame.yHmm - one.yHmm };
      case 'middle':
        return { ...none, dyHmm: Math.round(frame.yHmm + frame.heightHmm / 2 - one.heightHmm / 2) - one.yHmm };
      case 'bottom':
        return { ...none, dyHmm: bottomOf(frame) - bottomOf(one) };
    }
  });

/** Equal gaps between three or more; the outermost two stay. Gaps differ by no more than 1/100 mm. */
export const distributeWays = (all: readonly Bounds[], axis: 'across' | 'down'): readonly Way[] => {
  const union = unionOf(all);
  if (union === null || all.length < 3) return all.map(() => none);
  const startOf = (one: Bounds): number => (axis === 'across' ? one.xHmm : one.yHmm);
  const lengthOf = (one: Bounds): number => (axis === 'across' ? one.widthHmm : one.heightHmm);
  const inOrder = all.map((one, index) => ({ one, index })).sort((a, b) => startOf(a.one) - startOf(b.one) || startOf(a.one) + lengthOf(a.one) - startOf(b.one) - lengthOf(b.one));
  const first = inOrder[0];
  const last = inOrder.at(-1);
  if (first === undefined || last === undefined) return all.map(() => none);
  const inner = startOf(last.one) - (startOf(first.one) + lengthOf(first.one)) - inOrder.slice(1, -1).reduce((sum, { one }) => sum + lengthOf(one), 0);
  const gap = inner / (inOrder.length - 1);
  const ways: Way[] = all.map(() => none);
  let at = startOf(first.one) + lengthOf(first.one);
  for (const { one, index } of inOrder.slice(1, -1)) {
    at += gap;
    const by = Math.round(at) - startOf(one);
    ways[index] = axis === 'across' ? { dxHmm: by, dyHmm: 0 } : { dxHmm: 0, dyHmm: by };
    at += lengthOf(one);
  }
  return ways;
};
