import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnDetail } from '../../../shared/contract/returns.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommandsInTurn } from '../../api/use-commands-in-turn.ts';
import { useLatest } from '../../api/use-latest.ts';
import { useTakesFiles } from '../../app/file-taker.ts';
import { PhotoBooth } from '../../app/photo-booth.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { moment } from '../../i18n/format.ts';
import forms from '../../components/form-parts.module.css';
import styles from './returns.module.css';

type Photo = ReturnDetail['photos'][number];

const Picture = ({ detail, photo }: { readonly detail: ReturnDetail; readonly photo: Photo }) => {
  const { t } = useTranslation('media');
  const picture = useAsked(() => backroom.returns.photo({ returningParcelId: detail.row.id, photoId: photo.id }), [detail.row.id, photo.id]);
  const caption = t('taken', { when: moment(photo.takenAt), who: photo.staffName });
  return (
    <figure className={forms['picture']} data-desk-photo>
      {picture.value === undefined ? <RefusalNotice refusal={picture.refusal} /> : <img src={picture.value.dataUrl} alt={caption} />}
      <figcaption><span className={forms['grow']}>{caption}</span></figcaption>
    </figure>
  );
};

/** AS-4: in which state the goods came back, as photos of the case: by the desk's camera, by paste or by drop. */
export const DeskPhotos = ({ detail }: { readonly detail: ReturnDetail }) => {
  const { t } = useTranslation(['returns', 'media']);
  const [shooting, setShooting] = useState(false);
  const returningParcelId = detail.row.id;
  const add = useCommandsInTurn(async (pictures: readonly Blob[]): Promise<Result<unknown>> => {
    for (const picture of pictures) {
      const added = await backroom.returns.addPhoto({ returningParcelId, bytes: new Uint8Array(await picture.arrayBuffer()) });
      if (!added.ok) return added;
    }
    return ok(null);
  });
  const takes = detail.caseId !== null && detail.row.arrivedAt !== null;
  useTakesFiles(takes ? { title: t('photos.drop'), text: t('photos.dropText'), take: (files) => void add.run(files) } : null);
  const latest = useLatest(add.run);
  useEffect(() => {
    if (!takes) return undefined;
    const onPaste = (event: ClipboardEvent): void => {
      const pictures = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
      if (pictures.length === 0) return;
      event.preventDefault();
      void latest.current(pictures);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [takes, latest]);
  useKeys({ F8: () => setShooting(true) }, { always: true, enabled: takes && !shooting });
  if (!takes) return null;
  const keep = async (bytes: Uint8Array): Promise<boolean> => (await add.run([new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' })]))?.ok === true;
  return (
    <div className={styles['pane']} data-testid="desk-photos">
      <h3>{t('photos.title')}</h3>
      {shooting && <PhotoBooth begin={() => backroom.returns.beginPhoto({ returningParcelId })} keep={keep} refusal={add.refusal} onClose={() => setShooting(false)} />}
      {detail.photos.length > 0 && <div className={forms['pictures']}>{detail.photos.map((photo) => <Picture key={photo.id} detail={detail} photo={photo} />)}</div>}
      {!shooting && <RefusalNotice refusal={add.refusal} />}
      {!shooting && <Button keys="F8" busy={add.busy} onClick={() => setShooting(true)}>{t('media:booth.button')}</Button>}
      {detail.photos.length === 0 && !shooting && <p className={styles['quiet']}>{t('photos.hint')}</p>}
    </div>
  );
};
