import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { kindOfMode } from '../../../shared/domain/media/medium.ts';
import { ParcelMedia } from '../../app/parcel-media.tsx';
import { refusalWords } from '../../i18n/refusal-words.ts';
import type { PackingCamera } from './use-packing-camera.ts';
import styles from './camera-note.module.css';

/** What the camera sees, small, and in a quiet word what it took; below it what the parcel has already. */
export const CameraNote = ({ packing, parcelId }: { readonly packing: PackingCamera; readonly parcelId: ParcelId }) => {
  const { t } = useTranslation('media');
  const { mode, camera, recording, note } = packing;
  if (mode === 'off') return null;
  const kind = kindOfMode(mode);
  const words =
    recording ? t('station.recording')
    : camera.phase === 'trouble' ? t(`station.trouble.${camera.trouble}`)
    : note?.kept === true ? t(`station.taken.${note.kind}`)
    : note !== null ? (note.refusal === null ? t('station.notTaken') : refusalWords(note.refusal).what)
    : camera.phase === 'starting' ? t('station.starting')
    : t(mode.endsWith('by_itself') ? `station.byItself.${kind}` : `station.byKey.${kind}`);
  const state = recording ? 'recording' : camera.phase === 'trouble' ? 'trouble' : note === null ? camera.phase : note.kept ? 'kept' : 'not_kept';
  return (
    <section className={styles['camera']} aria-label={t('station.on')} data-camera={state}>
      <div className={styles['row']}>
        {camera.phase === 'ready' && <Preview stream={camera.stream} label={t('station.on')} />}
        <p role="status" className={styles['words']}>
          {recording && <i aria-hidden="true" />}
          {words}
        </p>
      </div>
      <ParcelMedia parcelId={parcelId} small />
    </section>
  );
};

const Preview = ({ stream, label }: { readonly stream: MediaStream; readonly label: string }) => {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} className={styles['preview']} aria-label={label} muted autoPlay playsInline />;
};
