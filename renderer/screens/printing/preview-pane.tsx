import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Mark } from '../../../shared/domain/printing/display-list.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { useSheetPictures } from '../../app/use-sheet-pictures.ts';
import { CalibrationTag } from './calibration-tag.tsx';
import { SheetView } from '../../components/sheet-view.tsx';
import styles from './preview-pane.module.css';

type DocumentKind = 'waybill' | 'packing_slip';
const noBackdrop: readonly Mark[] = [];
type Props = {
  readonly orderId: OrderId | null;
  /** Where waybills of this stack go; its calibration is said beside the sheet. */
  readonly printer: string | null;
  /** Where the order stands in the batch; null = it is not part of one. */
  readonly position: { readonly index: number; readonly total: number } | null;
  readonly onStep: (step: 1 | -1) => void;
};

/** What one order prints, or has printed: the sheet itself (PR-1). */
export const PreviewPane = ({ orderId, printer, position, onStep }: Props) => {
  const { t } = useTranslation('printing');
  const [kind, setKind] = useState<DocumentKind>('waybill');
  const [zoomed, setZoomed] = useState(false);
  const preview = useAsked(orderId === null ? null : () => backroom.printing.preview({ orderId, kind }), [orderId, kind], ['orders.changed', 'printing.changed']);
  const [page, setPage] = useState({ of: '', number: 0 });
  const key = `${String(orderId)} ${kind}`;
  const sheets = preview.value?.sheets ?? [];
  const pageNumber = page.of === key ? Math.min(page.number, Math.max(0, sheets.length - 1)) : 0;
  const sheet = sheets[pageNumber];
  const pictures = useSheetPictures(sheet?.marks ?? noBackdrop);
  const turn = (to: number): void => setPage({ of: key, number: to });

  return (
    <div className={`${styles['pane']} ${zoomed ? styles['zoomed'] : ''}`}>
      <div className={styles['bar']}>
        <div className={styles['kinds']} role="radiogroup" aria-label={t('preview.kind')}>
          {(['waybill', 'packing_slip'] as const).map((one) => (
            <button key={one} type="button" role="radio" aria-checked={kind === one} onClick={() => setKind(one)}>
              {t(one === 'waybill' ? 'preview.waybill' : 'preview.slip')}
            </button>
          ))}
        </div>
        {sheet !== undefined && <Tag>{t('preview.size', { w: sheet.widthHmm / 100, h: sheet.heightHmm / 100 })}</Tag>}
        {sheet !== undefined && kind === 'waybill' && printer !== null && <CalibrationTag printer={printer} widthHmm={sheet.widthHmm} heightHmm={sheet.heightHmm} />}
        <span className={styles['gap']} />
        {position !== null && (
          <Steps
            words={t('preview.page', { n: position.index + 1, total: position.total })} before={t('preview.previous')} after={t('preview.next')}
            onBefore={position.index > 0 ? () => onStep(-1) : null} onAfter={position.index < position.total - 1 ? () => onStep(1) : null}
          />
        )}
        {sheet !== undefined && (
          <button type="button" className={styles['icon']} aria-pressed={zoomed} aria-label={t(zoomed ? 'preview.shrink' : 'preview.zoom')} title={t(zoomed ? 'preview.shrink' : 'preview.zoom')} onClick={() => setZoomed(!zoomed)}>
            <Icon name="search" size={15} />
          </button>
        )}
      </div>
      <div className={styles['desk']}>
        {orderId === null ? (
          <EmptyState icon="file" title={t('preview.empty')} text={t('preview.same')} />
        ) : sheet === undefined ? (
          preview.loading ? <p className={styles['quiet']}>{t('preview.loading')}</p> : null
        ) : (
          <SheetView sheet={sheet} label={t(kind === 'waybill' ? 'preview.waybill' : 'preview.slip')} backdrop={preview.value?.backdrop ?? noBackdrop} pictures={pictures} />
        )}
      </div>
      {sheets.length > 1 && (
        <div className={styles['pages']}>
          <Steps
            words={t('preview.sheetPage', { n: pageNumber + 1, total: sheets.length })} before={t('preview.previous')} after={t('preview.next')}
            onBefore={pageNumber > 0 ? () => turn(pageNumber - 1) : null} onAfter={pageNumber < sheets.length - 1 ? () => turn(pageNumber + 1) : null}
          />
        </div>
      )}
      <RefusalNotice refusal={preview.refusal ?? problemOf(preview.value?.problem ?? null)} />
    </div>
  );
};

type Problem = NonNullable<OutputFor<'printing', 'preview'>['problem']>;

const problemOf = (problem: Problem | null): Refusal | undefined =>
  problem === null
    ? undefined
    : { code: problem.code, ...(problem.field === undefined ? {} : { field: problem.field }), ...(problem.params === undefined ? {} : { params: problem.params }) };

type StepsProps = {
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly onBefore: (() => void) | null;
  readonly onAfter: (() => void) | null;
};

const Steps = ({ words, before, after, onBefore, onAfter }: StepsProps) => (
  <span className={styles['steps']}>
    <button type="button" aria-label={before} title={before} disabled={onBefore === null} onClick={() => onBefore?.()}>
      ‹
    </button>
    {words}
    <button type="button" aria-label={after} title={after} disabled={onAfter === null} onClick={() => onAfter?.()}>
      ›
    </button>
  </span>
);
