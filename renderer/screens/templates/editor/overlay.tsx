import type { ReactNode } from 'react';
import type { Bounds } from '../editing/bounds.ts';
import { unionOf } from '../editing/bounds.ts';
import { itemsOf, paperBounds, spaceOf, type Draft, type Item } from '../editing/draft.ts';
import { handles, type Handle } from '../editing/resize.ts';
import { useStage, type View } from './stage-store.ts';
import type { Drawing } from './use-drawing.ts';
import styles from './stage.module.css';

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const boxOf = (view: View, { xHmm, yHmm, widthHmm, heightHmm }: Bounds): Box => ({
  x: view.xPx + xHmm * view.scale, y: view.yPx + yHmm * view.scale, width: widthHmm * view.scale, height: heightHmm * view.scale,
});

/** On whole pixels, so that hairlines are sharp. */
const Outline = ({ box, kind }: { readonly box: Box; readonly kind: 'selected' | 'hovered' | 'silent' | 'problem' | 'locked' }) => {
  const [x, y] = [Math.round(box.x) + 0.5, Math.round(box.y) + 0.5];
  return <rect className={styles[kind]} x={x} y={y} width={Math.max(0, Math.round(box.x + box.width) - x + 0.5)} height={Math.max(0, Math.round(box.y + box.height) - y + 0.5)} />;
};

const cursors: Readonly<Record<Handle, string>> = { nw: 'nwse-resize', n: 'ns-resize', ne: 'nesw-resize', e: 'ew-resize', se: 'nwse-resize', s: 'ns-resize', sw: 'nesw-resize', w: 'ew-resize' };

const placeOf = (handle: Handle, { x, y, width, height }: Box): readonly [number, number] => [
  handle.includes('w') ? x : handle.includes('e') ? x + width : x + width / 2, handle.includes('n') ? y : handle.includes('s') ? y + height : y + height / 2,
];

/** Eight handles; on a small element the middle ones stay away, so that it can still be taken hold of. */
const Handles = ({ box }: { readonly box: Box }) => (
  <>
    {handles
      .filter((handle) => handle.length === 2 || (handle === 'n' || handle === 's' ? box.width > 40 && box.height > 26 : box.height > 26 && box.width > 26))
      .map((handle) => {
        const [x, y] = placeOf(handle, box);
        return (
          <g key={handle} data-handle={handle} style={{ cursor: cursors[handle] }}>
            <rect x={x - 8} y={y - 8} width={16} height={16} fill="transparent" />
            <rect className={styles['handle']} x={Math.round(x) - 3.5} y={Math.round(y) - 3.5} width={7} height={7} rx={1.5} />
          </g>
        );
      })}
  </>
);

const LineEnds = ({ draft, item, view }: { readonly draft: Draft; readonly item: Item; readonly view: View }) => {
  if (item.element.type !== 'line') return null;
  const { origin } = spaceOf(draft, item);
  const { x1Hmm, y1Hmm, x2Hmm, y2Hmm } = item.element;
  const ends = [['start', x1Hmm, y1Hmm], ['end', x2Hmm, y2Hmm]] as const;
  return (
    <>
      {ends.map(([end, xHmm, yHmm]) => {
        const [x, y] = [view.xPx + (xHmm + origin.xHmm) * view.scale, view.yPx + (yHmm + origin.yHmm) * view.scale];
        return (
          <g key={end} data-line-end={end} style={{ cursor: 'move' }}>
            <circle cx={x} cy={y} r={9} fill="transparent" />
            <circle className={styles['handle']} cx={x} cy={y} r={4} />
          </g>
        );
      })}
    </>
  );
};

const mm = (hmm: number): string => (hmm / 100).toFixed(2);

const Pill = ({ x, y, children }: { readonly x: number; readonly y: number; readonly children: string }) => {
  const width = children.length * 6.4 + 14;
  return (
    <g transform={`translate(${Math.round(x - width / 2)} ${Math.round(y)})`} pointerEvents="none">
      <rect className={styles['pill']} width={width} height={19} rx={4} />
      <text className={styles['pillText']} x={width / 2} y={13.500} textAnchor="middle">
        {children}
      </text>
    </g>
  );
};

const Guides = ({ view }: { readonly view: View }) => {
  const guides = useStage((state) => state.guides);
  return guides.map((guide): ReactNode => {
    const across = guide.axis === 'vertical';
    const at = Math.round((across ? view.xPx : view.yPx) + guide.atHmm * view.scale) + 0.5;
    const [from, to] = [guide.fromHmm, guide.toHmm].map((end) => (across ? view.yPx : view.xPx) + end * view.scale);
    if (from === undefined || to === undefined) return null;
    return <path key={`${guide.axis}${guide.atHmm}`} className={styles['guide']} d={across ? `M${at} ${from - 6}V${to + 6}` : `M${from - 6} ${at}H${to + 6}`} />;
  });
};

type Props = {
  readonly draft: Draft; readonly drawing: Drawing; readonly sheet: number; readonly selection: readonly number[]; readonly locked: ReadonlySet<number>; readonly readOnly: boolean;
};

/** Everything that is not on paper: outlines, handles, guides, what is being pulled. Always one pixel thin, whatever the zoom. */
export const Overlay = ({ draft, drawing, sheet, selection, locked, readOnly }: Props) => {
  const view = useStage((state) => state.view);
  const hovered = useStage((state) => state.hovered);
  const marquee = useStage((state) => state.marquee);
  const gesture = useStage((state) => state.gesture);
  const measured = useStage((state) => state.measured);
  const selected = itemsOf(draft, selection);
  const union = unionOf(selected.map((item) => paperBounds(draft, item)));
  const unionBox = union === null ? null : boxOf(view, union);
  const [only] = selected;
  const single = selected.length === 1 ? only : undefined;
  return (
    <g>
      {draft.items.map((item) => {
        const box = boxOf(view, paperBounds(draft, item));
        if (drawing.problems.has(item.key)) return <Outline key={item.key} box={box} kind="problem" />;
        const draws = (drawing.items.get(item.key)?.sheets[sheet]?.length ?? 0) > 0;
        return draws || item.element.type === 'line' ? null : <Outline key={item.key} box={box} kind="silent" />;
      })}
      {draft.items.map((item) => (hovered === item.key && !selection.includes(item.key) && gesture === null ? <Outline key={item.key} box={boxOf(view, paperBounds(draft, item))} kind="hovered" /> : null))}
      {selected.map((item) => (item.element.type === 'line' ? null : <Outline key={item.key} box={boxOf(view, paperBounds(draft, item))} kind={locked.has(item.key) ? 'locked' : 'selected'} />))}
      {selected.length > 1 && unionBox !== null && <Outline box={unionBox} kind="selected" />}
      {single !== undefined && unionBox !== null && !readOnly && !locked.has(single.key) && gesture !== 'move' && (
        single.element.type === 'line' ? <LineEnds draft={draft} item={single} view={view} /> : <Handles box={unionBox} />
      )}
      <Guides view={view} />
      {union !== null && unionBox !== null && (gesture === 'move' || gesture === 'resize') && (
        <Pill x={unionBox.x + unionBox.width / 2} y={unionBox.y + unionBox.height + 10}>
          {gesture === 'move' ? `X ${mm(union.xHmm)}  Y ${mm(union.yHmm)}` : `${mm(union.widthHmm)} × ${mm(union.heightHmm)}`}
        </Pill>
      )}
      {marquee !== null && <rect className={styles['marquee']} {...boxOf(view, marquee)} />}
      {measured !== null && measured.length === 2 && <path className={styles['measure']} d={`M${measured.map(({ xHmm, yHmm }) => `${view.xPx + xHmm * view.scale} ${view.yPx + yHmm * view.scale}`).join('L')}`} />}
      {measured?.map(({ xHmm, yHmm }, index) => (
        <circle key={index} className={styles['measurePoint']} cx={view.xPx + xHmm * view.scale} cy={view.yPx + yHmm * view.scale} r={5} />
      ))}
    </g>
  );
};
