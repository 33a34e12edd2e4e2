import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** amber = held, waiting; red = stop, late; green = checked; blue = exchange, in work; purple = return. Always with a word. */
export type Tone = 'grey' | 'accent' | 'amber' | 'red' | 'green' | 'blue' | 'purple';

export const Tag = ({ tone = 'grey', children }: { readonly tone?: Tone; readonly children: ReactNode }) => (
  <span className={`${styles['tag']} ${styles[tone]}`}>{children}</span>
);
