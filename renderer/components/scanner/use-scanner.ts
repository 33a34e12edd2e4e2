import { useEffect, useEffectEvent } from 'react';
import { gapWhereOnlyScanned, gapWhereTyped } from './scanner-input.ts';
import { listenForScans } from './scanner-listener.ts';

/**
 * Calls `onScan` with every code scanned while the component is shown, wherever the focus is (PK-2). `where` says whether people
 * also type text in this window.
 */
export const useScanner = (onScan: (code: string) => void, where: 'typed_too' | 'only_scanned' = 'typed_too'): void => {
  const latest = useEffectEvent(onScan);
  useEffect(() => listenForScans((code) => latest(code), where === 'typed_too' ? gapWhereTyped : gapWhereOnlyScanned), [where]);
};
