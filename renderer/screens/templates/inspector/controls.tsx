import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ToolIcon, type ToolIconName } from '../tool-icon.tsx';
import styles from './controls.module.css';

export const Section = ({ title, extra, children }: { readonly title: string; readonly extra?: ReactNode; readonly children: ReactNode }) => {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header>
        <h3 id={id}>{title}</h3>
        {extra}
      </header>
      {children}
    </section>
  );
};

/** Two fields beside each other. */
export const Pair = ({ children }: { readonly children: ReactNode }) => <div className={styles['pair']}>{children}</div>;

export const Row = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className={styles['row']}>
    <span className={styles['rowLabel']}>{label}</span>
    <div className={styles['rowField']}>{children}</div>
  </div>
);

type NumberProps = {
  readonly label: string;
  /** Stands in the field, before the figure; else the label does not show. */
  readonly short?: string;
  /** Hundredths: of a millimetre, or of whatever `unit` says. */
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly unit?: string;
  /** Hundredths that an arrow key adds; ten times as much with Shift. */
  readonly by?: number;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
};

const written = (value: number, by: number): string => (by >= 100 ? String(Math.round(value / 100)) : (value / 100).toFixed(2));

/** A figure to 1/100: typed and taken with Enter or on leaving, or stepped with the arrow keys. Escape takes the typing back. */
export const NumberField = ({ label, short, value, least = 0, most = 100_000, unit, by = 10, disabled = false, onChange }: NumberProps) => {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string): void => {
    setTyped(null);
    const number = Number(text.trim().replace('，', '.').replace(',', '.'));
    if (text.trim() === '' || !Number.isFinite(number)) return;
    const next = Math.max(least, Math.min(Math.round(number * 100), most));
    if (next !== value) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') take(event.currentTarget.value);
    else if (event.key === 'Escape') {
      event.stopPropagation();
      setTyped(null);
      event.currentTarget.blur();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const step = (event.key === 'ArrowUp' ? 1 : -1) * by * (event.shiftKey ? 10 : 1);
      setTyped(null);
      onChange(Math.max(least, Math.min(value + step, most)));
    }
  };
  return (
    <label className={styles['number']} data-disabled={disabled || undefined}>
      {short === undefined ? <span className="visually-hidden">{label}</span> : <span className={styles['short']} title={label}>{short}</span>}
      <input
        type="text" inputMode="decimal" aria-label={label} disabled={disabled} value={typed ?? written(value, by)} onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()} onBlur={(event) => typed !== null && take(event.target.value)} onKeyDown={onKeyDown}
      />
      {unit !== undefined && <span className={styles['unit']}>{unit}</span>}
    </label>
  );
};

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly icon?: ToolIconName }[];
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
};

/** A few choices side by side. */
export const Choice = <T extends string>({ label, value, choices, disabled = false, onChange }: ChoiceProps<T>) => (
  <div className={styles['choice']} role="radiogroup" aria-label={label}>
    {choices.map((choice) => (
      <button key={choice.value} type="button" role="radio" aria-checked={choice.value === value} aria-label={choice.icon === undefined ? undefined : choice.label} title={choice.label} disabled={disabled} onClick={() => onChange(choice.value)}>
        {choice.icon === undefined ? choice.label : <ToolIcon name={choice.icon} size={16} />}
      </button>
    ))}
  </div>
);

type SelectProps<T extends string> = Omit<ChoiceProps<T>, 'choices'> & { readonly choices: readonly { readonly value: T; readonly label: string }[] };

export const Select = <T extends string>({ label, value, choices, disabled = false, onChange }: SelectProps<T>) => (
  <span className={styles['select']}>
    <select aria-label={label} value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as T)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
    <ToolIcon name="down1" size={14} />
  </span>
);

type TextProps = { readonly label: string; readonly value: string; readonly hint?: string; readonly most: number; readonly disabled?: boolean; readonly onChange: (value: string) => void };

export const TextField = ({ label, value, hint, most, disabled = false, onChange }: TextProps) => (
  <input className={styles['text']} type="text" aria-label={label} placeholder={hint} value={value} maxLength={most} disabled={disabled} onChange={(event) => onChange(event.target.value)} />
);

export const Check = ({ label, checked, disabled = false, onChange }: { readonly label: string; readonly checked: boolean; readonly disabled?: boolean; readonly onChange: (checked: boolean) => void }) => (
  <label className={styles['check']}>
    <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
);

type IconButtonProps = { readonly icon: ToolIconName; readonly label: string; readonly keys?: string; readonly pressed?: boolean; readonly disabled?: boolean; readonly danger?: boolean; readonly onClick: () => void };

export const IconButton = ({ icon, label, keys, pressed, disabled = false, danger = false, onClick }: IconButtonProps) => (
  <button
    type="button" className={styles['iconButton']} data-danger={danger || undefined} aria-label={label} aria-pressed={pressed} aria-keyshortcuts={keys?.replaceAll(' ', '+')}
    title={keys === undefined ? label : `${label}（${keys}）`} disabled={disabled} onClick={onClick}
  >
    <ToolIcon name={icon} />
  </button>
);
