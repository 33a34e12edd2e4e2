import { useState } from 'react';

/** The value as it was when `held` began, for as long as it lasts: for what need not follow each key. */
export const useHeld = <Value>(value: Value, held: boolean): Value => {
  const [kept, setKept] = useState<{ readonly value: Value }>({ value });
  if (held || kept.value === value) return kept.value;
  setKept({ value });
  return value;
};
