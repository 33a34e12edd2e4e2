import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputFor } from '../../../shared/contract/index.ts';
import type { OutboxMessage } from '../../../shared/contract/sync.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { listenSettled } from '../../api/listen.ts';
import { outboxEvents, outboxSettleMs } from '../../app/line/outbox-events.ts';

export type OutboxFilter = Pick<InputFor<'sync', 'outbox'>, 'show' | 'kind' | 'connectionId' | 'search'>;

const blockRows = 100;
/** The contract decides on so many at once. */
export const mostChosen = 500;

type Known = { readonly key: string; readonly total: number | undefined; readonly blocks: ReadonlyMap<number, readonly OutboxMessage[]>; readonly refusal: Refusal | undefined };
const nothingKnown = (key: string): Known => ({ key, total: undefined, blocks: new Map(), refusal: undefined });

/** Messages in blocks of 100 as they come into sight; blocks in sight are asked for again when something was told, and the others forgotten. */
export const useOutbox = (filter: OutboxFilter) => {
  const key = JSON.stringify(filter);
  const [known, setKnown] = useState<Known>(() => nothingKnown(key));
  const asking = useRef(new Map<string, boolean>());
  const inSight = useRef<readonly [number, number]>([0, 0]);
  const shown = known.key === key ? known : nothingKnown(key);

  const ask = useCallback(async (forKey: string, block: number, anew = false): Promise<void> => {
    const name = `${String(block)} ${forKey}`;
    if (asking.current.has(name)) {
      if (anew) asking.current.set(name, true);
      return;
    }
    do {
      asking.current.set(name, false);
      const answer = await backroom.sync.outbox({ ...(JSON.parse(forKey) as OutboxFilter), offset: block * blockRows, limit: blockRows });
      setKnown((before) => {
        const base = before.key === forKey ? before : nothingKnown(forKey);
        if (!answer.ok) return { ...base, refusal: answer.refusal };
        const [first, last] = inSight.current;
        const kept = anew ? [...base.blocks].filter(([at]) => at >= first && at <= last) : base.blocks;
        return { key: forKey, total: answer.value.total, refusal: undefined, blocks: new Map(kept).set(block, answer.value.rows) };
      });
      // Something changed while the answer was on its way.
    } while (asking.current.get(name) === true);
    asking.current.delete(name);
  }, []);

  useEffect(() => {
    inSight.current = [0, 0];
    void ask(key, 0);
    return listenSettled(outboxEvents, () => outboxSettleMs, () => {
      const [first, last] = inSight.current;
      for (let block = first; block <= last; block += 1) void ask(key, block, true);
    });
  }, [ask, key]);

  const onVisible = useCallback(
    (first: number, last: number): void => {
      inSight.current = [Math.floor(first / blockRows), Math.floor(last / blockRows)];
      for (let block = inSight.current[0]; block <= inSight.current[1]; block += 1) if (!shown.blocks.has(block)) void ask(key, block);
    },
    [ask, key, shown.blocks],
  );
  const rowAt = (index: number): OutboxMessage | undefined => shown.blocks.get(Math.floor(index / blockRows))?.[index % blockRows];
  /** The first 500 of the list, for choosing all. */
  const first = async (): Promise<readonly OutboxMessage[]> => {
    const answer = await backroom.sync.outbox({ ...filter, offset: 0, limit: mostChosen });
    return answer.ok ? answer.value.rows : [];
  };
  return { total: shown.total, refusal: shown.refusal, rowAt, onVisible, first, blocks: shown.blocks };
};
