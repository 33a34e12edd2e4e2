import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../shared/domain/printing/display-list.ts';
import { useSheetPictures } from '../../app/use-sheet-pictures.ts';
import { Tag } from '../../components/tag.tsx';
import type { JobSheet } from './job-sheets.tsx';
import { SheetView } from '../../components/sheet-view.tsx';
import styles from './preview-pane.module.css';

const noMarks: readonly Mark[] = [];

/** One sheet as it was sent to the printer, to be compared with the one in the tray (PR-6). */
export const SheetPane = ({ sheet }: { readonly sheet: JobSheet | null }) => {
  const { t } = useTranslation('printing');
  const pictures = useSheetPictures(sheet?.sheet.marks ?? noMarks);
  if (sheet === null) return <div className={styles['pane']} aria-busy="true" />;
  const { widthHmm, heightHmm } = sheet.sheet;
  return (
    <div className={styles['pane']}>
      <div className={styles['bar']}>
        <Tag>{t('preview.size', { w: widthHmm / 100, h: heightHmm / 100 })}</Tag>
        <span className={styles['gap']} />
        <b>{t('preview.sheetOf', { n: sheet.sheetNumber, number: sheet.waybillNumber ?? '—' })}</b>
      </div>
      <div className={styles['desk']}>
        <SheetView sheet={sheet.sheet} label={t('preview.sheetLabel', { number: sheet.waybillNumber ?? '' })} pictures={pictures} />
      </div>
    </div>
  );
};
