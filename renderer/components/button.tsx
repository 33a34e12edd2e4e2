import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { KeyHint } from './key-hint.tsx';
import styles from './button.module.css';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly size?: 'normal' | 'large';
  /** The key that does the same, shown on the button. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  /** While true the button cannot be pressed and says so to screen readers. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

export const Button = ({ kind = 'plain', size = 'normal', keys, icon, busy = false, disabled, children, type = 'button', ...rest }: Props) => (
  <button
    {...rest}
    type={type}
    disabled={disabled === true || busy}
    aria-busy={busy || undefined}
    aria-keyshortcuts={keys?.replaceAll(' ', '+')}
    className={[styles['button'], kind === 'plain' ? '' : styles[kind], size === 'large' ? styles['large'] : ''].join(' ')}
  >
    {icon}
    {children}
    {keys !== undefined && <KeyHint keys={keys} onAccent={kind === 'primary'} />}
  </button>
);
