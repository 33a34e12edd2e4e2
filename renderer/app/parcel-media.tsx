import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParcelMedium } from '../../shared/contract/media.ts';
import type { ParcelId } from '../../shared/domain/ids.ts';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';
import { isoDay, moment } from '../i18n/format.ts';
import { refusalWords } from '../i18n/refusal-words.ts';
import { Button } from '../components/button.tsx';
import { useMediumAddress } from './use-medium-address.ts';
import styles from './parcel-media.module.css';

/** PK-9: the photos and videos that were taken of a parcel, with those that are past their time as words. Nothing at all when none was taken. */
export const ParcelMedia = ({ parcelId, small = false }: { readonly parcelId: ParcelId; readonly small?: boolean }) => {
  const { t } = useTranslation('media');
  const taken = useAsked(() => backroom.media.ofParcel({ parcelId }), [parcelId], ['packing.changed']).value ?? [];
  if (taken.length === 0) return null;
  return (
    <ul className={`${styles['media']} ${small ? styles['small'] : ''}`} aria-label={t('title')} data-parcel-media={taken.length}>
      {taken.map((medium) => (
        <li key={medium.id} data-medium={medium.disposedAt === null ? medium.kind : 'disposed'}>
          {medium.disposedAt === null
            ? <Kept medium={medium} />
            : <p className={styles['gone']}>{t('disposed', { kind: t(medium.kind), when: moment(medium.takenAt), gone: isoDay(medium.disposedAt) })}</p>}
        </li>
      ))}
    </ul>
  );
};

const Kept = ({ medium }: { readonly medium: ParcelMedium }) => {
  const { t } = useTranslation('media');
  const { address, refusal } = useMediumAddress(medium);
  const when = moment(medium.takenAt);
  const caption = t('taken', { when, who: medium.takenBy });
  if (refusal !== undefined) return <p className={styles['gone']} role="status">{refusalWords(refusal).what}</p>;
  if (address === undefined) return <p className={styles['gone']}>{t('loading')}</p>;
  return (
    <figure>
      {medium.kind === 'video' ? <Film address={address} label={`${t('video')} ${caption}`} /> : <Photo address={address} label={t('larger', { when })} caption={caption} />}
      <figcaption>{caption}</figcaption>
    </figure>
  );
};

const Photo = ({ address, label, caption }: { readonly address: string; readonly label: string; readonly caption: string }) => {
  const { t } = useTranslation('media');
  const [large, setLarge] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (large) dialog.current?.showModal();
  }, [large]);
  return (
    <>
      <button type="button" className={styles['thumb']} aria-label={label} onClick={() => setLarge(true)}>
        <img src={address} alt="" />
      </button>
      {large && (
        <dialog ref={dialog} className={styles['large']} aria-label={caption} onClose={() => setLarge(false)}>
          <img src={address} alt={caption} />
          <footer>
            <span>{caption}</span>
            <Button keys="Esc" onClick={() => dialog.current?.close()}>{t('close')}</Button>
          </footer>
        </dialog>
      )}
    </>
  );
};

/** What a browser records says nothing of its length; looked for at the far end, it is known, and the bar can be used. */
const Film = ({ address, label }: { readonly address: string; readonly label: string }) => {
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(false);
  return (
    <video
      ref={video}
      src={address}
      aria-label={label}
      controls
      muted
      preload="metadata"
      onLoadedMetadata={() => {
        if (video.current === null || Number.isFinite(video.current.duration)) return;
        found.current = true;
        video.current.currentTime = 1e6;
      }}
      onDurationChange={() => {
        if (!found.current || video.current === null || !Number.isFinite(video.current.duration)) return;
        found.current = false;
        video.current.currentTime = 0;
      }}
    />
  );
};
