import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark, Sheet } from '../../shared/domain/printing/display-list.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { figure } from '../i18n/format.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { Icon } from './icon.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { SheetView } from './sheet-view.tsx';
import styles from './paper-preview.module.css';

type Props = {
  readonly title: string;
  /** The first ones of `total`, as they would lie in the tray. */
  readonly sheets: readonly Sheet[];
  readonly total: number;
  readonly backdrop: readonly Mark[];
  readonly pictures: ReadonlyMap<string, string>;
  readonly printer: string;
  readonly loading: boolean;
  /** Why it cannot be printed: the printer is gone, a text does not fit, there is nothing on it. */
  readonly refusal: Refusal | undefined;
  readonly busy: boolean;
  /** Sheets that were handed to the queue; null = not printed yet. */
  readonly sent: number | null;
  /** What can be chosen beforehand: copies. */
  readonly options?: ReactNode;
  /** Where its PDF was put; null = nowhere yet. */
  readonly saved: string | null;
  readonly onSave: () => void;
  readonly onPrint: () => void;
  readonly onClose: () => void;
};

/** A paper before it is printed, sheet by sheet (PR-1): Enter prints, Esc closes. */
export const PaperPreview = ({ title, sheets, total, backdrop, pictures, printer, loading, refusal, busy, sent, options, saved, onSave, onPrint, onClose }: Props) => {
  const { t } = useTranslation('papers');
  const dialog = useRef<HTMLDialogElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const [page, setPage] = useState(0);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const number = Math.min(page, Math.max(0, sheets.length - 1));
  const sheet = sheets[number];
  const mayPrint = sheet !== undefined && refusal === undefined && sent === null;
  useEffect(() => {
    // Somebody who is typing copies stays where they are.
    if (sent !== null || (mayPrint && !(document.activeElement instanceof HTMLInputElement))) main.current?.focus();
  }, [mayPrint, sent]);

  return (
    <dialog ref={dialog} className={styles['dialog']} aria-label={title} onClose={onClose} data-testid="paper-preview">
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (sent !== null) onClose();
          else if (mayPrint && !busy) onPrint();
        }}
      >
        <div className={styles['desk']}>
          {sheet !== undefined ? (
            <SheetView sheet={sheet} backdrop={backdrop} pictures={pictures} label={title} />
          ) : loading ? (
            <p className={styles['quiet']}>{t('drawing')}</p>
          ) : (
            <EmptyState icon="file" title={title} />
          )}
        </div>
        <div className={styles['side']}>
          <h2>{title}</h2>
          <dl className={styles['facts']}>
            <dt>{t('printer')}</dt>
            <dd className="selectable">{printer}</dd>
            {sheet !== undefined && (
              <>
                <dt>{t('paper')}</dt>
                <dd>{t('size', { w: sheet.widthHmm / 100, h: sheet.heightHmm / 100 })}</dd>
              </>
            )}
          </dl>
          {options}
          {sheets.length > 1 && (
            <div className={styles['pages']}>
              <button type="button" aria-label={t('previous')} title={t('previous')} disabled={number === 0} onClick={() => setPage(number - 1)}>‹</button>
              {t('page', { n: figure(number + 1), total: figure(total) })}
              <button type="button" aria-label={t('next')} title={t('next')} disabled={number === sheets.length - 1} onClick={() => setPage(number + 1)}>›</button>
            </div>
          )}
          {total > sheets.length && <p className={styles['quiet']}>{t('shownOnly', { n: figure(sheets.length) })}</p>}
          <span className={styles['gap']} />
          <RefusalNotice refusal={refusal} />
          {sent !== null && (
            <p className={styles['sent']} role="status">
              <Icon name="check" size={16} />
              {t('sent', { n: figure(sent) })}
            </p>
          )}
          {saved !== null && (
            <p className={styles['sent']} role="status">
              <Icon name="check" size={16} />
              {t('saved', { path: saved })}
            </p>
          )}
          <div className={styles['actions']}>
            <Button kind="quiet" busy={busy} disabled={sheet === undefined} onClick={onSave} data-testid="save-paper">{t('save')}</Button>
            {sent === null && <Button kind="quiet" keys="Esc" onClick={onClose}>{t('close')}</Button>}
            <Button ref={main} type="submit" kind="primary" size="large" keys="Enter" busy={busy} disabled={sent === null && !mayPrint} data-testid="print-paper">
              {sent !== null ? t('close') : total > 1 ? t('printCount', { n: figure(total) }) : t('print')}
            </Button>
          </div>
        </div>
      </form>
    </dialog>
  );
};
