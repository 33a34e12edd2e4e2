import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addPoint, checkStrokes, mostStrokes, type Stroke, type Strokes } from '../../../shared/domain/collections/signature.ts';
import { Button } from '../../components/button.tsx';
import { SignatureDrawing } from '../../components/signature-drawing.tsx';
import styles from './signature.module.css';

type Props = { readonly busy: boolean; readonly hint: string; readonly onSigned: (strokes: Strokes) => void };

/** Written on with pen, finger or mouse (HO-3). Nothing is kept before the collector says that it is right. */
export const SignaturePad = ({ busy, hint, onSigned }: Props) => {
  const { t } = useTranslation('collections');
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [drawing, setDrawing] = useState<Stroke | null>(null);
  const pen = useRef<number | null>(null);
  const pad = useRef<HTMLDivElement>(null);

  const follow = (event: PointerEvent, before: Stroke): Stroke => {
    const frame = pad.current?.getBoundingClientRect();
    if (frame === undefined || frame.width === 0) return before;
    const native = event.nativeEvent;
    const passed = native.getCoalescedEvents();
    const scale = 1000 / frame.width;
    return (passed.length === 0 ? [native] : passed).reduce((stroke, at) => addPoint(stroke, (at.clientX - frame.left) * scale, (at.clientY - frame.top) * scale), before);
  };
  const end = (): void => {
    pen.current = null;
    if (drawing !== null && drawing.length > 0 && strokes.length < mostStrokes) setStrokes([...strokes, drawing]);
    setDrawing(null);
  };
  const shown = drawing === null ? strokes : [...strokes, drawing];
  return (
    <>
      <div
        ref={pad}
        className={styles['pad']}
        data-testid="signature-pad"
        onPointerDown={(event) => {
          // A resting palm is a second pointer: the first one writes.
          if (pen.current !== null || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          pen.current = event.pointerId;
          setDrawing(follow(event, []));
        }}
        onPointerMove={(event) => {
          if (pen.current === event.pointerId) setDrawing((before) => follow(event, before ?? []));
        }}
        onPointerUp={(event) => {
          if (pen.current === event.pointerId) end();
        }}
        onPointerCancel={(event) => {
          if (pen.current === event.pointerId) end();
        }}
      >
        <SignatureDrawing strokes={shown} label={t('sign.pad')} />
        {shown.length === 0 && <span className={styles['hint']}>{hint}</span>}
      </div>
      {shown.length > 0 && (
        <div className={styles['row']}>
          <Button onClick={() => setStrokes([])} data-testid="signature-again">{t('sign.again')}</Button>
          <Button disabled={strokes.length === 0} onClick={() => setStrokes(strokes.slice(0, -1))}>{t('sign.undo')}</Button>
          <Button kind="primary" busy={busy} disabled={!checkStrokes(strokes).ok} onClick={() => onSigned(strokes)} data-testid="signature-done">{t('sign.done')}</Button>
        </div>
      )}
    </>
  );
};
