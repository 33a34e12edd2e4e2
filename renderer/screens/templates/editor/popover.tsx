import { useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './editor.module.css';

type Props = { readonly label: string; readonly button: ReactNode; readonly wide?: boolean; readonly children: (close: () => void) => ReactNode };

/** A button that opens a small panel under itself; Escape, a click elsewhere or leaving it closes it. */
export const Popover = ({ label, button, wide = false, children }: Props) => {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    window.addEventListener('pointerdown', onDown, true);
    return () => window.removeEventListener('pointerdown', onDown, true);
  }, [open]);
  return (
    <div ref={root} className={styles['popover']} onKeyDown={(event) => {
      if (event.key !== 'Escape' || !open) return;
      event.stopPropagation();
      setOpen(false);
      root.current?.querySelector('button')?.focus();
    }}>
      <button type="button" className={styles['popButton']} aria-expanded={open} title={label} onClick={() => setOpen(!open)}>
        {button}
      </button>
      {open && (
        <div className={styles['popPanel']} data-wide={wide || undefined} role="group" aria-label={label}>
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
};
