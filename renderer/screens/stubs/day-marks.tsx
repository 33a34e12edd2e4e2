import type { DayState } from '../../../shared/domain/stubs/archive.ts';

/** A shape for each state of a day, so that no colour is needed to tell them apart. */
const shapes: Readonly<Record<DayState, string>> = {
  open: 'M6 1.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9z',
  sealed: 'M2 5h8v6H2zM3.5 5V3.5a2.5 2.5 0 015 0V5',
  due: 'M6 .8L11.2 6 6 11.2.8 6z',
  taken_over: 'M1.5 6.5l3 3 6-7',
  disposed: 'M2 2l8 8M10 2l-8 8',
};
const filled: readonly DayState[] = ['sealed', 'due'];

export const DayMark = ({ state, size = 10 }: { readonly state: DayState; readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 12 12" fill={filled.includes(state) ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
    <path d={shapes[state]} />
  </svg>
);
