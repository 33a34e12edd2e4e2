import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInputOf } from '../../../shared/contract/operation.ts';
import type { CustomerRow, customers } from '../../../shared/contract/customers.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { listenQuietly } from '../../api/listen.ts';

/** What the list shows: a kind of customers in an order, or what a search finds. */
export type ListOf = Omit<CallInputOf<typeof customers.list>, 'offset' | 'limit'>;

const blockRows = 100;

type Known = {
  readonly key: string; readonly total: number | undefined; readonly more: boolean; readonly blocks: ReadonlyMap<number, readonly CustomerRow[]>; readonly refusal: Refusal | undefined;
};
const nothingKnown = (key: string): Known => ({ key, total: undefined, more: false, blocks: new Map(), refusal: undefined });

/** Rows in blocks of 100 as they come into sight; asked for again when customers change. */
export const useCustomerList = (wanted: ListOf | null) => {
  const key = JSON.stringify(wanted);
  const [known, setKnown] = useState<Known>(() => nothingKnown(key));
  const asking = useRef(new Set<string>());
  const inSight = useRef<readonly [number, number]>([0, 0]);
  const shown = known.key === key ? known : nothingKnown(key);

  const ask = useCallback(async (forKey: string, block: number): Promise<void> => {
    const name = `${String(block)} ${forKey}`;
    const list = JSON.parse(forKey) as ListOf | null;
    if (list === null || asking.current.has(name)) return;
    asking.current.add(name);
    const answer = await backroom.customers.list({ ...list, offset: block * blockRows, limit: blockRows });
    asking.current.delete(name);
    setKnown((before) => {
      const base = before.key === forKey ? before : nothingKnown(forKey);
      if (!answer.ok) return { ...base, refusal: answer.refusal };
      return { key: forKey, total: answer.value.total, more: answer.value.more, refusal: undefined, blocks: new Map(base.blocks).set(block, answer.value.rows) };
    });
  }, []);

  useEffect(() => {
    inSight.current = [0, 0];
    void ask(key, 0);
    return listenQuietly(['customers.changed', 'orders.changed'], () => {
      const [first, last] = inSight.current;
      for (let block = first; block <= last; block += 1) void ask(key, block);
    });
  }, [ask, key]);

  const onVisible = useCallback(
    (first: number, last: number): void => {
      inSight.current = [Math.floor(first / blockRows), Math.floor(last / blockRows)];
      for (let block = inSight.current[0]; block <= inSight.current[1]; block += 1) if (!shown.blocks.has(block)) void ask(key, block);
    },
    [ask, key, shown.blocks],
  );
  const rowAt = (index: number): CustomerRow | undefined => shown.blocks.get(Math.floor(index / blockRows))?.[index % blockRows];
  return { total: shown.total, more: shown.more, refusal: shown.refusal, rowAt, onVisible };
};
