import type { ReactNode } from 'react';
import { KeyHint } from '../../components/key-hint.tsx';
import styles from './action-panel.module.css';

type Props<Value extends string> = {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value | undefined;
  readonly show: (value: Value) => ReactNode;
  readonly onChoose: (value: Value) => void;
  /** Choosing follows the focus, as radio buttons do; off where choosing acts at once. */
  readonly followsFocus?: boolean;
};

/** A few answers of which one holds, each with its digit. */
export const OptionList = <Value extends string>({ label, values, chosen, show, onChoose, followsFocus = false }: Props<Value>) => (
  <div className={styles['options']} role="radiogroup" aria-label={label}>
    {values.map((value, index) => (
      <button
        key={value}
        type="button"
        role="radio"
        aria-checked={value === chosen}
        tabIndex={value === chosen || (chosen === undefined && index === 0) ? 0 : -1}
        className={styles['option']}
        data-value={value}
        onFocus={followsFocus ? () => onChoose(value) : undefined}
        onClick={() => onChoose(value)}
      >
        <KeyHint keys={String(index + 1)} />
        {show(value)}
      </button>
    ))}
  </div>
);
