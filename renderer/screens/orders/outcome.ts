import { create } from 'zustand';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Refusal, RefusalParams, Result } from '../../../shared/domain/result.ts';

export type LeftAlone = { readonly orderId: OrderId; readonly code: string; readonly params: RefusalParams };

export type Outcome = {
  /** One sentence on what was done; empty when nothing was. */
  readonly words: string;
  readonly refused: readonly LeftAlone[];
  readonly refusal: Refusal | undefined;
  /** Takes it back; absent where it cannot be. */
  readonly undo?: (() => Promise<Result<unknown>>) | undefined;
};

/** What the last action came to. It stands on the action bar until the next one. */
export const useOutcome = create<{ readonly last: Outcome | undefined; readonly working: { readonly done: number; readonly total: number } | undefined }>()(() => ({ last: undefined, working: undefined }));

/** What can be taken back, newest last. Only as long as the person stays signed in. */
const undoable: NonNullable<Outcome['undo']>[] = [];
const mostUndo = 20;

export const showOutcome = (outcome: Outcome): void => {
  if (outcome.undo !== undefined) {
    undoable.push(outcome.undo);
    if (undoable.length > mostUndo) undoable.shift();
  }
  useOutcome.setState({ last: outcome });
};

export const clearOutcome = (): void => useOutcome.setState({ last: undefined });

/** Ctrl+Z. `nothing` = there is nothing to take back. */
export const undoLast = async (words: { readonly undone: string; readonly nothing: string }): Promise<void> => {
  const undo = undoable.pop();
  if (undo === undefined) {
    showOutcome({ words: words.nothing, refused: [], refusal: undefined });
    return;
  }
  const answer = await undo();
  showOutcome({ words: answer.ok ? words.undone : '', refused: [], refusal: answer.ok ? undefined : answer.refusal });
};

export const forgetUndo = (): void => {
  undoable.length = 0;
  clearOutcome();
};
