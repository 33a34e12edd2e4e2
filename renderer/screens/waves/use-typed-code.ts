import { useEffect, useEffectEvent, useState } from 'react';
import { cleanScan } from '../../components/scanner/scanner-input.ts';

type Keys = {
  readonly onCode: (code: string) => void;
  /** Enter and Backspace while nothing is typed. */
  readonly onEnter: () => void;
  readonly onBackspace: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onEscape: () => void;
};

const onControl = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('button, input, select, textarea, dialog, [role=dialog], [role=combobox]') !== null;

/** A code typed by hand without any text field, so that no input method and no focus comes in between; answers what is typed so far. */
export const useTypedCode = (keys: Keys): string => {
  const [typed, setTyped] = useState('');
  const onKey = useEffectEvent((event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
    if (onControl(event.target) && (event.key === 'Enter' || event.key === ' ' || !(event.target instanceof HTMLButtonElement))) return false;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        keys.onMove(event.key === 'ArrowDown' ? 1 : -1);
        return true;
      case 'Escape':
        if (typed === '') keys.onEscape();
        setTyped('');
        return true;
      case 'Backspace':
        if (typed === '') keys.onBackspace();
        setTyped(typed.slice(0, -1));
        return true;
      case 'Enter': {
        const code = cleanScan(typed);
        setTyped('');
        if (code === '') keys.onEnter();
        else keys.onCode(code);
        return true;
      }
      default:
        if ([...event.key].length !== 1 || event.key === ' ') return false;
        setTyped((typed + event.key).slice(0, 60));
        return true;
    }
  });
  useEffect(() => {
    // Enter is the view's own from the first moment, not that of the button that led here.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const listener = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && onKey(event)) event.preventDefault();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return typed;
};
