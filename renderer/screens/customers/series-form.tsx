import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerSeries } from '../../../shared/contract/customers.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { groupName, largestGroupCap, usualGroupCap } from '../../../shared/domain/customers/groups.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './forms.module.css';

type Props = { readonly series: CustomerSeries | undefined; readonly onDone: () => void };

const wholeIn = (text: string): number | null => (/^\d{1,7}$/.test(text.normalize('NFKC').trim()) ? Number(text.normalize('NFKC').trim()) : null);

/** CU-2: groups of one name, how many people each may hold, and who joins by itself. */
export const SeriesForm = ({ series, onDone }: Props) => {
  const { t } = useTranslation('customers');
  const [name, setName] = useState(series?.name ?? '老顾客');
  const [cap, setCap] = useState(String(series?.cap ?? usualGroupCap));
  const [orders, setOrders] = useState(series === undefined || series.rule.orders === null ? '' : String(series.rule.orders));
  const [spent, setSpent] = useState(series === undefined || series.rule.spentFen === null ? '' : yuanTyped(series.rule.spentFen));
  const capIn = wholeIn(cap);
  const rule = { orders: orders.trim() === '' ? null : wholeIn(orders), spentFen: spent.trim() === '' ? null : fenOf(spent) };
  const wrong = {
    name: name.trim() === '', cap: capIn === null || capIn < 1 || capIn > largestGroupCap, orders: orders.trim() !== '' && (rule.orders === null || rule.orders < 1),
    spent: spent.trim() !== '' && (rule.spentFen === null || rule.spentFen < 1),
  };
  const save = useCommand(async (): Promise<Result<unknown>> => {
    const draft = { name: name.trim(), cap: capIn ?? usualGroupCap, rule };
    return series === undefined ? backroom.customers.createSeries(draft) : backroom.customers.updateSeries({ ...draft, seriesId: series.seriesId });
  });
  const fits = !Object.values(wrong).includes(true);
  return (
    <form
      className={styles['form']} aria-label={series === undefined ? t('series.newTitle') : t('series.editTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!fits) return;
        void save.run().then((answer) => {
          if (answer?.ok === true) onDone();
        });
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <h2>{series === undefined ? t('series.newTitle') : t('series.editTitle')}</h2>
      <label className={styles['field']}><span>{t('series.name')}</span><input autoFocus value={name} maxLength={40} aria-invalid={wrong.name} data-testid="series-name" onChange={(event) => setName(event.target.value)} /></label>
      <p className={styles['quiet']}>{t('series.nameHint', { first: groupName(name.trim(), 1), second: groupName(name.trim(), 2) })}</p>
      <label className={styles['field']}><span>{t('series.cap')}</span><input className={styles['short']} value={cap} inputMode="numeric" aria-invalid={wrong.cap} data-testid="series-cap" onChange={(event) => setCap(event.target.value)} /></label>
      <h3>{t('series.rule')}</h3>
      <label className={styles['field']}><span>{t('series.orders')}</span><input className={styles['short']} value={orders} inputMode="numeric" aria-invalid={wrong.orders} data-testid="series-orders" onChange={(event) => setOrders(event.target.value)} /></label>
      <label className={styles['field']}><span>{t('series.spent')}</span><input className={styles['short']} value={spent} inputMode="decimal" aria-invalid={wrong.spent} onChange={(event) => setSpent(event.target.value)} /></label>
      <RefusalNotice refusal={save.refusal} />
      <div className={styles['actions']}>
        <Button type="submit" kind="primary" busy={save.busy} disabled={!fits} data-testid="save-series">{series === undefined ? t('series.create') : t('series.save')}</Button>
        <Button keys="Esc" onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
};
