import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClaimRow } from '../../../shared/contract/claims.ts';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { listenQuietly } from '../../api/listen.ts';

const blockRows = 100;

type View = InputFor<'claims', 'list'>['view'];
type Answer = Omit<OutputFor<'claims', 'list'>, 'rows'>;
type Known = { readonly of: string; readonly answer: Answer | undefined; readonly blocks: ReadonlyMap<number, readonly ClaimRow[]>; readonly refusal: Refusal | undefined };
const nothingKnown = (of: string): Known => ({ of, answer: undefined, blocks: new Map(), refusal: undefined });

/** The claims of a view, in blocks of 100 as they come into sight; what is in sight is asked for again when a claim changes. */
export const useClaimList = (view: View, text: string) => {
  const of = `${view} ${text}`;
  const [known, setKnown] = useState<Known>(() => nothingKnown(of));
  const inSight = useRef<readonly [number, number]>([0, 0]);
  const asking = useRef(new Set<string>());
  const shown = known.of === of ? known : { ...nothingKnown(of), answer: known.answer === undefined ? undefined : { ...known.answer, total: 0 } };

  const ask = useCallback(async (block: number): Promise<void> => {
    const name = `${String(block)} ${of}`;
    if (asking.current.has(name)) return;
    asking.current.add(name);
    const answer = await backroom.claims.list({ view, state: null, text, offset: block * blockRows, limit: blockRows });
    asking.current.delete(name);
    setKnown((before) => {
      const base = before.of === of ? before : nothingKnown(of);
      if (!answer.ok) return { ...base, refusal: answer.refusal };
      const { rows, ...rest } = answer.value;
      return { of, answer: rest, refusal: undefined, blocks: new Map(base.blocks).set(block, rows) };
    });
  }, [of, view, text]);

  useEffect(() => {
    inSight.current = [0, 0];
    void ask(0);
    return listenQuietly(['claims.changed'], () => {
      const [first, last] = inSight.current;
      setKnown((before) => ({ ...before, blocks: new Map([...before.blocks].filter(([block]) => block >= first && block <= last)) }));
      for (let block = first; block <= last; block += 1) {
        asking.current.delete(`${String(block)} ${of}`);
        void ask(block);
      }
    });
  }, [ask, of]);

  const onVisible = useCallback((first: number, last: number): void => {
    inSight.current = [Math.floor(first / blockRows), Math.floor(last / blockRows)];
    for (let block = inSight.current[0]; block <= inSight.current[1]; block += 1) if (!shown.blocks.has(block)) void ask(block);
  }, [ask, shown.blocks]);

  return {
    /** Undefined until the first answer for this view and text. */
    loaded: known.of === of && known.answer !== undefined,
    total: shown.answer?.total ?? 0, states: shown.answer?.states ?? {}, bill: shown.answer?.bill ?? 0, refusal: shown.refusal, onVisible,
    rowAt: (index: number): ClaimRow | undefined => shown.blocks.get(Math.floor(index / blockRows))?.[index % blockRows],
    /** Where a claim stands, as far as it was loaded; -1 = nowhere in sight. */
    indexOf: (id: ClaimRow['id'] | null): number => {
      for (const [block, rows] of shown.blocks) {
        const at = rows.findIndex((row) => row.id === id);
        if (at >= 0) return block * blockRows + at;
      }
      return -1;
    },
  };
};
