import { useEffect, useRef, useState } from 'react';
import type { OutputFor } from '../../../../shared/contract/index.ts';
import type { OrderId } from '../../../../shared/domain/ids.ts';
import type { Mark } from '../../../../shared/domain/printing/display-list.ts';
import { serializeTemplate } from '../../../../shared/domain/printing/serialize-template.ts';
import type { Refusal } from '../../../../shared/domain/result.ts';
import { backroom } from '../../../api/client.ts';
import { useLatest } from '../../../api/use-latest.ts';
import { itemOf, paperBounds, placesOf, templateOf, type Draft } from '../editing/draft.ts';

/** The marks of one element on each sheet, and where the element stood when it was drawn. */
export type DrawnItem = { readonly sheets: readonly (readonly Mark[])[]; readonly xHmm: number; readonly yHmm: number };
export type Drawing = {
  readonly sheetCount: number;
  readonly items: ReadonlyMap<number, DrawnItem>;
  readonly problems: ReadonlyMap<number, Refusal>;
  /** Wrong with the template as a whole. */
  readonly whole: Refusal | null;
  readonly backdrop: readonly Mark[];
};

const nothing: Drawing = { sheetCount: 1, items: new Map(), problems: new Map(), whole: null, backdrop: [] };
const calmMs = 120;

/**
 * What the template prints, drawn by main while it is edited: at once, then at most every 120 ms and never two at a time. The real
 * drawing, with the layout and the metrics of paper (PR-1).
 */
export const useDrawing = (draft: Draft, orderId: OrderId | null): { readonly drawing: Drawing; readonly refusal: Refusal | undefined } => {
  const [drawing, setDrawing] = useState(nothing);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const latest = useLatest({ draft, orderId });
  const clock = useRef<{ timer: ReturnType<typeof setTimeout> | null; busy: boolean; stale: boolean; left: boolean }>({ timer: null, busy: false, stale: false, left: false });

  useEffect(() => {
    const state = clock.current;
    const stale = (): boolean => clock.current.stale;
    const draw = async (): Promise<void> => {
      state.timer = null;
      if (state.busy) {
        state.stale = true;
        return;
      }
      state.busy = true;
      state.stale = false;
      const { draft: drawn, orderId: order } = latest.current;
      const template = JSON.parse(serializeTemplate(templateOf(drawn))) as Record<string, unknown>;
      const answer = await backroom.templates.draw({ template, orderId: order });
      state.busy = false;
      if (clock.current.left) return;
      if (answer.ok) setDrawing((before) => drawingOf(drawn, answer.value, before));
      setRefusal(answer.ok ? undefined : answer.refusal);
      if (stale()) state.timer ??= setTimeout(() => void draw(), calmMs);
    };
    state.timer ??= setTimeout(() => void draw(), drawing === nothing ? 0 : calmMs);
    // The timer stays: it draws whatever is newest when it rings.
  }, [draft, orderId]);

  useEffect(() => {
    const state = clock.current;
    state.left = false;
    return () => {
      state.left = true;
      if (state.timer !== null) clearTimeout(state.timer);
      state.timer = null;
    };
  }, []);
  return { drawing, refusal };
};

const refusalOf = ({ code, field, params }: OutputFor<'templates', 'draw'>['problems'][number]['refusal']): Refusal => ({
  code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }),
});

const drawingOf = (draft: Draft, answer: OutputFor<'templates', 'draw'>, before: Drawing): Drawing => {
  const keys = new Map([...placesOf(draft)].map(([key, { element, child }]) => [`${element}.${child ?? ''}`, key]));
  const keyAt = (element: number | null, child: number | null): number | undefined => (element === null ? undefined : keys.get(`${element}.${child ?? ''}`));
  const items = new Map<number, DrawnItem>();
  for (const { element, child, sheets } of answer.parts) {
    const key = keyAt(element, child);
    const item = key === undefined ? undefined : itemOf(draft, key);
    if (key === undefined || item === undefined) continue;
    const known = before.items.get(key);
    // What looks the same stays the same, so that only what changed is built anew.
    const same = known !== undefined && JSON.stringify(known.sheets) === JSON.stringify(sheets);
    const { xHmm, yHmm } = paperBounds(draft, item);
    items.set(key, { sheets: same ? known.sheets : sheets, xHmm, yHmm });
  }
  const problems = new Map<number, Refusal>();
  let whole: Refusal | null = null;
  for (const { element, child, refusal } of answer.problems) {
    const key = keyAt(element, child);
    if (key === undefined) whole ??= refusalOf(refusal);
    else if (!problems.has(key)) problems.set(key, refusalOf(refusal));
  }
  const backdrop = JSON.stringify(before.backdrop) === JSON.stringify(answer.backdrop) ? before.backdrop : answer.backdrop;
  return { sheetCount: Math.max(1, answer.sheetCount), items, problems, whole, backdrop };
};
