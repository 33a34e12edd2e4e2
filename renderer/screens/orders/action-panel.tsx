import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import styles from './action-panel.module.css';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  /** A digit typed outside a text field, or with Ctrl within one, 1…9. */
  readonly onDigit?: (digit: number) => void;
  /** Enter, wherever the focus is in the panel; absent where a digit or a click already acts. */
  readonly onEnter?: () => void;
  /** For what needs more room than a few answers. */
  readonly wide?: boolean;
  /** What the action will and will not change. */
  readonly preview?: ReactNode;
  readonly children: ReactNode;
};

/** A panel over the action bar: what one action needs to know, answered without leaving the list. */
export const ActionPanel = ({ title, onClose, onDigit, onEnter, wide = false, preview, children }: Props) => {
  const { t } = useTranslation('app');
  const panel = useRef<HTMLDivElement>(null);
  const isEntered = useRef(false);
  // Its fields may come later than the panel: until then it has the keys itself, and whatever had them and is gone gives them back.
  useEffect(() => {
    const here = panel.current;
    const focused = document.activeElement;
    if (here === null || (isEntered.current && focused !== here && focused !== document.body)) return;
    const first = here.querySelector<HTMLElement>('[aria-checked=true], [role=radio], input');
    isEntered.current = first !== null;
    (first ?? here).focus();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'radio';
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && onEnter !== undefined && !(event.target instanceof HTMLButtonElement && event.target.dataset['cancel'] === 'true')) {
      event.preventDefault();
      onEnter();
    } else if (/^[1-9]$/.test(event.key) && !event.altKey && typing === event.ctrlKey) {
      event.preventDefault();
      onDigit?.(Number(event.key));
    } else if (event.target instanceof HTMLButtonElement && ['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft'].includes(event.key)) {
      const radios = [...(panel.current?.querySelectorAll<HTMLElement>('[role=radio]') ?? [])];
      const at = radios.findIndex((radio) => radio === document.activeElement);
      if (at < 0) return;
      event.preventDefault();
      const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 2, ArrowUp: -2 }[event.key] ?? 0;
      radios[Math.max(0, Math.min(radios.length - 1, at + by))]?.focus();
    }
  };
  return (
    <div ref={panel} tabIndex={-1} className={wide ? `${styles['panel']} ${styles['wide']}` : styles['panel']} role="dialog" aria-label={title} onKeyDown={onKeyDown}>
      <header className={styles['head']}>
        <h2>{title}</h2>
        <Button kind="quiet" keys="Esc" data-cancel="true" onClick={onClose}>
          {t('cancel')}
        </Button>
      </header>
      {preview}
      {children}
    </div>
  );
};
