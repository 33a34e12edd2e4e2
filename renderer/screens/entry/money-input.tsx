import { useState } from 'react';
import { readAmount } from '../../../shared/domain/intake/amount.ts';
import { yuan } from '../../i18n/format.ts';
import styles from './entry.module.css';

type Props = { readonly label: string; readonly fen: number | null; readonly placeholder?: string | undefined; readonly onChange: (fen: number | null) => void };

const textOf = (fen: number | null): string => (fen === null ? '' : yuan(fen).replaceAll(',', ''));

/** An amount as people type it; what is none is marked and counts as nothing. */
export const MoneyInput = ({ label, fen, placeholder, onChange }: Props) => {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? textOf(fen);
  const read = readAmount(text);
  return (
    <input
      className={`${styles['input']} ${styles['number']}`}
      aria-label={label}
      aria-invalid={read.kind === 'unreadable' || undefined}
      inputMode="decimal"
      placeholder={placeholder}
      value={text}
      maxLength={14}
      onBlur={() => setTyped(undefined)}
      onChange={(event) => {
        setTyped(event.target.value);
        const now = readAmount(event.target.value);
        if (now.kind !== 'unreadable') onChange(now.kind === 'value' && now.value >= 0 ? now.value : null);
      }}
    />
  );
};
