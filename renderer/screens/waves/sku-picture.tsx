import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';

/** A SKU's picture; nothing where the shop has none. */
export const SkuPicture = ({ pictureId, className }: { readonly pictureId: string; readonly className: string | undefined }) => {
  const picture = useAsked(() => backroom.templates.picture({ pictureId }), [pictureId]);
  return picture.value === undefined ? <span /> : <img className={className} src={picture.value.dataUrl} alt="" />;
};
