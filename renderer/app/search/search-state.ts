import { create } from 'zustand';
import { useHeld } from '../use-held.ts';

type Search = {
  /** What stands in the search box. */
  readonly text: string;
  /** Counts up when the keyboard is handed from the box to the list below it. */
  readonly handedOver: number;
  /** Somebody is in the middle of a text: what is not the list itself may wait until the hand rests or leaves the box. */
  readonly typing: boolean;
  readonly set: (text: string) => void;
  /** As `set`, by a hand that may go on. */
  readonly type: (text: string) => void;
  readonly handOver: () => void;
};

const restMs = 250;
let rest: ReturnType<typeof setTimeout> | undefined;

/** One search for the window: the box shows it, the order list follows it while it is on screen. */
export const useSearch = create<Search>()((set) => ({
  text: '',
  handedOver: 0,
  typing: false,
  set: (text) => set({ text, typing: false }),
  type: (text) => {
    clearTimeout(rest);
    rest = setTimeout(() => set({ typing: false }), restMs);
    set({ text, typing: text !== '' });
  },
  handOver: () => set((before) => ({ handedOver: before.handedOver + 1, typing: false })),
}));

/** What stands in the box whenever nobody is in the middle of it: follows no single key. */
export const useRestedSearch = (): string => {
  const rested = useSearch(({ text, typing }) => (typing ? undefined : text.trim()));
  return useHeld(rested ?? '', rested === undefined);
};
