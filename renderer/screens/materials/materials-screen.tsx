import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialRow } from '../../../shared/contract/materials.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useMay } from '../../app/session.ts';
import { StockTabs } from '../../app/stock-tabs.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';
import { FormRolls } from './form-rolls.tsx';
import { MaterialForm } from './material-form.tsx';
import { MaterialPane } from './material-pane.tsx';
import styles from './materials.module.css';

/** PK-8: what parcels are packed with, how long it lasts, and whom to call before it runs out. */
export const MaterialsScreen = () => {
  const { t } = useTranslation('materials');
  const mayEdit = useMay('stock.edit');
  const list = useAsked(() => backroom.materials.list(), [], ['materials.changed', 'packing.changed']);
  const [chosen, setChosen] = useState<MaterialRow['id'] | 'new' | null>(null);
  const rows = list.value ?? [];
  const row = rows.find(({ id }) => id === chosen) ?? (chosen === null ? rows[0] : undefined);
  const left = (material: MaterialRow): string => (material.parcelsLeft === null ? '—' : t('list.parcels', { n: figure(material.parcelsLeft) }));
  return (
    <PageFrame
      title={t('title')}
      sideWidth={360}
      extra={
        <>
          <StockTabs />
          {mayEdit && <Button kind="primary" onClick={() => setChosen('new')} data-testid="new-material">{t('add')}</Button>}
        </>
      }
      side={
        chosen === 'new' ? <MaterialForm key="new" row={null} onDone={setChosen} onCancel={() => setChosen(null)} />
        : row === undefined ? undefined
        : <MaterialPane key={row.id} row={row} mayEdit={mayEdit} />
      }
    >
      <RefusalNotice refusal={list.refusal} />
      {list.value !== undefined && (
        <Panel title={t('list.title')} flush>
          {rows.length === 0 ? (
            <EmptyState icon="materials" title={t('empty')} text={t('emptyText')} />
          ) : (
            <PlainTable
              label={t('list.title')}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name', title: t('list.name'),
                  render: (material) => (
                    <button type="button" className={styles['name']} aria-current={material.id === row?.id} onClick={() => setChosen(material.id)} data-material={material.name}>
                      {material.name}
                      {material.courierCode !== '' && <span className={styles['hint']}>{courierName(material.courierCode)}</span>}
                    </button>
                  ),
                },
                { key: 'onHand', title: t('list.onHand'), align: 'end', tight: true, render: (material) => <b className={material.onHand < 0 ? styles['negative'] : undefined}>{`${figure(material.onHand).replace('-', '−')} ${material.unit}`.trim()}</b> },
                { key: 'left', title: t('list.left'), align: 'end', tight: true, render: left },
                { key: 'state', title: t('list.state'), tight: true, render: (material) => (!material.counted ? <Tag tone="grey">{t('list.uncounted')}</Tag> : material.low ? <Tag tone="red">{t('list.low', { n: figure(material.floorQuantity) })}</Tag> : <Tag tone="green">{t('list.enough')}</Tag>) },
                {
                  key: 'call', title: t('list.call'),
                  render: ({ supplier, phone }) => (supplier === '' && phone === '' ? '—' : <span className="selectable">{[supplier, phone].filter((part) => part !== '').join(' ')}</span>),
                },
              ]}
            />
          )}
        </Panel>
      )}
      <FormRolls />
    </PageFrame>
  );
};
