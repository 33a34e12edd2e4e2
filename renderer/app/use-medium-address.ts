import { useEffect, useState } from 'react';
import type { ParcelMedium } from '../../shared/contract/media.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { backroom } from '../api/client.ts';

type Shown = { readonly address?: string; readonly refusal?: Refusal };

const dataAddress = (blob: Blob): Promise<string> =>
  new Promise((resolve, fail) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => fail(reader.error ?? new Error('the picture was not read'));
    reader.readAsDataURL(blob);
  });

/** What `src` takes: photos as data, which pages may show anyway; videos as blobs, which only `media-src` allows, and which are let go of again. */
export const useMediumAddress = ({ id, kind }: Pick<ParcelMedium, 'id' | 'kind'>): Shown => {
  const [shown, setShown] = useState<Shown>({});
  useEffect(() => {
    let wanted = true;
    const isWanted = (): boolean => wanted;
    let made: string | null = null;
    const load = async (): Promise<void> => {
      const answer = await backroom.media.bytes({ mediumId: id });
      if (!wanted) return;
      if (!answer.ok) {
        setShown({ refusal: answer.refusal });
        return;
      }
      const blob = new Blob([answer.value.bytes], { type: answer.value.mime });
      if (kind === 'video') made = URL.createObjectURL(blob);
      const address = made ?? (await dataAddress(blob));
      if (isWanted()) setShown({ address });
    };
    void load();
    return () => {
      wanted = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [id, kind]);
  return shown;
};
