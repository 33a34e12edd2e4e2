import { mostVideoMs } from '../../../shared/domain/media/medium.ts';

/** Begins to stop a little early: what is on its way still comes. */
const recordMs = mostVideoMs - 200;
const bitsPerSecond = 2_000_000;

type Clip<Owner> = { readonly owner: Owner; readonly recorder: MediaRecorder; readonly timer: ReturnType<typeof setTimeout>; kept: boolean; ended: Uint8Array | null };

/**
 * One clip at a time, at most ten seconds. It counts once somebody says `keep`; a clip that ran out before that gives way to the next one, so that a
 * parcel which takes long has its last ten seconds.
 */
export type ClipRecorder<Owner> = {
  readonly begin: (owner: Owner, stream: MediaStream) => boolean;
  readonly keep: (owner: Owner) => void;
  /** Ends the clip, and hands it over if it is kept. */
  readonly end: () => void;
  readonly runsFor: (owner: Owner) => boolean;
};

export const createClipRecorder = <Owner>({ onClip, onChange }: {
  readonly onClip: (owner: Owner, bytes: Uint8Array | null) => void; readonly onChange: (recording: boolean) => void;
}): ClipRecorder<Owner> => {
  let current: Clip<Owner> | null = null;
  const stop = ({ recorder, timer }: Clip<Owner>): void => {
    clearTimeout(timer);
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const end = (): void => {
    if (current !== null) stop(current);
    current = null;
  };
  return {
    begin: (owner, stream) => {
      end();
      const parts: Blob[] = [];
      let recorder: MediaRecorder;
      try {
        recorder = new MediaRecorder(stream, { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: bitsPerSecond });
        recorder.start();
      } catch {
        return false;
      }
      const clip: Clip<Owner> = { owner, recorder, kept: false, ended: null, timer: setTimeout(() => stop(clip), recordMs) };
      recorder.addEventListener('dataavailable', ({ data }) => {
        if (data.size > 0) parts.push(data);
      });
      recorder.addEventListener('stop', () => {
        onChange(false);
        void new Blob(parts).arrayBuffer().then((buffer) => {
          clip.ended = new Uint8Array(buffer);
          if (clip.kept) onClip(owner, clip.ended.length === 0 ? null : clip.ended);
          if (clip.kept && current === clip) current = null;
        });
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
      onClip(owner, clip.ended.length === 0 ? null : clip.ended);
      current = null;
    },
    end,
    runsFor: (owner) => current !== null && current.owner === owner && current.recorder.state === 'recording',
  };
};
