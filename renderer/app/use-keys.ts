import { useLayoutEffect } from 'react';
import { useLatest } from '../api/use-latest.ts';

/** `H`, `Ctrl+K`, `Ctrl+Shift+P`, `F12`, `Alt+1`, `Escape`. Letters are upper case. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const keyName = (event: KeyboardEvent): string => {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const named = key === ' ' ? 'Space' : key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && named.length > 1 ? 'Shift+' : ''}${named}`;
};

/** Where letters are typed, they stay letters. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select, [role=combobox]'));

const inModal = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[role=dialog], dialog') !== null;

/**
 * Keys of a screen, wherever the focus is in the window. Plain keys do nothing while somebody types or a dialog is
 * open; keys with Ctrl or Alt and function keys work there too when `always` is set.
 */
export const useKeys = (keys: KeyMap, options: { readonly always?: boolean; readonly enabled?: boolean } = {}): void => {
  const { always = false, enabled = true } = options;
  const latest = useLatest(keys);
  // With the paint, not after it: a key pressed at what has just appeared is heard.
  useLayoutEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented) return;
      const handler = latest.current[keyName(event)];
      if (handler === undefined) return;
      if (!always && (isTyping(event.target) || inModal(event.target))) return;
      event.preventDefault();
      handler(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [always, enabled, latest]);
};
