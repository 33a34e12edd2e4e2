import { useRef, type PointerEvent as ReactPointerEvent } from 'react';
import type { Element, LineElement } from '../../../../shared/domain/printing/template.ts';
import { leastSize, unionOf, type Bounds, type Point } from '../editing/bounds.ts';
import { changed, itemOf, itemsOf, moved, paperBounds, placed, spaceOf, wayFor, type Draft } from '../editing/draft.ts';
import { itemAt, itemsIn } from '../editing/hit.ts';
import { edgesOf, resized, type Handle } from '../editing/resize.ts';
import { snapEdges, snapLinesOf, snapMove, type SnapLines } from '../editing/snap.ts';
import { dropLive, keepLive, select, sessionNow, showLive, toggleSelected, unlockedSelection } from './editor-store.ts';
import { panBy, paperPoint, useStage } from './stage-store.ts';

type Gesture =
  | { readonly kind: 'pan'; readonly lastX: number; readonly lastY: number }
  | { readonly kind: 'marquee'; readonly from: Point; readonly before: readonly number[] }
  | { readonly kind: 'move'; readonly from: Point; readonly keys: readonly number[]; readonly targets: SnapLines; readonly started: boolean; readonly onlyThis: number | null }
  | { readonly kind: 'resize'; readonly from: Point; readonly key: number; readonly handle: Handle; readonly targets: SnapLines }
  | { readonly kind: 'line_end'; readonly from: Point; readonly key: number; readonly end: 'start' | 'end'; readonly targets: SnapLines };

/** Pixels that the pointer may tremble before a press becomes a pull, and within which things snap. */
const tremblePx = 3;
const reachPx = 6;

const targetsBut = (draft: Draft, keys: readonly number[]): SnapLines =>
  snapLinesOf(draft.items.filter(({ key }) => !keys.includes(key)).map((item) => paperBounds(draft, item)), draft.head.paper);

/** The rectangle between two points, in whole 1/100 mm. */
const between = (a: Point, b: Point): Bounds => ({
  xHmm: Math.round(Math.min(a.xHmm, b.xHmm)), yHmm: Math.round(Math.min(a.yHmm, b.yHmm)), widthHmm: Math.round(Math.abs(a.xHmm - b.xHmm)), heightHmm: Math.round(Math.abs(a.yHmm - b.yHmm)),
});

export type GestureOptions = { readonly readOnly: boolean; readonly spaceHeld: () => boolean; readonly onMeasure: ((point: Point) => void) | null };

/** What the pointer does on the sheet: select, pull, resize, look around. Each pull is one step that can be undone. */
export const useGestures = ({ readOnly, spaceHeld, onMeasure }: GestureOptions) => {
  const gesture = useRef<Gesture | null>(null);

  const placeOf = (event: ReactPointerEvent<SVGSVGElement>): { readonly x: number; readonly y: number; readonly point: Point } => {
    const frame = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    return { x, y, point: paperPoint(useStage.getState().view, x, y) };
  };

  const begin = (event: ReactPointerEvent<SVGSVGElement>, begun: Gesture): void => {
    gesture.current = begun;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (begun.kind === 'pan') useStage.setState({ gesture: 'pan' });
  };

  const onPointerDown = (event: ReactPointerEvent<SVGSVGElement>): void => {
    const session = sessionNow();
    if (session === undefined || event.button > 1) return;
    const { point } = placeOf(event);
    if (event.button === 1 || spaceHeld()) {
      event.preventDefault();
      begin(event, { kind: 'pan', lastX: event.clientX, lastY: event.clientY });
      return;
    }
    if (onMeasure !== null) {
      onMeasure(point);
      return;
    }
    const draft = session.history.present;
    const target = event.target instanceof DomElement ? event.target : null;
    const handle = target?.closest('[data-handle]')?.getAttribute('data-handle') as Handle | null | undefined;
    const lineEnd = target?.closest('[data-line-end]')?.getAttribute('data-line-end') as 'start' | 'end' | null | undefined;
    const [only] = session.selection;
    if (!readOnly && only !== undefined && handle !== null && handle !== undefined) {
      begin(event, { kind: 'resize', from: point, key: only, handle, targets: targetsBut(draft, [only]) });
      return;
    }
    if (!readOnly && only !== undefined && lineEnd !== null && lineEnd !== undefined) {
      begin(event, { kind: 'line_end', from: point, key: only, end: lineEnd, targets: targetsBut(draft, [only]) });
      return;
    }
    const reach = reachPx / useStage.getState().view.scale;
    const hit = itemAt(draft, point, reach, session.locked) ?? insideSelected(draft, session.selection, point, session.locked);
    if (hit === undefined) {
      begin(event, { kind: 'marquee', from: point, before: event.shiftKey ? session.selection : [] });
      if (!event.shiftKey) select([]);
      return;
    }
    if (event.shiftKey) {
      toggleSelected(hit.key);
      return;
    }
    const wasSelected = session.selection.includes(hit.key);
    if (!wasSelected) select([hit.key]);
    const keys = wasSelected ? unlockedSelection(session) : [hit.key];
    if (!readOnly) begin(event, { kind: 'move', from: point, keys, targets: targetsBut(draft, keys), started: false, onlyThis: wasSelected && session.selection.length > 1 ? hit.key : null });
  };

  const onPointerMove = (event: ReactPointerEvent<SVGSVGElement>): void => {
    const { point } = placeOf(event);
    const session = sessionNow();
    const under = gesture.current;
    if (session === undefined) return;
    const { view, hovered } = useStage.getState();
    const reach = reachPx / view.scale;
    if (under === null) {
      const over = itemAt(session.history.present, point, reach, session.locked)?.key ?? null;
      useStage.setState(over === hovered ? { pointer: point } : { pointer: point, hovered: over });
      return;
    }
    useStage.setState({ pointer: point });
    const snaps = !event.altKey;
    switch (under.kind) {
      case 'pan':
        panBy(event.clientX - under.lastX, event.clientY - under.lastY, session.history.present.head.paper);
        gesture.current = { ...under, lastX: event.clientX, lastY: event.clientY };
        return;
      case 'marquee': {
        const rectangle = between(under.from, point);
        useStage.setState({ marquee: rectangle });
        select([...new Set([...under.before, ...itemsIn(session.history.present, rectangle, session.locked)])]);
        return;
      }
      case 'move': {
        const [dx, dy] = [point.xHmm - under.from.xHmm, point.yHmm - under.from.yHmm];
        if (!under.started && Math.hypot(dx, dy) * view.scale < tremblePx) return;
        if (!under.started) gesture.current = { ...under, started: true };
        // With Shift along one axis only.
        const way = event.shiftKey ? (Math.abs(dx) > Math.abs(dy) ? { dxHmm: dx, dyHmm: 0 } : { dxHmm: 0, dyHmm: dy }) : { dxHmm: dx, dyHmm: dy };
        pull(session.history.present, under, way, snaps ? Math.round(reach) : 0);
        return;
      }
      case 'resize':
        stretch(session.history.present, under, point, snaps ? Math.round(reach) : 0, event.shiftKey);
        return;
      case 'line_end':
        pullEnd(session.history.present, under, point, snaps ? Math.round(reach) : 0, event.shiftKey);
        return;
    }
  };

  const end = (keep: boolean): void => {
    const ended = gesture.current;
    gesture.current = null;
    if (keep) keepLive();
    else dropLive();
    useStage.setState({ gesture: null, guides: [], marquee: null });
    // A click on one of several leaves it alone selected.
    if (keep && ended?.kind === 'move' && !ended.started && ended.onlyThis !== null) select([ended.onlyThis]);
  };
  return {
    onPointerDown, onPointerMove, onPointerUp: () => end(true), onPointerCancel: () => end(false),
    onPointerLeave: () => useStage.setState({ pointer: null, hovered: null }),
    /** Takes back the pull under way; true = there was one. */
    cancel: (): boolean => {
      if (gesture.current === null) return false;
      end(false);
      return true;
    },
  };
};

/** The DOM's element; ours has the same name. */
const DomElement = globalThis.Element;

const insideSelected = (draft: Draft, selection: readonly number[], { xHmm, yHmm }: Point, locked: ReadonlySet<number>) =>
  itemsOf(draft, selection).find((item) => {
    const bounds = paperBounds(draft, item);
    return !locked.has(item.key) && xHmm >= bounds.xHmm && yHmm >= bounds.yHmm && xHmm <= bounds.xHmm + bounds.widthHmm && yHmm <= bounds.yHmm + bounds.heightHmm;
  });

type Pull = { readonly keys: readonly number[]; readonly targets: SnapLines };

const pull = (draft: Draft, { keys, targets }: Pull, way: { readonly dxHmm: number; readonly dyHmm: number }, reachHmm: number): void => {
  const union = unionOf(itemsOf(draft, keys).map((item) => paperBounds(draft, item)));
  if (union === null) return;
  const free = wayFor(draft, keys, Math.round(way.dxHmm), Math.round(way.dyHmm));
  const snapped = snapMove({ ...union, xHmm: union.xHmm + free.dxHmm, yHmm: union.yHmm + free.dyHmm }, targets, reachHmm);
  const byX = way.dxHmm === 0 ? 0 : snapped.dxHmm;
  const byY = way.dyHmm === 0 ? 0 : snapped.dyHmm;
  showLive((from) => moved(from, keys, free.dxHmm + byX, free.dyHmm + byY));
  useStage.setState({ gesture: 'move', guides: reachHmm === 0 ? [] : snapped.guides });
};

type Stretch = { readonly from: Point; readonly key: number; readonly handle: Handle; readonly targets: SnapLines };

const stretch = (draft: Draft, { from, key, handle, targets }: Stretch, to: Point, reachHmm: number, keepRatio: boolean): void => {
  const item = itemOf(draft, key);
  if (item === undefined) return;
  const { origin, paper } = spaceOf(draft, item);
  const start = paperBounds(draft, item);
  const inSpace = (bounds: Bounds): Bounds => ({ ...bounds, xHmm: bounds.xHmm - origin.xHmm, yHmm: bounds.yHmm - origin.yHmm });
  const onSheet = (bounds: Bounds): Bounds => ({ ...bounds, xHmm: bounds.xHmm + origin.xHmm, yHmm: bounds.yHmm + origin.yHmm });
  const ratio = keepRatio !== (item.element.type === 'picture' || (item.element.type === 'barcode' && item.element.symbology === 'qr'));
  const way = { dxHmm: Math.round(to.xHmm - from.xHmm), dyHmm: Math.round(to.yHmm - from.yHmm) };
  const wished = onSheet(resized(inSpace(start), handle, way, paper, leastSize(item.element), ratio));
  const snapped = ratio || reachHmm === 0 ? { dxHmm: 0, dyHmm: 0, guides: [] } : snapEdges(wished, edgesOf(handle), targets, reachHmm);
  const bounds = onSheet(resized(inSpace(start), handle, { dxHmm: way.dxHmm + snapped.dxHmm, dyHmm: way.dyHmm + snapped.dyHmm }, paper, leastSize(item.element), ratio));
  showLive((before) => placed(before, key, bounds));
  useStage.setState({ gesture: 'resize', guides: snapped.guides });
};

type EndPull = { readonly key: number; readonly end: 'start' | 'end'; readonly targets: SnapLines };

const pullEnd = (draft: Draft, { key, end, targets }: EndPull, to: Point, reachHmm: number, straight: boolean): void => {
  const item = itemOf(draft, key);
  if (item?.element.type !== 'line') return;
  const { origin, paper } = spaceOf(draft, item);
  const line: LineElement = item.element;
  const clamp = (value: number, most: number): number => Math.max(0, Math.min(Math.round(value), most));
  const other = end === 'start' ? { xHmm: line.x2Hmm, yHmm: line.y2Hmm } : { xHmm: line.x1Hmm, yHmm: line.y1Hmm };
  const snapped = snapMove({ xHmm: Math.round(to.xHmm), yHmm: Math.round(to.yHmm), widthHmm: 0, heightHmm: 0 }, targets, reachHmm);
  let xHmm = clamp(to.xHmm + (reachHmm === 0 ? 0 : snapped.dxHmm) - origin.xHmm, paper.widthHmm);
  let yHmm = clamp(to.yHmm + (reachHmm === 0 ? 0 : snapped.dyHmm) - origin.yHmm, paper.heightHmm);
  if (straight) {
    if (Math.abs(xHmm - other.xHmm) > Math.abs(yHmm - other.yHmm)) yHmm = other.yHmm;
    else xHmm = other.xHmm;
  }
  const next: Element = end === 'start' ? { ...line, x1Hmm: xHmm, y1Hmm: yHmm } : { ...line, x2Hmm: xHmm, y2Hmm: yHmm };
  showLive((before) => changed(before, [key], () => next));
  useStage.setState({ gesture: 'resize', guides: reachHmm === 0 ? [] : snapped.guides });
};
