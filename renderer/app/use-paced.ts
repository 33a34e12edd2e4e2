import { useState } from 'react';

/**
 * The newest value at once, but never two under way: while `answered` says that the one given out last has no answer yet, what comes meanwhile
 * waits, and only the newest of it is given out then. A hand is never waited for, and a scanner's burst asks two or three times.
 */
export const usePaced = (value: string, answered: (given: string) => boolean): string => {
  const [given, setGiven] = useState(value);
  if (given === value || !answered(given)) return given;
  setGiven(value);
  return value;
};
