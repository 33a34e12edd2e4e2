import { useEffect, useState } from 'react';

/** False until the window has drawn and come to rest, for what may wait (the spooler is slow to answer). */
export const useDeferredStart = (): boolean => {
  const [started, setStarted] = useState(false);
  useEffect(() => {
    const handle = requestIdleCallback(() => setStarted(true), { timeout: 1500 });
    return () => cancelIdleCallback(handle);
  }, []);
  return started;
};
