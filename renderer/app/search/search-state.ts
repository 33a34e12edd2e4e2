import { create } from 'zustand';

type Search = {
  /** What stands in the search box. */
  readonly text: string;
  /** Counts up when the keyboard is handed from the box to the list below it. */
  readonly handedOver: number;
  readonly set: (text: string) => void;
  readonly handOver: () => void;
};

/** One search for the window: the box shows it, the order list follows it while it is on screen. */
export const useSearch = create<Search>()((set) => ({
  text: '',
  handedOver: 0,
  set: (text) => set({ text }),
  handOver: () => set((before) => ({ handedOver: before.handedOver + 1 })),
}));
