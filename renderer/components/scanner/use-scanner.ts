import { useEffect, useEffectEvent } from 'react';
import { listenForScans } from './scanner-listener.ts';

/** Calls `onScan` with every code scanned while the component is shown, wherever the focus is (PK-2). One at a time per window. */
export const useScanner = (onScan: (code: string) => void): void => {
  const latest = useEffectEvent(onScan);
  useEffect(() => listenForScans((code) => latest(code)), []);
};
