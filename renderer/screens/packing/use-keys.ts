import { useEffectEvent, useLayoutEffect } from 'react';

/** Hears every key that is not part of a scan while the component is shown; `true` = taken, nothing else happens with it. */
export const useKeys = (onKey: (event: KeyboardEvent) => boolean): void => {
  const latest = useEffectEvent(onKey);
  // With the paint, not after it: a key pressed at what has just appeared is heard.
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (latest(event)) event.preventDefault();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
};
