import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkuChoice } from '../../../shared/contract/entry.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useSettled } from '../../app/use-settled.ts';
import { Button } from '../../components/button.tsx';
import { emptyLine, type DraftLine } from './entry-draft.ts';
import { MoneyInput } from './money-input.tsx';
import styles from './entry.module.css';

const skuWords = ({ code, title, colour, size }: SkuChoice): string => [code, title, colour, size].filter((part) => part !== '').join(' ');

type LineProps = { readonly line: DraftLine; readonly onChange: (line: DraftLine) => void; readonly onRemove: () => void };

/** One line: what it says, the product that it means, how many. A match that is not certain is only offered. */
const GoodsLine = ({ line, onChange, onRemove }: LineProps) => {
  const { t } = useTranslation('entry');
  const [search, setSearch] = useState('');
  const settled = useSettled(search.trim(), 150);
  const found = useAsked(settled === '' ? null : () => backroom.entry.findSkus({ search: settled }), [settled]);
  const choices = settled === '' ? line.choices : (found.value ?? []);
  const chosen = [...line.choices, ...choices].find((one) => one.skuId === line.skuId);
  const take = (sku: SkuChoice): void => {
    setSearch('');
    onChange({ ...line, skuId: sku.skuId, title: sku.title === '' ? sku.code : sku.title, colour: sku.colour, size: sku.size, sure: true, choices: [sku, ...line.choices.filter((one) => one.skuId !== sku.skuId)] });
  };
  return (
    <li className={styles['line']} data-open={line.skuId === null && choices.length > 0}>
      <div className={styles['lineRow']}>
        <input className={styles['input']} aria-label={t('product')} placeholder={t('product')} maxLength={200} value={line.title} onChange={(event) => onChange({ ...line, skuId: null, title: event.target.value })} />
        <input className={styles['input']} aria-label={t('variant')} placeholder={t('variant')} maxLength={60} value={[line.colour, line.size].filter((part) => part !== '').join(' ')} onChange={(event) => onChange({ ...line, skuId: null, colour: event.target.value, size: '' })} />
        <input className={`${styles['input']} ${styles['number']}`} aria-label={t('quantity')} type="number" min={1} max={100_000} value={line.quantity} onChange={(event) => onChange({ ...line, quantity: Math.min(100_000, Math.max(1, Math.trunc(Number(event.target.value)) || 1)), counted: true })} />
        <MoneyInput label={t('price')} placeholder={t('price')} fen={line.unitPriceFen} onChange={(unitPriceFen) => onChange({ ...line, unitPriceFen })} />
        <Button kind="quiet" aria-label={t('removeLine')} title={t('removeLine')} onClick={onRemove}>✕</Button>
      </div>
      <div className={styles['choices']}>
        {chosen !== undefined && (
          <span className={styles['chosen']}>
            {skuWords(chosen)} {chosen.sellable !== null && <small>{t('sellable', { n: chosen.sellable })}</small>}
          </span>
        )}
        {chosen === undefined && <span className={styles['hint']}>{choices.length > 0 ? t('choose') : settled === '' ? t('asText') : t('noSku')}</span>}
        {choices.filter((one) => one.skuId !== line.skuId).slice(0, chosen === undefined ? 6 : 3).map((sku) => (
          <button key={sku.skuId} type="button" onClick={() => take(sku)}>
            {skuWords(sku)} {sku.sellable !== null && <small>{t('sellable', { n: sku.sellable })}</small>}
          </button>
        ))}
        <input className={styles['search']} aria-label={t('searchSku')} placeholder={t('searchSku')} maxLength={200} value={search} onChange={(event) => setSearch(event.target.value)} />
      </div>
      {(line.text !== '' || !line.counted) && (
        <small className={styles['said']}>
          {line.text !== '' && t('said', { text: line.text })} {!line.counted && <b>{t('notCounted')}</b>}
        </small>
      )}
    </li>
  );
};

export const GoodsPart = ({ lines, onChange }: { readonly lines: readonly DraftLine[]; readonly onChange: (lines: readonly DraftLine[]) => void }) => {
  const { t } = useTranslation('entry');
  return (
    <section aria-label={t('goods')}>
      <h3>{t('goods')}</h3>
      <ul className={styles['lines']}>
        {lines.map((line, index) => (
          <GoodsLine key={line.key} line={line} onChange={(next) => onChange(lines.map((one, at) => (at === index ? next : one)))} onRemove={() => onChange(lines.filter((_, at) => at !== index))} />
        ))}
      </ul>
      <Button kind="quiet" onClick={() => onChange([...lines, emptyLine(`${String(lines.length)} ${String(Date.now())}`)])}>{t('addLine')}</Button>
    </section>
  );
};
