import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { Button } from '../../components/button.tsx';
import { figure } from '../../i18n/format.ts';
import { ChangePanel } from './change-panel.tsx';
import { BulkPreview } from './bulk-preview.tsx';
import { ClosePanel } from './close-panel.tsx';
import { CourierPanel, FlagPanel } from './choice-panels.tsx';
import { HoldPanel } from './hold-panel.tsx';
import { OutcomeLine } from './outcome-line.tsx';
import { canChange, canClose, canHold, canSetCourier, canSplit, stayReasons, type Outlook } from './outlook.ts';
import { mostSelected } from './selection.ts';
import { SplitPanel } from './split-panel.tsx';
import styles from './action-bar.module.css';

/** One batch of the print list takes this many (the contract's limit). */
export const mostPrinted = 2000;

export type OpenPanel = 'hold' | 'close' | 'flag' | 'courier' | 'change' | 'split' | undefined;

type Props = {
  readonly rows: readonly OrderRow[];
  /** Whether the orders were ticked; otherwise it is the one under the cursor. */
  readonly ticked: boolean;
  readonly outlook: Outlook;
  readonly mayEdit: boolean;
  readonly mayPrint: boolean;
  readonly panel: OpenPanel;
  readonly onPanel: (panel: OpenPanel) => void;
  readonly onMerge: () => void;
  readonly onRelease: () => void;
  readonly onAcceptAddress: () => void;
  readonly onPrint: () => void;
  readonly onClear: () => void;
};

/** Says before the click what will happen; every action has its key on its button. */
export const ActionBar = memo((props: Props) => {
  const { rows, ticked, outlook, mayEdit, mayPrint, panel, onPanel } = props;
  const { t } = useTranslation(['orders', 'orderChanges']);
  const [only] = rows.length === 1 ? rows : [];
  /** A number on the button when the action would not take all of them. */
  const withCount = (words: string, count: number): string => (count > 0 && count < outlook.total ? t('action.some', { action: words, count }) : words);
  const parts: string[] = [
    ...(outlook.print > 0 ? [t('outlook.print', { count: outlook.print })] : []),
    ...stayReasons.flatMap((reason) => {
      const count = outlook.staying[reason];
      return count === undefined ? [] : [t(`outlook.stay.${reason}`, { count })];
    }),
  ];
  if (outlook.print > mostPrinted) parts.push(t('outlook.mostPrint', { n: figure(mostPrinted) }));
  const done = (): void => onPanel(undefined);
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('action.bar')}>
      {panel === 'hold' && <HoldPanel rows={rows.filter(canHold)} onDone={done} preview={<BulkPreview action="hold" rows={rows} />} />}
      {panel === 'close' && <ClosePanel rows={rows.filter(canClose)} onDone={done} preview={<BulkPreview action="close" rows={rows} />} />}
      {panel === 'flag' && <FlagPanel rows={rows} onDone={done} preview={<BulkPreview action="flag" rows={rows} />} />}
      {panel === 'courier' && <CourierPanel rows={rows.filter(canSetCourier)} onDone={done} preview={<BulkPreview action="courier" rows={rows} />} />}
      {panel === 'change' && only !== undefined && <ChangePanel row={only} onDone={done} />}
      {panel === 'split' && only !== undefined && <SplitPanel row={only} onDone={done} />}
      <OutcomeLine />
      <div className={styles['row']}>
        <div className={ticked ? `${styles['facts']} ${styles['several']}` : styles['facts']} aria-live="polite">
          <span className={styles['chosen']}>
            {outlook.total === 0
              ? t('outlook.none')
              : ticked
                ? t(outlook.total >= mostSelected ? 'outlook.selectedMost' : 'outlook.selected', { n: figure(outlook.total) })
                : t('outlook.current')}
          </span>
          <span className={styles['outlook']} title={parts.join(t('outlook.joiner'))}>{outlook.total === 0 ? t('outlook.hints') : parts.join(t('outlook.joiner'))}</span>
          {ticked && (
            <Button kind="quiet" keys="Esc" onClick={props.onClear}>
              {t('action.clear')}
            </Button>
          )}
        </div>
        {mayEdit && outlook.address > 0 && (
          <Button keys="A" onClick={props.onAcceptAddress}>
            {withCount(t('action.address'), outlook.address)}
          </Button>
        )}
        {mayEdit && outlook.release > 0 && (
          <Button keys="U" onClick={props.onRelease}>
            {withCount(t('action.release'), outlook.release)}
          </Button>
        )}
        {mayEdit && (
          <>
            {(outlook.hold > 0 || outlook.release === 0) && (
              <Button keys="H" disabled={outlook.hold === 0} onClick={() => onPanel('hold')}>
                {withCount(t('action.hold'), outlook.hold)}
              </Button>
            )}
            <Button keys="F" disabled={outlook.total === 0} onClick={() => onPanel('flag')}>
              {t('action.flag')}
            </Button>
            <Button keys="C" disabled={outlook.courier === 0} onClick={() => onPanel('courier')}>
              {withCount(t('action.courier'), outlook.courier)}
            </Button>
            {only !== undefined && canChange(only) && (
              <Button keys="E" onClick={() => onPanel('change')}>
                {t('orderChanges:bar.change')}
              </Button>
            )}
            {only !== undefined && canSplit(only) && only.pieces > 1 && (
              <Button keys="S" onClick={() => onPanel('split')}>
                {t('orderChanges:bar.split')}
              </Button>
            )}
            {rows.length > 1 && (
              <Button keys="M" disabled={outlook.merge < 2} onClick={props.onMerge}>
                {withCount(t('orderChanges:bar.merge'), outlook.merge)}
              </Button>
            )}
            <Button keys="X" disabled={outlook.close === 0} onClick={() => onPanel('close')}>
              {withCount(t('action.close'), outlook.close)}
            </Button>
          </>
        )}
        {mayPrint && (
          <Button kind="primary" keys="P" disabled={outlook.print === 0} onClick={props.onPrint}>
            {withCount(t('action.print'), outlook.print)}
          </Button>
        )}
      </div>
    </div>
  );
});
