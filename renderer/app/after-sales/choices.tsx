import styles from '../../components/form-parts.module.css';

type Props<Value extends string> = { readonly label: string; readonly values: readonly Value[]; readonly value: Value | null; readonly words: (value: Value) => string; readonly onValue: (value: Value) => void };

/** One of a few, side by side: arrow keys go along, as in any radio group. */
export const Choices = <Value extends string>({ label, values, value, words, onValue }: Props<Value>) => {
  const move = (by: number): void => {
    const at = value === null ? -1 : values.indexOf(value);
    const next = values[(at + by + values.length) % values.length];
    if (next !== undefined) onValue(next);
  };
  return (
    <div
      className={styles['choices']} role="radiogroup" aria-label={label}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        move(by);
        const group = event.currentTarget;
        requestAnimationFrame(() => group.querySelector<HTMLButtonElement>('[aria-checked="true"]')?.focus());
      }}
    >
      {values.map((one, index) => (
        <button
          key={one} type="button" role="radio" aria-checked={value === one} tabIndex={value === one || (value === null && index === 0) ? 0 : -1} data-choice={one}
          onClick={() => onValue(one)}
        >
          {words(one)}
        </button>
      ))}
    </div>
  );
};
