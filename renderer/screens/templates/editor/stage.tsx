import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { unionOf, type Point } from '../editing/bounds.ts';
import { itemOf, itemsOf, paperBounds } from '../editing/draft.ts';
import { select, shownDraft, useSession } from './editor-store.ts';
import { useElementName } from './element-words.ts';
import { MarksLayer } from './marks-layer.tsx';
import { Overlay } from './overlay.tsx';
import { PhotoLayer } from './photo-layer.tsx';
import { Rulers } from './rulers.tsx';
import { useGestures } from './stage-gestures.ts';
import { fit, panBy, rulerPx, useStage, zoomTo } from './stage-store.ts';
import type { Drawing } from './use-drawing.ts';
import styles from './stage.module.css';

type Props = { readonly drawing: Drawing; readonly readOnly: boolean; readonly onEdit: () => void };

/** The sheet under the hands: what prints, and over it what holds it. */
export const Stage = ({ drawing, readOnly, onEdit }: Props) => {
  const { t } = useTranslation('templates');
  const draft = useSession(shownDraft);
  const selection = useSession((session) => session.selection);
  const locked = useSession((session) => session.locked);
  const templateId = useSession((session) => session.templateId);
  const view = useStage((state) => state.view);
  const size = useStage((state) => state.size);
  const form = useStage((state) => state.form);
  const gesture = useStage((state) => state.gesture);
  const measured = useStage((state) => state.measured);
  const wantedSheet = useStage((state) => state.sheet);
  const sheet = Math.min(wantedSheet, drawing.sheetCount - 1);
  const svg = useRef<SVGSVGElement>(null);
  const [spaceHeld, setSpaceHeld] = useState(false);
  const { paper } = draft.head;
  const onMeasure = measured === null || measured.length === 2 ? null : (point: Point): void => useStage.setState({ measured: [...measured, point] });
  const gestures = useGestures({ readOnly, spaceHeld: () => spaceHeld, onMeasure });

  useEffect(() => {
    const element = svg.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      useStage.setState({ size: { width: element.clientWidth, height: element.clientHeight } });
      if (useStage.getState().fitted) fit(paper);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [paper]);
  useEffect(() => {
    fit(paper);
    // A template is shown whole when it is opened, and where somebody left it afterwards.
  }, [templateId]);

  // React listens to the wheel passively; zooming must keep the page from zooming.
  useEffect(() => {
    const element = svg.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const frame = element.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey) zoomTo(useStage.getState().view.scale * Math.exp(-event.deltaY * 0.0022), { x: event.clientX - frame.left, y: event.clientY - frame.top });
      else panBy(event.shiftKey ? -event.deltaY : -event.deltaX, event.shiftKey ? 0 : -event.deltaY, paper);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [paper]);

  /** Tab goes from element to element, and out at either end. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === ' ') {
      event.preventDefault();
      setSpaceHeld(true);
    } else if (event.key === 'Enter' && selection.length === 1) {
      event.preventDefault();
      onEdit();
    } else if (event.key === 'Escape') {
      if (gestures.cancel()) return;
      if (measured !== null) useStage.setState({ measured: null });
      else select([]);
    } else if (event.key === 'Tab') {
      const keys = draft.items.map(({ key }) => key);
      const at = keys.indexOf(selection[0] ?? -1);
      const next = keys[event.shiftKey ? (at === -1 ? keys.length - 1 : at - 1) : at + 1];
      if (next === undefined) return;
      event.preventDefault();
      select([next]);
    }
  };
  const union = unionOf(itemsOf(draft, selection).map((item) => paperBounds(draft, item)));
  const cursor = gesture === 'pan' ? 'grabbing' : spaceHeld ? 'grab' : onMeasure === null ? 'default' : 'crosshair';

  return (
    <div className={styles['stage']} role="application" aria-label={t('stage.label')} tabIndex={0} data-testid="template-stage" onKeyDown={onKeyDown} onKeyUp={(event) => event.key === ' ' && setSpaceHeld(false)} onBlur={() => setSpaceHeld(false)}>
      <svg
        ref={svg} className={styles['canvas']} style={{ cursor }} onPointerDown={gestures.onPointerDown} onPointerMove={gestures.onPointerMove} onPointerUp={gestures.onPointerUp}
        onPointerCancel={gestures.onPointerCancel} onPointerLeave={gestures.onPointerLeave} onDoubleClick={() => selection.length === 1 && onEdit()}
      >
        <clipPath id="stage-window">
          <rect x={rulerPx} y={rulerPx} width={Math.max(0, size.width - rulerPx)} height={Math.max(0, size.height - rulerPx)} />
        </clipPath>
        <g clipPath="url(#stage-window)">
          <rect className={styles['shade']} x={view.xPx} y={view.yPx + 2} width={paper.widthHmm * view.scale} height={paper.heightHmm * view.scale} />
          <g transform={`translate(${view.xPx} ${view.yPx}) scale(${view.scale})`} data-testid="template-sheet">
            <rect className={styles['paper']} width={paper.widthHmm} height={paper.heightHmm} />
            <PhotoLayer picture={draft.head.backdropPicture} paper={paper} />
            <MarksLayer draft={draft} drawing={drawing} sheet={sheet} form={form} />
          </g>
          <Overlay draft={draft} drawing={drawing} sheet={sheet} selection={selection} locked={locked} readOnly={readOnly} />
        </g>
        <Rulers marked={union} />
      </svg>
      <Announcement />
    </div>
  );
};

/** What the eye sees at the handles, said to those who listen. */
const Announcement = () => {
  const { t } = useTranslation('templates');
  const name = useElementName();
  const draft = useSession((session) => session.history.present);
  const [only, ...others] = useSession((session) => session.selection);
  const item = only === undefined ? undefined : itemOf(draft, only);
  const mm = (hmm: number): string => (hmm / 100).toFixed(2);
  const bounds = item === undefined ? null : paperBounds(draft, item);
  const words =
    item === undefined || bounds === null
      ? t('stage.none')
      : others.length > 0
        ? t('inspector.several', { n: others.length + 1 })
        : t('stage.selected', { name: name(item.element), x: mm(bounds.xHmm), y: mm(bounds.yHmm), w: mm(bounds.widthHmm), h: mm(bounds.heightHmm) });
  return (
    <div className="visually-hidden" aria-live="polite">
      {words}
    </div>
  );
};
