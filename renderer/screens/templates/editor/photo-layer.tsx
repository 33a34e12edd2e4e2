import type { BackdropPicture, Paper } from '../../../../shared/domain/printing/template.ts';
import { useSheetPictures } from '../../../app/use-sheet-pictures.ts';
import { useStage } from './stage-store.ts';

type Props = { readonly picture: BackdropPicture | undefined; readonly paper: Paper };

const none: readonly never[] = [];

/** The photo of the form under everything that prints, cut off at the paper's edge. */
export const PhotoLayer = ({ picture, paper }: Props) => {
  const { shown, strength } = useStage((state) => state.photo);
  const pictures = useSheetPictures(picture === undefined ? none : [{ kind: 'picture', ...picture }]);
  if (picture === undefined || !shown) return null;
  return (
    <g pointerEvents="none">
      <clipPath id="stage-paper">
        <rect width={paper.widthHmm} height={paper.heightHmm} />
      </clipPath>
      <image
        clipPath="url(#stage-paper)" href={pictures.get(picture.pictureId)} x={picture.xHmm} y={picture.yHmm} width={picture.widthHmm} height={picture.heightHmm} preserveAspectRatio="none" opacity={strength / 100}
      />
    </g>
  );
};
