import { useCallback, useRef, useState } from 'react';
import type { Refusal, Result } from '../../shared/domain/result.ts';
import { useLatest } from './use-latest.ts';

export type Commanded<Input extends readonly unknown[], Output> = {
  /** Runs the command; `undefined` = one was under way and this call was not made (a double click is one click). */
  readonly run: (...input: Input) => Promise<Result<Output> | undefined>;
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  readonly forget: () => void;
};

/** One command of a screen with its refusal, to be shown where the person acted. */
export const useCommand = <Input extends readonly unknown[], Output>(
  command: (...input: Input) => Promise<Result<Output>>,
): Commanded<Input, Output> => {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const underWay = useRef(false);
  const latest = useLatest(command);
  const run = useCallback(
    async (...input: Input) => {
      if (underWay.current) return undefined;
      underWay.current = true;
      setBusy(true);
      setRefusal(undefined);
      try {
        const answer = await latest.current(...input);
        setRefusal(answer.ok ? undefined : answer.refusal);
        return answer;
      } finally {
        underWay.current = false;
        setBusy(false);
      }
    },
    [latest],
  );
  const forget = useCallback(() => setRefusal(undefined), []);
  return { run, busy, refusal, forget };
};
