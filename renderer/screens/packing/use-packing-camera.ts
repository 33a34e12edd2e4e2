import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { kindOfMode, type CameraMode, type MediumKind } from '../../../shared/domain/media/medium.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { createClipRecorder, type ClipRecorder } from '../../components/camera/clip-recorder.ts';
import { takePhoto } from '../../components/camera/take-photo.ts';
import { useCamera, type Camera } from '../../components/camera/use-camera.ts';
import { piecesOf, type Station } from './station-state.ts';
import { useKeys } from './use-keys.ts';

export type TakenNote = { readonly parcelId: ParcelId; readonly kind: MediumKind } & ({ readonly kept: true } | { readonly kept: false; readonly refusal: Refusal | null });
export type PackingCamera = {
  readonly mode: CameraMode; readonly camera: Camera; readonly recording: boolean; readonly note: TakenNote | null;
  /** Before the person leaves: a clip of the parcel just packed is ended and kept; resolves when it is, or after a moment. */
  readonly settle: () => Promise<void>;
};

/** Nobody waits longer for a clip to be written. */
const longestSettleMs = 2_000;

/**
 * PK-9: takes what the shop wants of each parcel beside the packing itself. Nothing here is waited for: without a camera, or when main does not take
 * the picture, the station works as ever and a quiet word says so.
 */
export const usePackingCamera = ({ parcel, said }: Station): PackingCamera => {
  const choice = useAsked(() => backroom.media.station(), [], ['app.changed']).value;
  const mode = choice?.mode ?? 'off';
  const camera = useCamera(choice);
  const [recording, setRecording] = useState(false);
  const [note, setNote] = useState<TakenNote | null>(null);

  const give = useEffectEvent(async (parcelId: ParcelId, kind: MediumKind, bytes: Uint8Array | null): Promise<void> => {
    if (bytes === null) {
      setNote({ parcelId, kind, kept: false, refusal: null });
      return;
    }
    const answer = await backroom.media.add({ parcelId, kind, mime: kind === 'photo' ? 'image/jpeg' : 'video/webm', bytes });
    setNote(answer.ok ? { parcelId, kind, kept: true } : { parcelId, kind, kept: false, refusal: answer.refusal });
  });
  const recorder = useRef<ClipRecorder<ParcelId> | null>(null);
  useEffect(() => {
    const made = createClipRecorder<ParcelId>({ onClip: (parcelId, bytes) => give(parcelId, 'video', bytes), onChange: setRecording });
    recorder.current = made;
    return () => void made.end();
  }, []);

  const photo = useEffectEvent(async (parcelId: ParcelId): Promise<void> => {
    if (camera.phase === 'ready') await give(parcelId, 'photo', await takePhoto(camera.video));
    else setNote({ parcelId, kind: 'photo', kept: false, refusal: null });
  });
  const film = useEffectEvent((parcelId: ParcelId): void => {
    if (camera.phase !== 'ready' || recorder.current?.begin(parcelId, camera.stream) !== true) setNote({ parcelId, kind: 'video', kept: false, refusal: null });
  });

  const parcelId = parcel?.parcelId ?? null;
  const counted = parcel === null ? 0 : piecesOf(parcel).counted;
  useEffect(() => {
    void recorder.current?.end();
  }, [parcelId]);
  const pieceCame = useEffectEvent((): void => {
    if (mode === 'video_by_itself' && parcelId !== null && parcel?.state === 'printed' && counted > 0 && recorder.current?.runsFor(parcelId) === false) film(parcelId);
  });
  useEffect(() => pieceCame(), [parcelId, counted]);
  const heard = useEffectEvent((): void => {
    if (said?.code !== 'parcel_packed' || parcelId === null) return;
    if (mode === 'photo_by_itself') void photo(parcelId);
    if (mode !== 'video_by_itself') return;
    // The last piece may finish the parcel at once: then the seal comes after it.
    if (recorder.current?.runsFor(parcelId) !== true) film(parcelId);
    recorder.current?.keep(parcelId);
  });
  useEffect(() => heard(), [said]);

  useKeys(({ key, repeat, altKey, ctrlKey, metaKey }) => {
    if (key !== 'F8' || altKey || ctrlKey || metaKey || mode === 'off' || parcelId === null || (parcel?.state !== 'printed' && parcel?.state !== 'packed')) return false;
    if (repeat) return true;
    if (kindOfMode(mode) === 'photo') void photo(parcelId);
    else if (recorder.current?.runsFor(parcelId) === true) {
      recorder.current.keep(parcelId);
      void recorder.current.end();
    } else {
      film(parcelId);
      recorder.current?.keep(parcelId);
    }
    return true;
  });

  const settle = (): Promise<void> =>
    Promise.race([recorder.current?.end() ?? Promise.resolve(), new Promise<void>((resolve) => setTimeout(resolve, longestSettleMs))]);

  return { settle, mode, camera, recording, note: note?.parcelId === parcelId ? note : null };
};
