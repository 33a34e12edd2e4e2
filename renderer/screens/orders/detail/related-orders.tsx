import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail, RelatedOrder } from '../../../../shared/contract/orders.ts';
import type { Refusal, Result } from '../../../../shared/domain/result.ts';
import { backroom } from '../../../api/client.ts';
import { go } from '../../../app/navigation.ts';
import { Button } from '../../../components/button.tsx';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { StateTag } from '../../../components/state-tag.tsx';
import { mergeIds } from '../order-actions.ts';
import styles from './related-orders.module.css';

const Orders = ({ orders }: { readonly orders: readonly RelatedOrder[] }) => {
  const { t } = useTranslation('orderChanges');
  return (
    <ul className={styles['orders']}>
      {orders.map((order) => (
        <li key={order.id}>
          <button type="button" className={styles['order']} title={`${t('related.open')} ${order.goods}`} onClick={() => go('orders', { kind: 'order', orderId: order.id })}>
            <span className={styles['number']}>{order.platformOrderNumber}</span>
            <StateTag state={order.state} />
          </button>
          <span className={styles['goods']}>{order.goods}</span>
        </li>
      ))}
    </ul>
  );
};

const Part = ({ title, text, tone, orders, action }: { readonly title: string; readonly text?: string; readonly tone: 'plain' | 'hint' | 'warn'; readonly orders: readonly RelatedOrder[]; readonly action?: ReactNode }) => (
  <section className={`${styles['part']} ${styles[tone]}`}>
    <header>
      <strong>{title}</strong>
      {action}
    </header>
    {text !== undefined && <p className={styles['text']}>{text}</p>}
    <Orders orders={orders} />
  </section>
);

/** IN-7: what shares its parcel or could, what looks like the same order twice, and what was made from it. */
export const RelatedOrders = ({ detail, mayEdit }: { readonly detail: OrderDetail; readonly mayEdit: boolean }) => {
  const { t } = useTranslation(['orderChanges', 'orders']);
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const { related, row } = detail;
  const { together, shares, duplicates, madeFrom, made } = related;
  const run = (command: Promise<Result<unknown>>): void => void command.then((answer) => setRefusal(answer.ok ? undefined : answer.refusal));
  const parts = made.filter(({ kind }) => kind === 'split').map(({ order }) => order);
  const onTheDesk = row.state === 'paid' && row.waybillNumber === null;
  return (
    <>
      {together.length > 0 && (
        <Part
          tone="plain" title={t('related.together')} orders={together}
          action={mayEdit && onTheDesk ? <Button onClick={() => run(backroom.orderChanges.separate({ orderId: row.id }))}>{t('related.separate')}</Button> : undefined}
        />
      )}
      {shares.length > 0 && (
        <Part
          tone="hint" title={t('related.shares')} text={t('related.sharesText')} orders={shares}
          action={mayEdit ? <Button keys="M" onClick={() => void mergeIds(t, [row.id, ...shares.map(({ id }) => id)])}>{t('related.mergeAll', { count: shares.length })}</Button> : undefined}
        />
      )}
      {duplicates.length > 0 && <Part tone="warn" title={t('related.duplicates')} text={t('related.duplicatesText')} orders={duplicates} />}
      {madeFrom !== null && (
        <Part
          tone="plain" title={t(madeFrom.kind === 'split' ? 'related.partOf' : madeFrom.kind === 'exchange' ? 'related.exchangeOf' : 'related.resendOf')} orders={[madeFrom.order]}
          action={mayEdit && madeFrom.kind === 'split' && onTheDesk ? <Button onClick={() => run(backroom.orderChanges.reunite({ orderId: row.id }))}>{t('related.reunite')}</Button> : undefined}
        />
      )}
      {parts.length > 0 && <Part tone="plain" title={t('related.parts', { count: parts.length + 1 })} orders={parts} />}
      {made.filter(({ kind }) => kind !== 'split').map(({ kind, order }) => <Part key={order.id} tone="plain" title={t(`derived.${kind}`)} orders={[order]} />)}
      <RefusalNotice refusal={refusal} />
    </>
  );
};
