import type { AreaElement, Element, Paper, PlacedElement, Template } from '../../../../shared/domain/printing/template.ts';
import { boundsOf, leastSize, movedBy, placedIn, wayOnPaper, type Bounds, type Point } from './bounds.ts';

/** An element under a key of its own, so that it stays itself while its place in the list changes. */
export type Item = {
  readonly key: number;
  /** Of an area only its own frame; what is repeated in it are items too. */
  readonly element: Element;
  /** Stands in the repeated area and is placed in the coordinates of its first cell. */
  readonly inArea: boolean;
};

/** A template taken apart for editing. `items` in painting order; a template has at most one area. */
export type Draft = { readonly head: Omit<Template, 'elements'>; readonly items: readonly Item[] };

export const draftOf = (template: Template, firstKey = 1): Draft => {
  const { elements, ...head } = template;
  let key = firstKey;
  const items = elements.flatMap((element): Item[] => {
    if (element.type !== 'area') return [{ key: key++, element, inArea: false }];
    return [
      { key: key++, element: { ...element, elements: [] }, inArea: false },
      ...element.elements.map((inner): Item => ({ key: key++, element: inner, inArea: true })),
    ];
  });
  return { head, items };
};

const isPlaced = (element: Element): element is PlacedElement => element.type !== 'table' && element.type !== 'area';

export const templateOf = ({ head, items }: Draft): Template => {
  const inner = items.flatMap(({ element, inArea }) => (inArea && isPlaced(element) ? [element] : []));
  const elements = items.filter(({ inArea }) => !inArea).map(({ element }) => (element.type === 'area' ? { ...element, elements: inner } : element));
  return { ...head, elements };
};

/** Where each item stands in the template: what paths of problems and drawn parts name. */
export type Place = { readonly element: number; readonly child: number | null };

export const placesOf = ({ items }: Draft): ReadonlyMap<number, Place> => {
  const area = items.filter(({ inArea }) => !inArea).findIndex(({ element }) => element.type === 'area');
  const places = new Map<number, Place>();
  let [element, child] = [0, 0];
  for (const item of items) {
    if (item.inArea) places.set(item.key, { element: area, child: child++ });
    else places.set(item.key, { element: element++, child: null });
  }
  return places;
};

export const itemOf = (draft: Draft, key: number): Item | undefined => draft.items.find((item) => item.key === key);
export const itemsOf = (draft: Draft, keys: readonly number[]): readonly Item[] => draft.items.filter(({ key }) => keys.includes(key));
export const areaOf = ({ items }: Draft): AreaElement | null => {
  for (const { element } of items) if (element.type === 'area') return element;
  return null;
};

/** What an item may move on: the paper, or a cell of the area. */
export const spaceOf = (draft: Draft, item: Item): { readonly origin: Point; readonly paper: Paper } => {
  const area = item.inArea ? areaOf(draft) : null;
  if (area === null) return { origin: { xHmm: 0, yHmm: 0 }, paper: draft.head.paper };
  return { origin: { xHmm: area.xHmm, yHmm: area.yHmm }, paper: { widthHmm: area.widthHmm, heightHmm: area.heightHmm } };
};

/** On the paper, whatever the item's own coordinates are. */
export const paperBounds = (draft: Draft, item: Item): Bounds => {
  const { origin } = spaceOf(draft, item);
  const bounds = boundsOf(item.element);
  return { ...bounds, xHmm: bounds.xHmm + origin.xHmm, yHmm: bounds.yHmm + origin.yHmm };
};

export const changed = (draft: Draft, keys: readonly number[], change: (element: Element, item: Item) => Element): Draft => ({
  ...draft, items: draft.items.map((item) => (keys.includes(item.key) ? { ...item, element: change(item.element, item) } : item)),
});

/** Those that move by themselves: what stands in an area goes with it. */
const movers = (draft: Draft, keys: readonly number[]): readonly Item[] => {
  const chosen = itemsOf(draft, keys);
  return chosen.some(({ element }) => element.type === 'area') ? chosen.filter(({ inArea }) => !inArea) : chosen;
};

/** How far these items can go together: none of them leaves its paper, and they keep their places to each other. */
export const wayFor = (draft: Draft, keys: readonly number[], dxHmm: number, dyHmm: number): { readonly dxHmm: number; readonly dyHmm: number } => {
  let way = { dxHmm, dyHmm };
  for (const item of movers(draft, keys)) {
    const own = wayOnPaper(boundsOf(item.element), dxHmm, dyHmm, spaceOf(draft, item).paper);
    way = { dxHmm: nearer(way.dxHmm, own.dxHmm), dyHmm: nearer(way.dyHmm, own.dyHmm) };
  }
  return way;
};

const nearer = (a: number, b: number): number => (Math.abs(b) < Math.abs(a) ? b : a);

export const moved = (draft: Draft, keys: readonly number[], dxHmm: number, dyHmm: number): Draft => {
  const way = wayFor(draft, keys, dxHmm, dyHmm);
  if (way.dxHmm === 0 && way.dyHmm === 0) return draft;
  return changed(draft, movers(draft, keys).map(({ key }) => key), (element) => movedBy(element, way.dxHmm, way.dyHmm));
};

/** Each its own way, as far as its paper goes. */
export const movedEach = (draft: Draft, ways: ReadonlyMap<number, { readonly dxHmm: number; readonly dyHmm: number }>): Draft =>
  [...ways].reduce((all, [key, { dxHmm, dyHmm }]) => moved(all, [key], dxHmm, dyHmm), draft);

/** Into bounds on the paper. */
export const placed = (draft: Draft, key: number, bounds: Bounds): Draft =>
  changed(draft, [key], (element, item) => {
    const { origin, paper } = spaceOf(draft, item);
    return onPaper(placedIn(element, { ...bounds, xHmm: bounds.xHmm - origin.xHmm, yHmm: bounds.yHmm - origin.yHmm }), paper);
  });

/** Makes an element lie on a paper: first moved, then made smaller. */
export const onPaper = (element: Element, paper: Paper): Element => {
  const bounds = boundsOf(element);
  const least = leastSize(element);
  const widthHmm = Math.max(Math.min(bounds.widthHmm, paper.widthHmm), least.widthHmm);
  const heightHmm = Math.max(Math.min(bounds.heightHmm, paper.heightHmm), least.heightHmm);
  const fitted = widthHmm === bounds.widthHmm && heightHmm === bounds.heightHmm ? element : placedIn(element, { ...bounds, widthHmm, heightHmm });
  const way = wayOnPaper(boundsOf(fitted), 0, 0, paper);
  return way.dxHmm === 0 && way.dyHmm === 0 ? fitted : movedBy(fitted, way.dxHmm, way.dyHmm);
};

export const withPaper = (draft: Draft, paper: Paper): Draft => {
  const resized = { ...draft, head: { ...draft.head, paper } };
  return { ...resized, items: resized.items.map((item) => (item.inArea ? item : { ...item, element: onPaper(item.element, paper) })) };
};

/** What is taken out with its area. */
export const removed = (draft: Draft, keys: readonly number[]): Draft => {
  const withArea = itemsOf(draft, keys).some(({ element }) => element.type === 'area');
  const items = draft.items.filter((item) => !keys.includes(item.key) && !(withArea && item.inArea));
  return items.length === draft.items.length ? draft : { ...draft, items };
};

/** Puts elements on top, a little beside where they stood when `asideHmm` is not 0. A second flowing element is left out. */
export const added = (draft: Draft, elements: readonly { readonly element: Element; readonly inArea: boolean }[], firstKey: number, asideHmm = 0): Draft => {
  const hasFlow = draft.items.some(({ element }) => !isPlaced(element));
  const hasArea = areaOf(draft) !== null;
  const items = elements
    .filter(({ element }) => isPlaced(element) || !hasFlow)
    .map(({ element, inArea }, index): Item => {
      const item = { key: firstKey + index, element, inArea: inArea && hasArea };
      const { paper } = spaceOf(draft, item);
      const fitted = onPaper(element, paper);
      const way = wayOnPaper(boundsOf(fitted), asideHmm, asideHmm, paper);
      return { ...item, element: movedBy(fitted, way.dxHmm, way.dyHmm) };
    });
  return { ...draft, items: [...draft.items, ...items] };
};

export type Reorder = 'front' | 'forward' | 'backward' | 'back';

/** In front of or behind the others: later in the list is painted over what is earlier. */
export const reordered = (draft: Draft, keys: readonly number[], to: Reorder): Draft => {
  const chosen = (item: Item): boolean => keys.includes(item.key);
  const { items } = draft;
  if (to === 'front') return { ...draft, items: [...items.filter((item) => !chosen(item)), ...items.filter(chosen)] };
  if (to === 'back') return { ...draft, items: [...items.filter(chosen), ...items.filter((item) => !chosen(item))] };
  const order = to === 'forward' ? [...items].reverse() : [...items];
  for (let index = 1; index < order.length; index += 1) {
    const [before, one] = [order[index - 1], order[index]];
    if (before !== undefined && one !== undefined && chosen(one) && !chosen(before)) [order[index - 1], order[index]] = [one, before];
  }
  return { ...draft, items: to === 'forward' ? order.reverse() : order };
};
