import { useCallback, useRef } from 'react';
import type { Result } from '../../shared/domain/result.ts';
import { useCommand, type Commanded } from './use-command.ts';

/** As `useCommand`, for what must not be lost when it comes while another one is under way (a second photo pasted): each waits for the one before it. */
export const useCommandsInTurn = <Input extends readonly unknown[], Output>(
  command: (...input: Input) => Promise<Result<Output>>,
): Commanded<Input, Output> => {
  const one = useCommand(command);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const { run: runOne } = one;
  const run = useCallback(
    (...input: Input) => {
      const next = (): Promise<Result<Output> | undefined> => runOne(...input);
      const answer = last.current.then(next, next);
      last.current = answer;
      return answer;
    },
    [runOne],
  );
  return { ...one, run };
};
