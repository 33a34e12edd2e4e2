import { useEffect, useEffectEvent, useId, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import { SkuPicture } from '../../app/sku-picture.tsx';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { shrinkPicture } from '../../components/shrink-picture.ts';
import styles from './picture-form.module.css';

export type PictureHandle = { readonly take: (file: File) => void };
type Props = { readonly sku: SkuRow; readonly mayEdit: boolean; readonly ref?: Ref<PictureHandle> };

const isPicture = (file: File): boolean => file.type.startsWith('image/');

/** WH-1: the article's picture: dropped on the window, pasted, or chosen; for all sizes of its colour at once, because they look the same. */
export const PictureForm = ({ sku, mayEdit, ref }: Props) => {
  const { t } = useTranslation('stock');
  const hint = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [sameColour, setSameColour] = useState(true);
  const [bad, setBad] = useState<'too_large' | 'not_a_picture' | null>(null);
  const set = useCommand(backroom.stock.setPicture);
  const hasSizes = sku.styleCode !== '';

  const give = async (bytes: Uint8Array | null): Promise<void> => {
    await set.run({ skuId: sku.id, bytes, sameColour: hasSizes && sameColour });
  };
  const take = async (file: File): Promise<void> => {
    set.forget();
    setBad(null);
    const shrunk = await shrinkPicture(file);
    if (shrunk.ok) await give(shrunk.bytes);
    else setBad(shrunk.why);
  };
  useImperativeHandle(ref, () => ({ take: (file) => void (mayEdit && take(file)) }));
  const pasted = useEffectEvent((event: ClipboardEvent): void => {
    const file = [...(event.clipboardData?.files ?? [])].find(isPicture);
    if (!mayEdit || file === undefined || set.busy) return;
    event.preventDefault();
    void take(file);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => pasted(event);
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, []);

  if (!mayEdit && sku.pictureId === null) return null;
  return (
    <div className={styles['form']} data-testid="sku-picture">
      <SkuPicture pictureId={sku.pictureId} className={styles['picture']} fallback={<span className={styles['none']}><Icon name="stock" size={28} /></span>} />
      {mayEdit && (
        <div className={styles['side']}>
          <div className={styles['buttons']}>
            <Button busy={set.busy} aria-describedby={hint} onClick={() => chooser.current?.click()}>{t(sku.pictureId === null ? 'picture.choose' : 'picture.replace')}</Button>
            {sku.pictureId !== null && <Button kind="quiet" busy={set.busy} onClick={() => void give(null)} data-testid="picture-off">{t('picture.off')}</Button>}
          </div>
          <p id={hint} className={styles['hint']}>{t('picture.hint')}</p>
          {hasSizes && (
            <label className={styles['same']}>
              <input type="checkbox" checked={sameColour} onChange={(event) => setSameColour(event.target.checked)} />
              {t('picture.sameColour')}
            </label>
          )}
          <input
            ref={chooser} type="file" accept="image/*" hidden aria-label={t('picture.choose')} data-testid="picture-file"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void take(file);
              event.target.value = '';
            }}
          />
        </div>
      )}
      {bad !== null && <p className={styles['bad']} role="alert">{t(`picture.${bad}`)}</p>}
      <RefusalNotice refusal={set.refusal} />
    </div>
  );
};
