import { useCallback, useRef, useState } from 'react';
import type { WaveVerdict } from '../../../shared/contract/waves.ts';
import type { Refusal, Result } from '../../../shared/domain/result.ts';
import { playSound } from '../../components/sound/sounds.ts';

/** What the last scan or key came to; `serial` tells two equal ones apart. */
export type WaveSaid =
  | { readonly kind: 'verdict'; readonly serial: number; readonly verdict: WaveVerdict }
  | { readonly kind: 'refused'; readonly serial: number; readonly refusal: Refusal };

const finished: ReadonlySet<WaveVerdict['code']> = new Set(['line_picked', 'all_picked', 'slot_complete', 'all_sorted', 'put_back']);

/** Asks one after another, in the order of the scans, so that two within milliseconds are both counted. */
export const useWaveScans = (onSaid: (verdict: WaveVerdict) => void) => {
  const [said, setSaid] = useState<WaveSaid | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const serial = useRef(0);
  const ask = useCallback(
    (question: () => Promise<Result<WaveVerdict>>): void => {
      const one = async (): Promise<void> => {
        const answer = await question();
        serial.current += 1;
        if (!answer.ok) {
          setSaid({ kind: 'refused', serial: serial.current, refusal: answer.refusal });
          playSound('wrong');
          return;
        }
        const verdict = answer.value;
        setSaid({ kind: 'verdict', serial: serial.current, verdict });
        playSound(verdict.tone === 'bad' ? 'wrong' : finished.has(verdict.code) ? 'finished' : 'right');
        onSaid(verdict);
      };
      queue.current = queue.current.then(one, one);
    },
    [onSaid],
  );
  return { said, ask };
};
