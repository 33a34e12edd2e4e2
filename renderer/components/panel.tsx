import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

type Props = {
  readonly title?: ReactNode;
  readonly extra?: ReactNode;
  /** The body has no padding: rows go from edge to edge. */
  readonly flush?: boolean;
  readonly children: ReactNode;
};

export const Panel = ({ title, extra, flush = false, children }: Props) => {
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className={styles['head']}>
          <h2 id={id}>{title}</h2>
          {extra !== undefined && <div className={styles['extra']}>{extra}</div>}
        </header>
      )}
      <div className={flush ? styles['flush'] : styles['body']}>{children}</div>
    </section>
  );
};
