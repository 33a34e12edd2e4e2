import type { ReactNode } from 'react';
import styles from './page-frame.module.css';

type Props = {
  readonly title: string;
  readonly extra?: ReactNode;
  /** A pane at the right, with its width in px. */
  readonly side?: ReactNode;
  readonly sideWidth?: number;
  /** Text-like pages stay narrow enough to read. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
};

/** Title, actions, a column of panels, and a side pane where a screen has one. */
export const PageFrame = ({ title, extra, side, sideWidth = 380, narrow = false, children }: Props) => (
  <div className={styles['frame']}>
    <div className={styles['main']}>
      <div className={narrow ? styles['narrow'] : undefined}>
        <header className={styles['head']}>
          <h1>{title}</h1>
          {extra !== undefined && <div className={styles['extra']}>{extra}</div>}
        </header>
        <div className={styles['stack']}>{children}</div>
      </div>
    </div>
    {side !== undefined && (
      <aside className={styles['side']} style={{ width: sideWidth }}>
        {side}
      </aside>
    )}
  </div>
);
