import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paper } from '../../../shared/contract/papers.ts';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import type { SkuId } from '../../../shared/domain/ids.ts';
import { PaperDialog } from '../../app/print-paper-button.tsx';
import { useMay } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import styles from './print-labels.module.css';

const mostCopies = 1_000;
const copiesIn = (typed: string): number => Math.min(mostCopies, Math.max(1, Math.trunc(Number(typed)) || 1));

type Props = { readonly skus: readonly SkuRow[]; readonly onClear: () => void };

/** Labels for the SKUs that are selected, each in its own number of copies (PR-1). */
export const PrintLabels = ({ skus, onClear }: Props) => {
  const { t } = useTranslation('papers');
  const [open, setOpen] = useState(false);
  const mayPrint = useMay('printing.print');
  if (!mayPrint || skus.length === 0) return null;
  return (
    <>
      {skus.length > 1 && (
        <Button kind="quiet" title={t('clear')} onClick={onClear}>
          {t('selected', { n: skus.length })}
          <Icon name="cross" size={13} />
        </Button>
      )}
      <Button icon={<Icon name="printing" size={15} />} title={t('selectHelp')} onClick={() => setOpen(true)} data-testid="print-sku_label">
        {t('button.sku_label')}
      </Button>
      {open && <LabelDialog skus={skus} onClose={() => setOpen(false)} />}
    </>
  );
};

const LabelDialog = ({ skus, onClose }: { readonly skus: readonly SkuRow[]; readonly onClose: () => void }) => {
  const { t } = useTranslation('papers');
  const [each, setEach] = useState('');
  const [copies, setCopies] = useState<Readonly<Record<SkuId, string>>>({});
  const paper = useMemo(
    (): Paper => ({ kind: 'sku_label', labels: skus.map(({ id }) => ({ skuId: id, copies: copiesIn(copies[id] ?? '1') })) }),
    [skus, copies],
  );
  const field = (label: string, value: string, onChange: (typed: string) => void) => (
    <input type="number" min={1} max={mostCopies} inputMode="numeric" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} onFocus={(event) => event.target.select()} />
  );
  return (
    <PaperDialog
      paper={paper}
      onClose={onClose}
      options={
        <div className={styles['copies']}>
          <h3>{t('copies')}</h3>
          {skus.length > 1 && (
            <label className={styles['row']}>
              <b>{t('allCopies')}</b>
              {field(t('allCopies'), each, (typed) => {
                setEach(typed);
                setCopies(Object.fromEntries(skus.map(({ id }) => [id, typed])));
              })}
            </label>
          )}
          <ul>
            {skus.map((sku) => (
              <li key={sku.id} className={styles['row']}>
                <bdi title={[sku.title, sku.colour, sku.size].filter((part) => part !== '').join(' · ')}>{sku.code}</bdi>
                {field(t('copiesOf', { sku: sku.code }), copies[sku.id] ?? '1', (typed) => setCopies({ ...copies, [sku.id]: typed }))}
              </li>
            ))}
          </ul>
        </div>
      }
    />
  );
};
