import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { differenceOf } from '../../../shared/domain/after-sales/money.ts';
import type { SkuId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import { useSettled } from '../../app/use-settled.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { yuan } from '../../i18n/format.ts';
import type { CaseFormProps } from './case-detail.tsx';
import styles from './after-sales.module.css';

type Sku = OutputFor<'stock', 'list'>['rows'][number];
type Chosen = { readonly skuId: SkuId; readonly words: string; readonly quantity: number; readonly price: string };

/** AS-5: which goods go out, at which price; what that makes of the difference is said before it is saved. */
export const NewGoodsForm = ({ view, onDone, onClose }: CaseFormProps) => {
  const { t } = useTranslation('afterSales');
  const old = view.lines.length > 0 ? view.lines : view.order.lines;
  const [chosen, setChosen] = useState<readonly Chosen[]>(() => view.newLines.flatMap((line) => (line.skuId === null ? [] : [{
    skuId: line.skuId, words: [line.title === '' ? line.skuCode : line.title, line.colour, line.size].filter((part) => part !== '').join(' '), quantity: line.quantity, price: yuanTyped(line.unitPriceFen ?? 0),
  }])));
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const text = useSettled(typed.trim(), 120);
  const found = useAsked(text === '' ? null : () => backroom.stock.list({ search: text, offset: 0, limit: 8 }), [text], ['stock.changed']);
  const rows = text === '' ? [] : (found.value?.rows ?? []);
  const take = (sku: Sku | undefined): void => {
    if (sku === undefined || chosen.some(({ skuId }) => skuId === sku.id)) return;
    // An exchange costs what the old one did until somebody says otherwise; what is sent again costs nothing.
    const price = view.row.kind === 'exchange' ? (old[0]?.unitPriceFen ?? 0) : 0;
    setChosen([...chosen, { skuId: sku.id, words: [sku.title === '' ? sku.code : sku.title, sku.colour, sku.size].filter((part) => part !== '').join(' '), quantity: old[0]?.quantity ?? 1, price: yuanTyped(price) }]);
    setTyped('');
    setCursor(0);
  };
  const set = (skuId: SkuId, change: Partial<Chosen>): void => setChosen(chosen.map((one) => (one.skuId === skuId ? { ...one, ...change } : one)));
  const priced = chosen.map((one) => ({ unitPriceFen: fenOf(one.price), quantity: one.quantity }));
  const ready = chosen.length > 0 && priced.every(({ unitPriceFen }) => unitPriceFen !== null);
  const difference = differenceOf(old, priced);
  const command = useCommand(() => backroom.afterSales.change({
    caseId: view.row.id, seenEvent: view.events.at(-1)?.id ?? 0,
    change: { what: 'new_lines', lines: chosen.map(({ skuId, quantity, price }) => ({ skuId, quantity, unitPriceFen: fenOf(price) ?? 0 })) },
  }));
  const run = async (): Promise<void> => {
    if (!ready) return;
    const answer = await command.run();
    if (answer?.ok === true) onDone();
  };
  return (
    <form
      className={styles['form']} data-form="goods" aria-label={t('action.goods')}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <strong>{t('form.chosen')}</strong>
      {chosen.map((one) => (
        <div key={one.skuId} className={styles['pick']}>
          <span className={styles['grow']}>{one.words}</span>
          <input
            type="number" min={1} max={999} className={styles['small']} aria-label={`${one.words} ${t('form.quantity')}`} value={one.quantity}
            onChange={(event) => set(one.skuId, { quantity: Math.max(1, Math.min(999, Math.trunc(Number(event.target.value)) || 1)) })}
          />
          <input className={styles['small']} inputMode="decimal" aria-label={`${one.words} ${t('form.unit')}`} aria-invalid={fenOf(one.price) === null} value={one.price} onChange={(event) => set(one.skuId, { price: event.target.value })} />
          <Button kind="quiet" onClick={() => setChosen(chosen.filter(({ skuId }) => skuId !== one.skuId))}>{t('remove')}</Button>
        </div>
      ))}
      <input
        autoFocus className={styles['input']} maxLength={200} placeholder={t('form.findSku')} aria-label={t('form.findSku')} value={typed} spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setCursor(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setCursor(Math.min(rows.length - 1, cursor + 1));
          else if (event.key === 'ArrowUp') setCursor(Math.max(0, cursor - 1));
          else if (event.key === 'Enter' && typed.trim() !== '') take(rows[cursor]);
          else return;
          event.preventDefault();
        }}
      />
      {text !== '' && found.value !== undefined && rows.length === 0 && <p className={styles['quiet']}>{t('form.noSku')}</p>}
      <ul className={styles['found']}>
        {rows.map((sku, index) => (
          <li key={sku.id}>
            <button type="button" aria-current={index === cursor} data-sku={sku.code} onClick={() => take(sku)}>
              <span className={styles['number']}>{sku.code}</span>
              <span className={styles['grow']}>{[sku.title, sku.colour, sku.size].filter((part) => part !== '').join(' ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {view.row.kind === 'exchange' && ready && (
        <p className={styles['quiet']} data-testid="difference">
          {t('fact.difference')}：{difference === 0 ? t('fact.even') : difference > 0 ? t('fact.buyerPays', { amount: yuan(difference, view.row.currency) }) : t('fact.wePay', { amount: yuan(-difference, view.row.currency) })}
        </p>
      )}
      <RefusalNotice refusal={command.refusal ?? found.refusal} />
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" kind="primary" keys="Enter" busy={command.busy} disabled={!ready}>{t('action.save')}</Button>
      </div>
    </form>
  );
};
