import { useTranslation } from 'react-i18next';
import type { IntakeReading } from '../../../shared/contract/intake.ts';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { fieldWords, valueWords } from '../../i18n/change-words.ts';
import { figure } from '../../i18n/format.ts';
import styles from './intake.module.css';

type Changed = Extract<IntakeReading, { phase: 'preview' }>['examples'][number];
const mostOrders = 50;

/** IN-2: what a later export changes on orders that the shop has, field by field. */
export const ChangedOrders = ({ examples, total }: { readonly examples: readonly Changed[]; readonly total: number }) => {
  const { t } = useTranslation('intake');
  if (examples.length === 0) return null;
  const shown = examples.slice(0, mostOrders);
  const rows = shown.flatMap(({ platformOrderNumber, changes }) => changes.map((change, index) => ({ ...change, platformOrderNumber, first: index === 0 })));
  return (
    <Panel title={t('examples.title')} extra={total > shown.length ? t('examples.more', { n: figure(shown.length) }) : undefined} flush>
      <PlainTable
        label={t('examples.title')}
        rows={rows}
        rowKey={(row) => `${row.platformOrderNumber} ${row.field}`}
        columns={[
          { key: 'order', title: t('examples.order'), tight: true, render: (row) => (row.first ? row.platformOrderNumber : '') },
          { key: 'field', title: t('examples.field'), tight: true, render: (row) => fieldWords(row.field) },
          { key: 'before', title: t('examples.before'), render: (row) => <span className={styles['quiet']}>{valueWords(row.field, row.before)}</span> },
          { key: 'after', title: t('examples.after'), render: (row) => <span className={styles['after']}>{valueWords(row.field, row.after)}</span> },
        ]}
      />
    </Panel>
  );
};
