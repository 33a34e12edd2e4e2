import { useTranslation } from 'react-i18next';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import type { CategoryId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { go } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './sku-pane.module.css';

/** PK-3: the category of this SKU, or of all that are selected; without one of its own it belongs by its style code. */
export const CategoryForm = ({ sku, chosen }: { readonly sku: SkuRow; readonly chosen: readonly SkuRow[] }) => {
  const { t } = useTranslation('stock');
  const categories = useAsked(() => backroom.categories.list(), [], ['stock.changed']);
  const assign = useCommand(backroom.categories.assign);
  const of = chosen.length > 1 ? chosen : [sku];
  if (categories.value?.length === 0) {
    return (
      <Button kind="quiet" onClick={() => go('settings', { kind: 'settings_section', section: 'categories' })}>
        {t('category.none')}
      </Button>
    );
  }
  const byStyle = sku.categoryId === null && sku.categoryName !== '' ? t('category.byStyleNamed', { name: sku.categoryName }) : t('category.byStyle');
  return (
    <div className={styles['form']}>
      <label>
        {of.length > 1 ? t('category.selected', { n: of.length }) : t('category.own')}
        <select
          value={sku.categoryId ?? ''}
          disabled={assign.busy || categories.value === undefined}
          onChange={(event) => void assign.run({ skuIds: of.map(({ id }) => id), categoryId: event.target.value === '' ? null : (Number(event.target.value) as CategoryId) })}
          data-testid="sku-category"
        >
          <option value="">{byStyle}</option>
          {categories.value?.map((category) => (
            <option key={category.id} value={category.id}>
              {category.name}
            </option>
          ))}
        </select>
      </label>
      <RefusalNotice refusal={assign.refusal} />
    </div>
  );
};
