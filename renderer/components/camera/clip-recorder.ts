import { mostVideoMs } from '../../../shared/domain/media/medium.ts';

/** Begins to stop a little early: what is on its way still comes. */
const recordMs = mostVideoMs - 200;
const bitsPerSecond = 2_000_000;

type Clip<Owner> = { readonly owner: Owner; readonly recorder: MediaRecorder; readonly timer: ReturnType<typeof setTimeout>; kept: boolean; ended: Uint8Array | null; readonly done: Promise<void> };

/**
 * One clip at a time, at most ten seconds. It counts once somebody says `keep`; a clip that ran out before that gives way to the next one, so that a
 * parcel which takes long has its last ten seconds.
 */
export type ClipRecorder<Owner> = {
  readonly begin: (owner: Owner, stream: MediaStream) => boolean;
  readonly keep: (owner: Owner) => void;
  /** Ends the clip, and hands it over if it is kept: resolves when `onClip` is through with it, at once when nothing is kept. */
  readonly end: () => Promise<void>;
  readonly runsFor: (owner: Owner) => boolean;
};

export const createClipRecorder = <Owner>({ onClip, onChange }: {
  readonly onClip: (owner: Owner, bytes: Uint8Array | null) => Promise<void>; readonly onChange: (recording: boolean) => void;
}): ClipRecorder<Owner> => {
  let current: Clip<Owner> | null = null;
  const stop = ({ recorder, timer }: Clip<Owner>): void => {
    clearTimeout(timer);
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const end = (): Promise<void> => {
    const clip = current;
    current = null;
    if (clip === null) return Promise.resolve();
    stop(clip);
    return clip.kept ? clip.done : Promise.resolve();
  };
  return {
    begin: (owner, stream) => {
      void end();
      const parts: Blob[] = [];
      let recorder: MediaRecorder;
      try {
        recorder = new MediaRecorder(stream, { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: bitsPerSecond });
        recorder.start();
      } catch {
        return false;
      }
      let through = (): void => undefined;
      const done = new Promise<void>((resolve) => {
        through = resolve;
      });
      const clip: Clip<Owner> = { owner, recorder, kept: false, ended: null, done, timer: setTimeout(() => stop(clip), recordMs) };
      recorder.addEventListener('dataavailable', ({ data }) => {
        if (data.size > 0) parts.push(data);
      });
      recorder.addEventListener('stop', () => {
        onChange(false);
        void new Blob(parts).arrayBuffer().then(async (buffer) => {
          clip.ended = new Uint8Array(buffer);
          if (clip.kept && current === clip) current = null;
          if (clip.kept) await onClip(owner, clip.ended.length === 0 ? null : clip.ended);
        }).finally(through);
      }, { once: true });
      current = clip;
      onChange(true);
      return true;
    },
    keep: (owner) => {
      const clip = current;
      if (clip === null || clip.owner !== owner || clip.kept) return;
      clip.kept = true;
      if (clip.ended === null) return;
      current = null;
      void onClip(owner, clip.ended.length === 0 ? null : clip.ended);
    },
    end,
    runsFor: (owner) => current !== null && current.owner === owner && current.recorder.state === 'recording',
  };
};
