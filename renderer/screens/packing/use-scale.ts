import { useEffect, useState } from 'react';
import { scaleOff, type ScaleNow } from '../../../shared/domain/scales/scale-now.ts';
import { backroom } from '../../api/client.ts';
import { listen } from '../../api/listen.ts';

/** What the scale shows, as it changes; off where the shop does not weigh. Looking opens the scale. */
export const useScale = (weighs: boolean): ScaleNow => {
  const [now, setNow] = useState<ScaleNow>(scaleOff);
  useEffect(() => {
    if (!weighs) return;
    let heard = false;
    const stop = listen('scale.reading', (next) => {
      heard = true;
      setNow(next);
    });
    const look = (): void => {
      void backroom.scales.now().then((answer) => {
        if (answer.ok && !heard) setNow(answer.value);
      });
    };
    look();
    return stop;
  }, [weighs]);
  return weighs ? now : scaleOff;
};
