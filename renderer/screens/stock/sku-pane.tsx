import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { WarningNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { CategoryForm } from './category-form.tsx';
import { CountForm } from './count-form.tsx';
import { DetailsForm } from './details-form.tsx';
import { Movements } from './movements.tsx';
import { PictureForm, type PictureHandle } from './picture-form.tsx';
import styles from './sku-pane.module.css';

/** One SKU: its figures, a count by hand, its details, and every movement with its cause. */
export const SkuPane = ({ sku, chosen, picture }: { readonly sku: SkuRow | undefined; readonly chosen: readonly SkuRow[]; readonly picture: Ref<PictureHandle> }) => {
  const { t } = useTranslation('stock');
  const mayEdit = useMay('stock.edit');
  if (sku === undefined) return <EmptyState icon="stock" title={t('pane.none')} />;
  return (
    <div className={styles['pane']}>
      <header>
        <h2 className="selectable">{sku.code}</h2>
        <p>{[sku.title, sku.colour, sku.size].filter((part) => part !== '').join(' · ')}</p>
      </header>
      <PictureForm key={`picture ${String(sku.id)}`} ref={picture} sku={sku} mayEdit={mayEdit} />
      {sku.tracked ? (
        <dl className={styles['figures']}>
          <Figure label={t('column.onHand')} value={sku.onHand} />
          <Figure label={t('column.reserved')} value={sku.reserved} />
          <Figure label={t('column.sellable')} value={sku.sellable} />
        </dl>
      ) : (
        <p className={styles['untracked']}>{t('untrackedTitle')}</p>
      )}
      {sku.tracked && sku.sellable < 0 && <WarningNotice>{t('pane.negative')}</WarningNotice>}
      {mayEdit && (
        <section>
          <h3>{t('pane.count')}</h3>
          <CountForm key={sku.id} sku={sku} />
        </section>
      )}
      {mayEdit && (
        <section>
          <h3>{t('pane.category')}</h3>
          <CategoryForm sku={sku} chosen={chosen} />
        </section>
      )}
      <section>
        <h3>{t('pane.details')}</h3>
        <DetailsForm key={`${String(sku.id)} ${sku.barcode} ${sku.shelf} ${String(sku.weightG)} ${sku.title} ${sku.colour} ${sku.size}`} sku={sku} mayEdit={mayEdit} />
      </section>
      <section>
        <h3>{t('pane.movements')}</h3>
        <Movements skuId={sku.id} />
      </section>
    </div>
  );
};

const Figure = ({ label, value }: { readonly label: string; readonly value: number }) => (
  <div>
    <dt>{label}</dt>
    <dd className={value < 0 ? styles['negative'] : undefined}>{figure(value).replace('-', '−')}</dd>
  </div>
);
