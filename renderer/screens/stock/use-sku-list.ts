import { useCallback, useEffect, useRef, useState } from 'react';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { listenQuietly } from '../../api/listen.ts';

const blockRows = 100;

type Known = { readonly search: string; readonly total: number | undefined; readonly blocks: ReadonlyMap<number, readonly SkuRow[]>; readonly refusal: Refusal | undefined };

const nothingKnown = (search: string): Known => ({ search, total: undefined, blocks: new Map(), refusal: undefined });

/** The SKUs that match, loaded in blocks of 100 as they come into sight; what is in sight is asked for again when stock changes. */
export const useSkuList = (search: string) => {
  const [known, setKnown] = useState<Known>(() => nothingKnown(search));
  const asking = useRef(new Set<string>());
  const inSight = useRef<readonly [number, number]>([0, 0]);
  const shown = known.search === search ? known : nothingKnown(search);

  const ask = useCallback(async (forSearch: string, block: number): Promise<void> => {
    const name = `${String(block)} ${forSearch}`;
    if (asking.current.has(name)) return;
    asking.current.add(name);
    const answer = await backroom.stock.list({ search: forSearch, offset: block * blockRows, limit: blockRows });
    asking.current.delete(name);
    setKnown((before) => {
      const base = before.search === forSearch ? before : nothingKnown(forSearch);
      if (!answer.ok) return { ...base, refusal: answer.refusal };
      return { search: forSearch, total: answer.value.total, refusal: undefined, blocks: new Map(base.blocks).set(block, answer.value.rows) };
    });
  }, []);

  useEffect(() => {
    inSight.current = [0, 0];
    void ask(search, 0);
    return listenQuietly(['stock.changed', 'orders.changed', 'collections.changed'], () => {
      const [first, last] = inSight.current;
      setKnown((before) => ({ ...before, blocks: new Map([...before.blocks].filter(([block]) => block >= first && block <= last)) }));
      for (let block = first; block <= last; block += 1) void ask(search, block);
    });
  }, [ask, search]);

  const onVisible = useCallback(
    (first: number, last: number): void => {
      inSight.current = [Math.floor(first / blockRows), Math.floor(last / blockRows)];
      for (let block = inSight.current[0]; block <= inSight.current[1]; block += 1) if (!shown.blocks.has(block)) void ask(search, block);
    },
    [ask, search, shown.blocks],
  );
  const rowAt = (index: number): SkuRow | undefined => shown.blocks.get(Math.floor(index / blockRows))?.[index % blockRows];
  return { total: shown.total, refusal: shown.refusal, rowAt, onVisible };
};
