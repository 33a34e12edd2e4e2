import styles from './progress-bar.module.css';

type Props = { readonly label: string; readonly done?: number; readonly total?: number };

/** How far something is; without `total` only that it goes on. */
export const ProgressBar = ({ label, done = 0, total }: Props) => {
  const known = total !== undefined && total > 0;
  return (
    <div className={styles['bar']} role="progressbar" aria-label={label} aria-valuemin={0} {...(known ? { 'aria-valuemax': total, 'aria-valuenow': done } : {})}>
      {known ? (
        <div className={styles['fill']} style={{ width: `${Math.min(100, (done / total) * 100)}%` }} />
      ) : (
        <div className={`${styles['fill']} ${styles['unknown']}`} />
      )}
    </div>
  );
};
