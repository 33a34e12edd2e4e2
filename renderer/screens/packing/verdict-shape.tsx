/** The verdict's shape, told apart without colour: hexagon with a cross, disc with a tick, ring with a tick, arrow in a square,
 * triangle with an exclamation mark. */
export type Shape = 'stop' | 'finished' | 'right' | 'next' | 'ask' | 'doubt';

const paths: Readonly<Record<Shape, string>> = {
  stop: 'M12 1.8l8.8 5.1v10.2L12 22.2l-8.8-5.1V6.9zM8.2 8.2l7.6 7.6M15.8 8.2l-7.6 7.6',
  finished: 'M6.8 12.4l3.6 3.6 7-8',
  right: 'M12 21.5a9.5 9.5 0 100-19 9.5 9.5 0 000 19zM7.5 12.3l3.2 3.2 5.8-6.8',
  next: 'M3 3h18v18H3zM7.5 12h9M12.5 8l4 4-4 4',
  doubt: 'M12 2.4l10.2 18.4H1.8zM12 9v5.6M12 17.6v.2',
  ask: 'M3 3h18v18H3zM7 16.5c2-5 3.5-8 5-8 1.8 0-1 6 .5 6 1 0 1.5-2 2.5-2 .8 0 .5 1.5 2 1.5',
};

export const VerdictShape = ({ shape, size }: { readonly shape: Shape; readonly size: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2.4} strokeLinejoin="round" strokeLinecap="round" aria-hidden="true" data-shape={shape}>
    {shape === 'finished' && <circle cx="12" cy="12" r="11" fill="currentColor" stroke="none" />}
    <path d={paths[shape]} stroke={shape === 'finished' ? 'var(--surface)' : 'currentColor'} />
  </svg>
);
