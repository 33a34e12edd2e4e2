import styles from './key-hint.module.css';

/** The key that does the same as the button it stands on. `keys` as printed on the keyboard: `Ctrl K`, `H`. */
export const KeyHint = ({ keys, onAccent = false }: { readonly keys: string; readonly onAccent?: boolean }) => (
  <kbd className={onAccent ? `${styles['key']} ${styles['onAccent']}` : styles['key']} aria-hidden="true">
    {keys}
  </kbd>
);
