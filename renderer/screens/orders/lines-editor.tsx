import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../shared/contract/orders.ts';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import type { OrderLineId, SkuId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import styles from './change-panel.module.css';

/** A line under change; `lineId` null = a new one. */
export type DraftLine = {
  readonly key: string; readonly lineId: OrderLineId | null; readonly skuId: SkuId | null; readonly words: string; readonly styleCode: string;
  readonly quantity: number; readonly unitPriceFen: number | null; readonly isGone: boolean;
};

const variantOf = (line: { readonly colour: string; readonly size: string }): string => [line.colour, line.size].filter((part) => part !== '').join(' · ');

/** Presents and refunded lines are not changed by hand and do not stand here. */
export const draftLines = ({ lines }: OrderDetail): DraftLine[] =>
  lines.filter((line) => line.giftRule === null && line.refund !== 'succeeded').map((line) => ({
    key: String(line.id), lineId: line.id, skuId: line.skuId, words: [line.skuCode, line.title, variantOf(line)].filter((part) => part !== '').join(' '),
    styleCode: line.skuCode.split('-')[0] ?? '', quantity: line.quantity, unitPriceFen: line.unitPriceFen, isGone: false,
  }));

const searchMs = 50;
const mostOffered = 8;

const Variants = ({ line, onChoose }: { readonly line: DraftLine; readonly onChoose: (sku: SkuRow) => void }) => {
  const { t } = useTranslation('orderChanges');
  const [wanted, setWanted] = useState(false);
  const asked = useAsked(wanted && line.styleCode !== '' ? () => backroom.stock.list({ search: line.styleCode, offset: 0, limit: 60 }) : null, [wanted, line.styleCode], ['stock.changed']);
  if (line.skuId === null) return <span className={styles['quiet']}>{t('change.noStyle')}</span>;
  const own = asked.value?.rows.find(({ id }) => id === line.skuId);
  const siblings = (asked.value?.rows ?? []).filter((sku) => (own === undefined || own.styleCode === '' ? sku.code.startsWith(line.styleCode) : sku.styleCode === own.styleCode));
  return (
    <select
      className={styles['select']} aria-label={t('change.swap')} value={line.skuId} onFocus={() => setWanted(true)} onPointerDown={() => setWanted(true)}
      onChange={(event) => {
        const sku = siblings.find(({ id }) => id === Number(event.target.value));
        if (sku !== undefined) onChoose(sku);
      }}
    >
      {own === undefined && <option value={line.skuId}>{t('change.swap')}…</option>}
      {siblings.map((sku) => (
        <option key={sku.id} value={sku.id}>
          {`${variantOf(sku) === '' ? sku.code : variantOf(sku)} — ${sku.tracked ? t('change.sellable', { count: sku.sellable }) : t('change.notTracked')}`}
        </option>
      ))}
    </select>
  );
};

const AddLine = ({ onAdd }: { readonly onAdd: (sku: SkuRow) => void }) => {
  const { t } = useTranslation('orderChanges');
  const [text, setText] = useState('');
  const search = text.trim();
  const asked = useAsked(search === '' ? null : () => new Promise<Awaited<ReturnType<typeof backroom.stock.list>>>((resolve) => {
    setTimeout(() => void backroom.stock.list({ search, offset: 0, limit: mostOffered }).then(resolve), searchMs);
  }), [search]);
  const add = (sku: SkuRow | undefined): void => {
    if (sku === undefined) return;
    onAdd(sku);
    setText('');
  };
  return (
    <div className={styles['add']}>
      <input
        className={styles['input']} aria-label={t('change.add')} placeholder={`${t('change.add')} · ${t('change.addHint')}`} value={text} maxLength={100}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || search === '') return;
          event.preventDefault();
          event.stopPropagation();
          add(asked.value?.rows[0]);
        }}
      />
      {search !== '' && asked.value !== undefined && (
        <ul className={styles['offers']}>
          {asked.value.rows.length === 0 && <li className={styles['quiet']}>{t('change.notFound')}</li>}
          {asked.value.rows.map((sku) => (
            <li key={sku.id}>
              <button type="button" data-cancel="true" onClick={() => add(sku)}>
                <strong>{sku.code}</strong> {sku.title} {variantOf(sku)} <span className={styles['quiet']}>{sku.tracked ? t('change.sellable', { count: sku.sellable }) : t('change.notTracked')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** Swap a size or colour, change quantities, take lines out, put lines in. */
export const LinesEditor = ({ lines, onChange }: { readonly lines: readonly DraftLine[]; readonly onChange: (lines: readonly DraftLine[]) => void }) => {
  const { t } = useTranslation('orderChanges');
  const change = (key: string, more: Partial<DraftLine>): void => onChange(lines.map((line) => (line.key === key ? { ...line, ...more } : line)));
  return (
    <div className={styles['lines']}>
      {lines.map((line) => (
        <div key={line.key} className={line.isGone ? `${styles['line']} ${styles['gone']}` : styles['line']}>
          <span className={styles['words']} title={line.words}>{line.words}</span>
          {!line.isGone && line.lineId !== null && (
            <Variants line={line} onChoose={(sku) => change(line.key, { skuId: sku.id, words: [sku.code, sku.title, variantOf(sku)].filter((part) => part !== '').join(' ') })} />
          )}
          {!line.isGone && (
            <input
              className={styles['quantity']} type="number" min={1} max={9999} aria-label={t('change.quantity')} value={line.quantity}
              onChange={(event) => change(line.key, { quantity: Math.max(1, Math.min(9999, Math.trunc(Number(event.target.value)) || 1)) })}
            />
          )}
          <Button
            kind="quiet" data-cancel="true" aria-label={t(line.isGone ? 'change.undoRemove' : 'change.remove')}
            onClick={() => (line.lineId === null ? onChange(lines.filter(({ key }) => key !== line.key)) : change(line.key, { isGone: !line.isGone }))}
          >
            {line.isGone ? t('change.undoRemove') : '×'}
          </Button>
        </div>
      ))}
      <AddLine
        onAdd={(sku) => onChange([...lines, {
          key: `new ${String(sku.id)} ${String(lines.length)}`, lineId: null, skuId: sku.id, words: [sku.code, sku.title, variantOf(sku)].filter((part) => part !== '').join(' '),
          styleCode: sku.styleCode, quantity: 1, unitPriceFen: 0, isGone: false,
        }])}
      />
    </div>
  );
};
