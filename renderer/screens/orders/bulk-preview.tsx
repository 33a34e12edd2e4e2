import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { figure } from '../../i18n/format.ts';
import { bulkOutlook, type BulkAction } from './bulk.ts';
import styles from './action-panel.module.css';

/** Before several orders are changed: which will and which will not, and why. */
export const BulkPreview = ({ action, rows }: { readonly action: BulkAction; readonly rows: readonly OrderRow[] }) => {
  const { t } = useTranslation('workLists');
  const { changes, left, voids } = useMemo(() => bulkOutlook(action, rows), [action, rows]);
  if (rows.length < 2) return null;
  return (
    <div className={styles['hint']} data-bulk-preview={changes} role="status">
      <strong>{t('bulk.changes', { n: figure(changes) })}</strong>
      {voids > 0 && <p>{t('bulk.voids', { n: figure(voids) })}</p>}
      {left.map(({ reason, count }) => <p key={reason}>{t('bulk.stays', { n: figure(count), reason: t(`bulk.reason.${reason}`) })}</p>)}
    </div>
  );
};
