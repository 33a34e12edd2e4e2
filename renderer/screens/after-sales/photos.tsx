import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePhoto } from '../../../shared/contract/after-sales.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useCommandsInTurn } from '../../api/use-commands-in-turn.ts';
import { useLatest } from '../../api/use-latest.ts';
import { useTakesFiles } from '../../app/file-taker.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { fullMoment } from '../../i18n/format.ts';
import type { CaseView } from './case-detail.tsx';
import styles from './after-sales.module.css';

type Source = { readonly path: string | null; readonly bytes: Uint8Array | null };

/** AS-2: photos come by drop, by paste or from a file; one after the other, so that the first that is refused is named. */
export const usePhotos = (view: CaseView, mayEdit: boolean, pasteOn: boolean) => {
  const { t } = useTranslation('afterSales');
  const add = useCommandsInTurn(async (sources: readonly Source[]): Promise<Result<unknown>> => {
    for (const source of sources) {
      const added = await backroom.afterSales.addPhoto({ caseId: view.row.id, ...source });
      if (!added.ok) return added;
    }
    return ok(null);
  });
  useTakesFiles(mayEdit ? {
    title: t('drop.title'), text: t('drop.text', { number: view.order.platformOrderNumber }),
    take: (files) => void add.run(files.map((file) => backroom.pathOfDroppedFile(file)).filter((path) => path !== '').map((path) => ({ path, bytes: null }))),
  } : null);
  const latest = useLatest(add.run);
  useEffect(() => {
    if (!mayEdit || !pasteOn) return undefined;
    const onPaste = (event: ClipboardEvent): void => {
      const pictures = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
      if (pictures.length === 0) return;
      event.preventDefault();
      void Promise.all(pictures.map((file) => file.arrayBuffer())).then((buffers) => latest.current(buffers.map((buffer) => ({ path: null, bytes: new Uint8Array(buffer) }))));
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [mayEdit, pasteOn, latest]);
  const addTaken = async (bytes: Uint8Array): Promise<boolean> => (await add.run([{ path: null, bytes }]))?.ok === true;
  return { busy: add.busy, refusal: add.refusal, addTaken, choose: (): void => void add.run([{ path: null, bytes: null }]) };
};

const Photo = ({ photo, mayRemove }: { readonly photo: CasePhoto; readonly mayRemove: boolean }) => {
  const { t } = useTranslation('afterSales');
  const picture = useAsked(() => backroom.afterSales.photo({ photoId: photo.id }), [photo.id]);
  const remove = useCommand(backroom.afterSales.removePhoto);
  return (
    <figure className={styles['picture']}>
      {picture.value === undefined ? <RefusalNotice refusal={picture.refusal} /> : <img src={picture.value.dataUrl} alt={photo.name} />}
      <figcaption>
        <span className={styles['grow']} title={`SHA-256 ${photo.sha256}`}>{photo.staffName} · {fullMoment(photo.addedAt)}</span>
        {photo.late && <Tag tone="amber">{t('section.late')}</Tag>}
        {mayRemove && <Button kind="quiet" busy={remove.busy} onClick={() => void remove.run({ photoId: photo.id })}>{t('remove')}</Button>}
      </figcaption>
      <RefusalNotice refusal={remove.refusal} />
    </figure>
  );
};

export const Photos = ({ view, mayRemove }: { readonly view: CaseView; readonly mayRemove: boolean }) => {
  const { t } = useTranslation('afterSales');
  if (view.photos.length === 0) return <p className={styles['quiet']}>{view.photosWanted ? `${t('section.photosWanted')}。` : ''}{t('section.noPhotos')}</p>;
  return (
    <div className={styles['pictures']}>
      {view.photos.map((photo) => <Photo key={photo.id} photo={photo} mayRemove={mayRemove} />)}
    </div>
  );
};
