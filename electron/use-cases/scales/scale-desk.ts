import type { ScaleSettings } from '../../../shared/contract/scales.ts';
import { refuse, ok, type Result } from '../../../shared/domain/result.ts';
import { scaleOff, type ScaleNow } from '../../../shared/domain/scales/scale-now.ts';
import { forgetReadings, hearFrame, newPan, panAt, takeFromPan, type PanState } from '../../../shared/domain/scales/taking.ts';
import type { OpenScale, Scale, ScaleNews } from '../../scales/scale.ts';

export type ScaleSurroundings = {
  readonly openScale: OpenScale;
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number;
  readonly tell: (now: ScaleNow) => void;
};

/** The one scale of this PC: what it says now, and whether that may be taken as a parcel's weight (PK-6). */
export type ScaleDesk = {
  /** Opens the scale that is set, or leaves it be when it is open already. */
  readonly use: (settings: ScaleSettings) => void;
  readonly now: () => ScaleNow;
  /** A weight that may be taken, or why there is none. It is looked at now, not when a window last drew it. */
  readonly weight: () => Result<number>;
  /** What lies on the pan belongs to a parcel now; it is not read again before it was taken off. */
  readonly taken: () => void;
  readonly close: () => Promise<void>;
};

/** Windows are told at most this often while figures run. */
const tellEveryMs = 80;
/** Growing old is noticed without news. */
const lookAgainMs = 250;

export const createScaleDesk = ({ openScale, clock, tell }: ScaleSurroundings): ScaleDesk => {
  let used: string | null = null;
  let scale: Scale | null = null;
  let closing: Promise<void> = Promise.resolve();
  let line: Pick<ScaleNow, 'line' | 'words' | 'protocol'> = scaleOff;
  let pan: PanState = newPan;
  let told = '';
  let toldAt = -Infinity;
  let generation = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const now = (): ScaleNow => (line.line === 'off' ? scaleOff : { ...line, ...panAt(pan, clock()) });

  /** A figure may wait for the next; that the scale is there or gone may not. */
  const sayWhatChanged = (atOnce = false): void => {
    const at = clock();
    const current = now();
    const written = JSON.stringify(current);
    if (written === told || (!atOnce && at - toldAt < tellEveryMs)) return;
    told = written;
    toldAt = at;
    tell(current);
  };

  const hear = (news: ScaleNews): void => {
    switch (news.kind) {
      case 'open':
        line = { line: 'open', words: '', protocol: null };
        pan = forgetReadings(pan);
        break;
      case 'fault':
        line = { line: 'fault', words: news.words, protocol: null };
        pan = forgetReadings(pan);
        break;
      case 'frame':
        line = { line: 'open', words: '', protocol: news.protocol };
        pan = hearFrame(pan, news.frame, clock());
        break;
    }
    sayWhatChanged(news.kind !== 'frame');
  };

  const stop = (): void => {
    generation += 1;
    clearInterval(timer);
    const old = scale;
    scale = null;
    // The next one may be the same port: it is opened when this one has let go.
    if (old !== null) closing = closing.then(() => old.close());
  };

  return {
    now,
    use: (settings) => {
      const key = JSON.stringify(settings);
      if (key === used) return;
      used = key;
      stop();
      pan = forgetReadings(pan);
      const { device, on } = settings;
      if (!on || device === null) {
        line = scaleOff;
        sayWhatChanged(true);
        return;
      }
      line = { line: 'opening', words: '', protocol: null };
      const mine = generation;
      timer = setInterval(() => {
        sayWhatChanged();
      }, lookAgainMs);
      timer.unref();
      void closing.then(() => {
        if (mine !== generation) return;
        scale = openScale(device, settings, (news) => {
          if (mine === generation) hear(news);
        });
      });
      sayWhatChanged(true);
    },
    weight: () => {
      const { line: state, condition, weightG, words } = now();
      if (state === 'off') return refuse('scale.off');
      if (state === 'fault') return refuse('scale.unplugged', { words });
      if (condition === 'ready' && weightG !== null) return ok(weightG);
      return condition === 'ready' ? refuse('scale.nothing') : refuse(refusalOf[condition], weightG === null ? {} : { weightG });
    },
    taken: () => {
      pan = takeFromPan(pan);
      sayWhatChanged();
    },
    close: async () => {
      used = null;
      line = scaleOff;
      stop();
      await closing;
    },
  };
};

const refusalOf = {
  empty: 'scale.empty', negative: 'scale.negative', unstable: 'scale.unstable', overload: 'scale.overload', underload: 'scale.underload',
  already_taken: 'scale.already_taken', stale: 'scale.stale', nothing: 'scale.nothing',
} as const;
