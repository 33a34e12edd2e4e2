import { useCallback, useEffect, useRef, useState } from 'react';
import type { LedgerEntry } from '../../../shared/contract/numbers.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { listenQuietly } from '../../api/listen.ts';

export type LedgerFilter = { readonly courierCode: string | null; readonly state: LedgerEntry['state'] | null; readonly text: string };

const pageRows = 100;
/** Read anew at most when something changes; what lies deeper is read again when it comes into sight. */
const mostAtOnce = 500;
/** Pages of a search may be empty before its end. */
const mostEmptyPages = 20;

type Known = { readonly key: string; readonly entries: readonly LedgerEntry[]; readonly next: string | null; readonly loaded: boolean; readonly refusal: Refusal | undefined };
const nothingKnown = (key: string): Known => ({ key, entries: [], next: null, loaded: false, refusal: undefined });

/** The ledger as far as somebody has looked, read on as rows come into sight, and again from its top when numbers move. */
export const useLedger = (filter: LedgerFilter) => {
  const key = JSON.stringify(filter);
  const [known, setKnown] = useState<Known>(() => nothingKnown(key));
  const turn = useRef(0);
  const asking = useRef<string | null>(null);
  const shown = known.key === key ? known : nothingKnown(key);

  const read = useCallback(async (from: string | null, limit: number): Promise<{ entries: LedgerEntry[]; next: string | null } | Refusal> => {
    const { courierCode, state, text } = JSON.parse(key) as LedgerFilter;
    let after = from;
    for (let page = 0; ; page += 1) {
      const answer = await backroom.numbers.ledger({ courierCode, state, text, after, limit });
      if (!answer.ok) return answer.refusal;
      if (answer.value.entries.length > 0 || answer.value.next === null || page === mostEmptyPages) return answer.value;
      after = answer.value.next;
    }
  }, [key]);

  const readTop = useCallback(async (rows: number): Promise<void> => {
    const mine = (turn.current += 1);
    asking.current = null;
    const answer = await read(null, Math.min(mostAtOnce, Math.max(pageRows, rows)));
    if (mine !== turn.current) return;
    setKnown((before) => ('code' in answer
      ? { ...(before.key === key ? before : nothingKnown(key)), loaded: true, refusal: answer }
      : { key, ...answer, loaded: true, refusal: undefined }));
  }, [key, read]);

  const rowsShown = useRef(0);
  useEffect(() => {
    rowsShown.current = shown.entries.length;
  });
  useEffect(() => {
    void readTop(0);
    return listenQuietly(['printing.changed', 'orders.changed', 'collections.changed'], () => void readTop(rowsShown.current));
  }, [readTop]);

  const { next } = shown;
  const readOn = useCallback(async (): Promise<void> => {
    if (next === null || asking.current === next) return;
    asking.current = next;
    const mine = turn.current;
    const answer = await read(next, pageRows);
    if (mine !== turn.current) return;
    setKnown((before) => {
      if (before.key !== key || before.next !== next) return before;
      return 'code' in answer ? { ...before, next: null, refusal: answer } : { ...before, entries: [...before.entries, ...answer.entries], next: answer.next };
    });
  }, [key, next, read]);

  const onVisible = useCallback((_first: number, last: number): void => {
    if (last >= rowsShown.current - 30) void readOn();
  }, [readOn]);
  return { entries: shown.entries, more: shown.next !== null, loaded: shown.loaded, refusal: shown.refusal, onVisible };
};
