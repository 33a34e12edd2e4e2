import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Tag } from '../../components/tag.tsx';

const signedMm = (um: number): string => `${um > 0 ? '−' : um < 0 ? '+' : ''}${(Math.abs(um) / 1_000).toFixed(1)}`;

type Props = { readonly printer: string; readonly widthHmm: number; readonly heightHmm: number };

/** PR-4: how far the content is moved for this printer and paper when it is printed; the sheet shown is as it will lie in the tray. */
export const CalibrationTag = ({ printer, widthHmm, heightHmm }: Props) => {
  const { t } = useTranslation('printing');
  const calibrations = useAsked(() => backroom.printers.calibrations(), [], ['printing.changed']);
  const found = calibrations.value?.find((one) => one.printerName === printer && one.widthHmm === widthHmm && one.heightHmm === heightHmm);
  if (found === undefined) return null;
  return <Tag>{t('preview.offset', { x: signedMm(found.offsetXUm), y: signedMm(found.offsetYUm) })}</Tag>;
};
