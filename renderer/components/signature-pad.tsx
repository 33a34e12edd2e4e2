import { useRef, useState, type PointerEvent } from 'react';
import styles from './signature-pad.module.css';

/** x, y, x, y … in 1/1000 of the pad's width. */
export type Stroke = readonly number[];

type Props = { readonly label: string; readonly strokes: readonly Stroke[]; readonly onStrokes: (strokes: readonly Stroke[]) => void };

/** What fits a signature; more is somebody drawing. */
const mostNumbers = 18_000;

const pathOf = (stroke: Stroke): string => {
  const points: string[] = [];
  for (let index = 0; index + 1 < stroke.length; index += 2) points.push(`${index === 0 ? 'M' : 'L'}${String(stroke[index])} ${String(stroke[index + 1])}`);
  return stroke.length === 2 ? `${points[0] ?? ''} l4 0` : points.join(' ');
};

/** Signed with pen, finger or mouse; one pointer writes at a time. */
export const SignaturePad = ({ label, strokes, onStrokes }: Props) => {
  const pad = useRef<HTMLDivElement>(null);
  const pointer = useRef<number | null>(null);
  const drawn = useRef<number[]>([]);
  const [current, setCurrent] = useState<Stroke>([]);

  const pointOf = (clientX: number, clientY: number): readonly [number, number] => {
    const box = pad.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return [0, 0];
    const clamp = (value: number, most: number): number => Math.round(Math.min(most, Math.max(0, value)));
    return [clamp(((clientX - box.left) / box.width) * 1_000, 1_000), clamp(((clientY - box.top) / box.width) * 1_000, (box.height / box.width) * 1_000)];
  };
  const used = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    if (pointer.current !== null || event.button > 0 || used > mostNumbers) return;
    event.preventDefault();
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawn.current = [...pointOf(event.clientX, event.clientY)];
    setCurrent(drawn.current);
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.pointerId !== pointer.current) return;
    // A pen reports more often than the screen is drawn: every point counts.
    const events = event.nativeEvent.getCoalescedEvents();
    for (const one of events.length === 0 ? [event.nativeEvent] : events) {
      const [x, y] = pointOf(one.clientX, one.clientY);
      if (drawn.current.at(-2) === x && drawn.current.at(-1) === y) continue;
      if (used + drawn.current.length < mostNumbers) drawn.current.push(x, y);
    }
    setCurrent([...drawn.current]);
  };
  const end = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.pointerId !== pointer.current) return;
    pointer.current = null;
    onStrokes([...strokes, drawn.current]);
    setCurrent([]);
  };
  return (
    <div
      ref={pad} className={styles['pad']} role="img" aria-label={label} data-testid="signature-pad" onPointerDown={begin} onPointerMove={move} onPointerUp={end}
      onPointerCancel={end}
    >
      <svg viewBox="0 0 1000 400" preserveAspectRatio="xMinYMin meet" aria-hidden="true">
        {[...strokes, ...(current.length === 0 ? [] : [current])].map((stroke, index) => (
          <path key={index} d={pathOf(stroke)} />
        ))}
      </svg>
      <span className={styles['line']} />
      {strokes.length === 0 && current.length === 0 && <span className={styles['hint']}>{label}</span>}
    </div>
  );
};

/** A signature as it was written. */
export const SignatureView = ({ strokes, label }: { readonly strokes: readonly Stroke[]; readonly label: string }) => {
  const lowest = strokes.reduce((most, stroke) => Math.max(most, ...stroke.filter((_, index) => index % 2 === 1)), 300);
  return (
    <svg className={styles['view']} viewBox={`0 0 1000 ${String(lowest + 20)}`} role="img" aria-label={label}>
      {strokes.map((stroke, index) => (
        <path key={index} d={pathOf(stroke)} />
      ))}
    </svg>
  );
};
