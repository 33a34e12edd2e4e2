import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { wholeNumber } from './whole-number.ts';
import styles from './sku-pane.module.css';

const fields = [['title', 200], ['colour', 60], ['size', 60], ['barcode', 64], ['shelf', 40]] as const;
type Field = (typeof fields)[number][0];
const heaviestG = 1_000_000;

/** WH-1: what the shop says of a SKU. A code scanned while the form is shown goes to the barcode field. */
export const DetailsForm = ({ sku, mayEdit }: { readonly sku: SkuRow; readonly mayEdit: boolean }) => {
  const { t } = useTranslation('stock');
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({ title: sku.title, colour: sku.colour, size: sku.size, barcode: sku.barcode, shelf: sku.shelf });
  const [weight, setWeight] = useState(sku.weightG === null ? '' : String(sku.weightG));
  const update = useCommand(backroom.stock.update);
  const weightG = weight.trim() === '' ? null : wholeNumber(weight, heaviestG);
  const badWeight = weight.trim() !== '' && weightG === null;
  const changed = fields.some(([field]) => typed[field].trim() !== sku[field]) || (weight.trim() === '' ? sku.weightG !== null : weightG !== sku.weightG);
  useScanner((code) => {
    if (mayEdit) setTyped((before) => ({ ...before, barcode: code.slice(0, 64) }));
  });

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!badWeight && changed) void update.run({ skuId: sku.id, ...typed, weightG });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <div className={styles['two']}>
        {fields.map(([field, most]) => (
          <label key={field} className={field === 'title' ? styles['whole'] : undefined}>
            {t(`details.${field}`)}
            <input value={typed[field]} maxLength={most} readOnly={!mayEdit} placeholder={field === 'barcode' && mayEdit ? t('details.scanHint') : ''} onChange={(event) => setTyped({ ...typed, [field]: event.target.value })} data-field={field} />
          </label>
        ))}
        <label>
          {t('details.weight')}
          <input value={weight} inputMode="numeric" maxLength={9} readOnly={!mayEdit} aria-invalid={badWeight} onChange={(event) => setWeight(event.target.value)} data-field="weightG" />
        </label>
      </div>
      {mayEdit ? (
        <div className={styles['line']}>
          <Button type="submit" busy={update.busy} disabled={!changed || badWeight}>
            {t('details.save')}
          </Button>
          {badWeight && <span className={styles['bad']}>{t('details.weightBad')}</span>}
        </div>
      ) : (
        <p className={styles['hint']}>{t('details.readOnly')}</p>
      )}
      <RefusalNotice refusal={update.refusal} />
    </form>
  );
};
