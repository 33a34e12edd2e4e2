import { useCallback, useRef, useState } from 'react';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { playSound } from '../../components/sound/sounds.ts';

/** What the last number read from paper came to; `serial` tells two equal answers apart. */
export type ScanBackSaid =
  | { readonly kind: 'read'; readonly serial: number; readonly read: OutputFor<'numbers', 'scanBack'> }
  | { readonly kind: 'refused'; readonly serial: number; readonly number: string; readonly refusal: Refusal };

/** Numbers are read back one after another, in the order in which they were scanned. */
export const useScanBack = () => {
  const [said, setSaid] = useState<ScanBackSaid | null>(null);
  const [count, setCount] = useState(0);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const serial = useRef(0);
  const scan = useCallback((code: string): void => {
    const one = async (): Promise<void> => {
      const number = code.trim().slice(0, 40);
      if (number === '') return;
      const answer = await backroom.numbers.scanBack({ number });
      serial.current += 1;
      if (answer.ok) {
        setSaid({ kind: 'read', serial: serial.current, read: answer.value });
        if (!answer.value.alreadyScanned) setCount((before) => before + 1);
      } else setSaid({ kind: 'refused', serial: serial.current, number, refusal: answer.refusal });
      playSound(answer.ok && !answer.value.alreadyScanned ? 'right' : 'wrong');
    };
    queue.current = queue.current.then(one, one);
  }, []);
  return { said, count, scan };
};
