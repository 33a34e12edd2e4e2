import { useEffect } from 'react';
import { create } from 'zustand';
import { useLatest } from '../api/use-latest.ts';

/** A screen that takes dropped files itself, instead of having them read as orders. */
export type FileTaker = { readonly title: string; readonly text: string; readonly take: (files: readonly File[]) => void };

export const useFileTaker = create<{ readonly taker: FileTaker | null }>()(() => ({ taker: null }));

/** While the component is shown, files dropped on the window go to `take`. `null` = leave them to the import. */
export const useTakesFiles = (taker: FileTaker | null): void => {
  const latest = useLatest(taker);
  const title = taker?.title ?? null;
  const text = taker?.text ?? '';
  useEffect(() => {
    if (title === null) return undefined;
    useFileTaker.setState({ taker: { title, text, take: (files) => latest.current?.take(files) } });
    return () => useFileTaker.setState({ taker: null });
  }, [title, text, latest]);
};
