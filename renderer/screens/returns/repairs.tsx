import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { moment } from '../../i18n/format.ts';
import styles from './returns.module.css';

/** Pieces that were set apart for repair, until they are sellable again or scrap. */
export const Repairs = () => {
  const { t } = useTranslation('returns');
  const list = useAsked(() => backroom.returns.repairs(), [], ['after_sales.changed']);
  const end = useCommand(backroom.returns.repaired);
  if (list.value === undefined) return <RefusalNotice refusal={list.refusal} />;
  return (
    <>
      <RefusalNotice refusal={end.refusal} />
      <Panel flush>
        {list.value.length === 0 ? (
          <EmptyState icon="stock" title={t('empty.repair')} text={t('empty.repairText')} />
        ) : (
          <PlainTable
            label={t('list.repair')} rows={list.value} rowKey={({ returnedGoodsId }) => returnedGoodsId}
            columns={[
              { key: 'goods', title: t('column.goods'), render: (row) => <><b>{row.skuCode}</b> {row.title !== row.skuCode && row.title}</> },
              { key: 'waiting', title: t('column.pieces'), align: 'end', tight: true, render: (row) => t('repair.waiting', { n: row.waiting }) },
              { key: 'at', title: t('column.at'), tight: true, render: (row) => moment(row.at) },
              { key: 'by', title: t('column.by'), tight: true, render: (row) => row.staffName },
              {
                key: 'end', title: '', tight: true,
                render: (row) => (
                  <span className={styles['actions']}>
                    {(['sellable', 'scrap'] as const).map((became) => (
                      <Button key={became} busy={end.busy} onClick={() => void end.run({ returnedGoodsId: row.returnedGoodsId, became, quantity: 1 })}>{t(`repair.${became}`)}</Button>
                    ))}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Panel>
    </>
  );
};
