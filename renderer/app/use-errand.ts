import { useEffect } from 'react';
import { useLatest } from '../api/use-latest.ts';
import { useNavigation, type Errand } from './navigation.ts';

/** Hands an errand of this kind to the screen once, when it is opened with one or gets one while open. */
export const useErrand = <K extends Errand['kind']>(kind: K, onErrand: (errand: Extract<Errand, { kind: K }>) => void): void => {
  const errand = useNavigation((state) => state.errand);
  const latest = useLatest(onErrand);
  useEffect(() => {
    if (errand?.kind !== kind) return;
    const taken = useNavigation.getState().takeErrand(kind);
    if (taken !== undefined) latest.current(taken);
  }, [errand, kind, latest]);
};
