import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenCamera } from '../../shared/contract/media.ts';
import type { Refusal, Result } from '../../shared/domain/result.ts';
import { useLatest } from '../api/use-latest.ts';
import { Button } from '../components/button.tsx';
import { openCamera, stopCamera, type CameraTrouble } from '../components/camera/open-camera.ts';
import { takePhoto } from '../components/camera/take-photo.ts';
import { RefusalNotice } from '../components/refusal-notice.tsx';
import { useKeys } from './use-keys.ts';
import styles from './photo-booth.module.css';

type Phase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'live'; readonly stream: MediaStream }
  | { readonly kind: 'taken'; readonly stream: MediaStream; readonly bytes: Uint8Array; readonly address: string }
  | { readonly kind: 'trouble'; readonly trouble: CameraTrouble }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The page's policy shows pictures as data alone. */
const dataUrlOf = (bytes: Uint8Array): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(new Error('a photo of our own cannot be read')));
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
  });

type Props = {
  /** Asks main for the camera, on the click or key that opened this. */
  readonly begin: () => Promise<Result<ChosenCamera>>;
  /** `false` = it was not kept; the photo stays to be tried again. */
  readonly keep: (bytes: Uint8Array) => Promise<boolean>;
  readonly refusal: Refusal | undefined;
  readonly onClose: () => void;
};

/** AS-2, AS-4: the camera's picture, a photo on a key, and a look at it before it is kept. The camera is off as soon as this is gone. */
export const PhotoBooth = ({ begin, keep, refusal, onClose }: Props) => {
  const { t } = useTranslation('media');
  const [phase, setPhase] = useState<Phase>({ kind: 'opening' });
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState(0);
  const video = useRef<HTMLVideoElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const latest = useLatest(begin);
  useEffect(() => {
    let wanted = true;
    const isWanted = (): boolean => wanted;
    let mine: MediaStream | null = null;
    const open = async (): Promise<void> => {
      const begun = await latest.current();
      if (!isWanted()) return;
      if (!begun.ok) {
        setPhase({ kind: 'refused', refusal: begun.refusal });
        return;
      }
      const opened = await openCamera({ mode: 'photo_by_key', ...begun.value });
      if ('trouble' in opened) {
        if (isWanted()) setPhase({ kind: 'trouble', trouble: opened.trouble });
        return;
      }
      if (!isWanted()) {
        stopCamera(opened.stream);
        return;
      }
      mine = opened.stream;
      mine.getVideoTracks()[0]?.addEventListener('ended', () => isWanted() && setPhase({ kind: 'trouble', trouble: 'missing' }));
      setPhase({ kind: 'live', stream: mine });
    };
    setPhase({ kind: 'opening' });
    void open();
    return () => {
      wanted = false;
      if (mine !== null) stopCamera(mine);
    };
  }, [tries, latest]);
  const stream = phase.kind === 'live' ? phase.stream : null;
  useEffect(() => {
    if (video.current !== null && stream !== null) video.current.srcObject = stream;
  }, [stream]);
  // The key that was pressed last is the most likely next one too.
  useEffect(() => first.current?.focus(), [phase.kind]);

  const take = async (): Promise<void> => {
    if (phase.kind !== 'live' || video.current === null) return;
    const bytes = await takePhoto(video.current);
    setPhase(bytes === null ? { kind: 'trouble', trouble: 'failed' } : { kind: 'taken', stream: phase.stream, bytes, address: await dataUrlOf(bytes) });
  };
  const again = (): void => {
    if (phase.kind === 'taken') setPhase({ kind: 'live', stream: phase.stream });
  };
  const hold = async (): Promise<void> => {
    if (phase.kind !== 'taken' || busy) return;
    setBusy(true);
    const done = await keep(phase.bytes);
    setBusy(false);
    if (!done) return;
    setKept((before) => before + 1);
    setPhase({ kind: 'live', stream: phase.stream });
  };
  useKeys({ F8: () => void (phase.kind === 'taken' ? hold() : take()), Escape: () => (phase.kind === 'taken' ? again() : onClose()) }, { always: true });
  return (
    <section className={styles['booth']} aria-label={t('booth.title')} data-booth={phase.kind} data-kept={kept}>
      {phase.kind === 'live' && <video ref={video} className={styles['view']} aria-label={t('booth.live')} muted autoPlay playsInline />}
      {phase.kind === 'taken' && <img className={styles['view']} src={phase.address} alt={t('booth.taken')} />}
      {(phase.kind === 'opening' || phase.kind === 'trouble') && <p className={`${styles['view']} ${styles['words']}`} role="status">{phase.kind === 'opening' ? t('station.starting') : t(`booth.trouble.${phase.trouble}`)}</p>}
      {phase.kind === 'refused' && <RefusalNotice refusal={phase.refusal} />}
      <RefusalNotice refusal={refusal} />
      <div className={styles['row']}>
        {phase.kind === 'live' && <Button ref={first} kind="primary" keys="F8" onClick={() => void take()}>{t('booth.take')}</Button>}
        {phase.kind === 'taken' && <Button ref={first} kind="primary" keys="F8" busy={busy} onClick={() => void hold()}>{t('booth.keep')}</Button>}
        {phase.kind === 'taken' && <Button keys="Esc" disabled={busy} onClick={again}>{t('booth.discard')}</Button>}
        {phase.kind === 'trouble' && <Button ref={first} kind="primary" onClick={() => setTries((before) => before + 1)}>{t('booth.again')}</Button>}
        {phase.kind !== 'taken' && <Button keys="Esc" onClick={onClose}>{t('booth.close')}</Button>}
        {kept > 0 && phase.kind === 'live' && <span role="status" className={styles['quiet']}>{t('booth.kept', { n: kept })}</span>}
      </div>
    </section>
  );
};
