import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Always holds the value of the last render, for callbacks that must not change with it. */
export const useLatest = <T>(value: T): RefObject<T> => {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
};
