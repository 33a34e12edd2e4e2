import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CategoryRow } from '../../../shared/contract/categories.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { CategoryEditor } from './category-editor.tsx';
import { draftOf, emptyDraft, type CategoryDraft } from './category-draft.ts';
import { categoryTemplates, templateDraft } from './category-templates.ts';
import styles from './categories.module.css';

/** PK-3, PK-4: what packers check and do, by category. Templates are offered; nothing is asked before the manager saves it. */
export const CategoriesSection = () => {
  const { t } = useTranslation('categories');
  const categories = useAsked(() => backroom.categories.list(), [], ['stock.changed']);
  const retire = useCommand(backroom.categories.retire);
  const [draft, setDraft] = useState<CategoryDraft | null>(null);
  const [leaving, setLeaving] = useState<CategoryRow['id'] | null>(null);
  if (draft !== null) {
    return (
      <CategoryEditor
        start={draft}
        onDone={() => {
          setDraft(null);
          categories.again();
        }}
      />
    );
  }
  const missing = (categories.value ?? []).flatMap((category) =>
    category.sizesWithoutTarget.map(({ key, sizes }) => ({ category, label: category.checks.find((check) => check.key === key)?.label ?? key, sizes })));
  const actions = (row: CategoryRow) =>
    leaving === row.id ? (
      <span className={styles['actions']}>
        <Button kind="danger" busy={retire.busy} onClick={() => void retire.run({ categoryId: row.id }).then(() => setLeaving(null))}>
          {t('list.retireSure')}
        </Button>
        <Button kind="quiet" onClick={() => setLeaving(null)}>{t('list.keep')}</Button>
      </span>
    ) : (
      <span className={styles['actions']}>
        <Button kind="quiet" onClick={() => setDraft(draftOf(row))}>{t('list.change')}</Button>
        <Button kind="quiet" onClick={() => setLeaving(row.id)}>{t('list.retire')}</Button>
      </span>
    );
  return (
    <>
      <p className={styles['hint']}>{t('hint')}</p>
      <div className={styles['row']}>
        <Button kind="primary" onClick={() => setDraft(emptyDraft)}>{t('add')}</Button>
        <span className={styles['hint']}>{t('fromTemplate')}</span>
        {categoryTemplates.map((template) => (
          <Button key={template} data-template={template} onClick={() => setDraft(templateDraft(t, template))}>
            {t(`template.${template}.name`)}
          </Button>
        ))}
      </div>
      <RefusalNotice refusal={categories.refusal ?? retire.refusal} />
      {missing.map(({ category, label, sizes }) => (
        <WarningNotice key={`${String(category.id)} ${label}`}>
          {t('list.missing', { name: category.name, label, sizes: sizes.map((size) => (size === '' ? t('list.noSize') : size)).slice(0, 12).join(t('list.joiner')) })}
        </WarningNotice>
      ))}
      {categories.value !== undefined && (
        <Panel title={t('title')} flush>
          {categories.value.length === 0 ? (
            <EmptyState icon="check" title={t('empty')} text={t('emptyText')} />
          ) : (
            <PlainTable
              label={t('title')}
              rows={categories.value}
              rowKey={(row) => row.id}
              columns={[
                { key: 'name', title: t('list.name'), tight: true, render: (row) => <strong>{row.name}</strong> },
                { key: 'checks', title: t('list.checks'), render: (row) => row.checks.map((check) => check.label).join(t('list.joiner')) || '—' },
                { key: 'steps', title: t('list.steps'), render: (row) => (row.steps.length === 0 ? '—' : t(`list.ticked.${row.ticked}`, { n: row.steps.length })) },
                { key: 'skus', title: t('list.skus'), align: 'end', tight: true, render: (row) => figure(row.skus) },
                { key: 'actions', title: <span className="visually-hidden">{t('list.change')}</span>, align: 'end', tight: true, render: actions },
              ]}
            />
          )}
        </Panel>
      )}
    </>
  );
};
