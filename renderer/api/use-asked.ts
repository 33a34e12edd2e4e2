import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EventName } from '../../shared/contract/events.ts';
import type { Refusal, Result } from '../../shared/domain/result.ts';
import { useLatest } from './use-latest.ts';
import { listenQuietly, listenSettled } from './listen.ts';

export type Asked<T> = {
  /** The last good answer; kept while asking again, so that nothing flickers. */
  readonly value: T | undefined;
  readonly refusal: Refusal | undefined;
  /** True only until the first answer for these `deps`. */
  readonly loading: boolean;
  readonly again: () => void;
};

type State<T> = { readonly value: T | undefined; readonly refusal: Refusal | undefined; readonly loading: boolean };

/**
 * Asks main, and asks again when one of `events` says that something changed. Answers that arrive out of order are
 * dropped. `ask` may be `null` while there is nothing to ask. Changing `deps` forgets the old value. `settleMs`: asks again only
 * when the events have paused for so long.
 */
export const useAsked = <T>(
  ask: (() => Promise<Result<T>>) | null,
  deps: readonly unknown[],
  events: readonly EventName[] = [],
  settleMs = 0,
): Asked<T> => {
  const [state, setState] = useState<State<T>>({ value: undefined, refusal: undefined, loading: ask !== null });
  const turn = useRef(0);
  const alive = useRef(true);

  const askNow = useEffectEvent(async (forget: boolean) => {
    const mine = ++turn.current;
    if (ask === null) {
      setState({ value: undefined, refusal: undefined, loading: false });
      return;
    }
    if (forget) setState({ value: undefined, refusal: undefined, loading: true });
    const answer = await ask();
    if (mine !== turn.current || !alive.current) return;
    setState((before) =>
      answer.ok
        ? { value: answer.value, refusal: undefined, loading: false }
        : { value: before.value, refusal: answer.refusal, loading: false },
    );
  });

  const [asked, setAsked] = useState(0);
  const again = useCallback(() => setAsked((n) => n + 1), []);
  const key = JSON.stringify(deps);
  const eventKey = events.join(' ');
  const settles = settleMs > 0;
  // Another pause holds from the next event on; one that is running is not cut off.
  const settle = useLatest(settleMs);

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  useEffect(() => void askNow(true), [key]);
  useEffect(() => {
    if (asked > 0) void askNow(false);
  }, [asked]);
  useEffect(() => {
    const names = eventKey === '' ? [] : (eventKey.split(' ') as EventName[]);
    const listener = (): void => void askNow(false);
    return settles ? listenSettled(names, () => settle.current, listener) : listenQuietly(names, listener);
  }, [eventKey, settles, settle]);

  return { ...state, again };
};
