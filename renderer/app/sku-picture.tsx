import { useEffect } from 'react';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';

/** A picture never changes under its name: what was shown once is shown at once. */
const known = new Map<string, string>();
const mostKnown = 300;

/** A SKU's picture; `fallback` where the shop has none, or it is not there yet. */
export const SkuPicture = ({ pictureId, className, fallback = null }: { readonly pictureId: string | null; readonly className?: string | undefined; readonly fallback?: React.ReactNode }) => {
  const kept = pictureId === null ? undefined : known.get(pictureId);
  const asked = useAsked(pictureId === null || kept !== undefined ? null : () => backroom.stock.picture({ pictureId }), [pictureId, kept === undefined]);
  const address = kept ?? asked.value?.dataUrl;
  useEffect(() => {
    if (pictureId === null || address === undefined) return;
    known.set(pictureId, address);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  }, [pictureId, address]);
  return address === undefined || pictureId === null ? fallback : <img className={className} src={address} alt="" draggable={false} data-sku-picture={pictureId.slice(0, 8)} />;
};

/** Which of these SKUs have a picture, by code. */
export const useSkuPictures = (codes: readonly string[]): ReadonlyMap<string, string> => {
  const wanted = [...new Set(codes.filter((code) => code !== ''))].sort();
  const { value } = useAsked(wanted.length === 0 ? null : () => backroom.stock.pictures({ codes: wanted.slice(0, 500) }), [wanted.join('\n')], ['stock.changed']);
  return new Map((value ?? []).map(({ code, pictureId }) => [code, pictureId]));
};
