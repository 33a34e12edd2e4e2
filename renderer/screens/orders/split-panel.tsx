import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail, OrderRow } from '../../../shared/contract/orders.ts';
import { divideFen } from '../../../shared/domain/orders/divide.ts';
import type { OrderLineId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { yuan } from '../../i18n/format.ts';
import { ActionPanel } from './action-panel.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { reuniteAll } from './order-actions.ts';
import { showOutcome } from './outcome.ts';
import { useLeaveWith } from './use-leave-with.ts';
import styles from './change-panel.module.css';

const mostParts = 9;

/** IN-7: how many pieces of each line go into further parcels; the rest stays. */
export const SplitPanel = ({ row, onDone }: { readonly row: OrderRow; readonly onDone: () => void }) => {
  const { t } = useTranslation('orderChanges');
  const [seen, setSeen] = useState<OrderDetail | undefined>(undefined);
  const [fresh, setFresh] = useState<OrderDetail | undefined>(undefined);
  /** By parcel, then by line. */
  const [parts, setParts] = useState<readonly ReadonlyMap<OrderLineId, number>[]>([new Map()]);
  const command = useCommand(backroom.orderChanges.split);
  useLeaveWith(row.id, onDone);
  useEffect(() => {
    void backroom.orders.get({ orderId: row.id }).then((answer) => {
      if (answer.ok) setSeen(answer.value);
    });
  }, [row.id]);

  const lines = (seen?.lines ?? []).filter((line) => line.giftRule === null && line.refund !== 'succeeded');
  const taken = (lineId: OrderLineId): number => parts.reduce((sum, part) => sum + (part.get(lineId) ?? 0), 0);
  const filled = parts.map((part) => [...part].flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []))).filter((part) => part.length > 0);
  const worth = (of: (line: (typeof lines)[number]) => number): number => lines.reduce((sum, line) => sum + of(line) * (line.unitPriceFen ?? 0), 0);
  const shares = divideFen(row.paidFen, [worth((line) => line.quantity - taken(line.id)), ...parts.map((part) => worth((line) => part.get(line.id) ?? 0))]);
  const put = (index: number, lineId: OrderLineId, quantity: number): void =>
    setParts(parts.map((part, at) => (at === index ? new Map(part).set(lineId, quantity) : part)));

  const confirm = async (): Promise<void> => {
    if (seen === undefined || filled.length === 0 || fresh !== undefined) return;
    const answer = await command.run({ orderId: row.id, revision: seen.revision, parts: filled });
    if (answer === undefined) return;
    if (answer.ok) {
      const { orderIds } = answer.value;
      showOutcome({ words: t('done.split', { count: orderIds.length + 1 }), refused: [], refusal: undefined, undo: () => reuniteAll(orderIds) });
      onDone();
    } else if (answer.refusal.code === 'order.changed_meanwhile') {
      const now = await backroom.orders.get({ orderId: row.id });
      if (now.ok) setFresh(now.value);
    }
  };

  return (
    <ActionPanel wide title={t('split.title')} onClose={onDone} onEnter={() => void confirm()}>
      <p className={styles['hint']}>{t('split.hint')}</p>
      <div className={styles['scrolling']}>
        <table className={styles['split']}>
          <thead>
            <tr>
              <th scope="col" />
              <th scope="col">{t('split.rest')}</th>
              {parts.map((_, index) => <th key={index} scope="col">{t('split.part', { n: index + 2 })}</th>)}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row" title={line.title}>
                  {line.skuCode === '' ? line.title : line.skuCode} <span className={styles['quiet']}>{[line.colour, line.size].filter((part) => part !== '').join(' · ')} ×{line.quantity}</span>
                </th>
                <td>{line.quantity - taken(line.id)}</td>
                {parts.map((part, index) => {
                  const own = part.get(line.id) ?? 0;
                  return (
                    <td key={index}>
                      <input
                        type="number" className={styles['quantity']} min={0} max={line.quantity} value={own} aria-label={`${t('split.part', { n: index + 2 })} ${line.skuCode} ${line.title}`}
                        onChange={(event) => put(index, line.id, Math.max(0, Math.min(own + line.quantity - taken(line.id), Math.trunc(Number(event.target.value)) || 0)))}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr className={styles['quiet']}>
              <td />
              {shares.map((share, index) => <td key={index}>{t('split.money', { money: yuan(share, row.currency) })}</td>)}
            </tr>
          </tbody>
        </table>
      </div>
      {fresh !== undefined && seen !== undefined ? (
        <ChangedMeanwhile
          seen={seen} now={fresh}
          onTake={() => {
            setSeen(fresh);
            setParts([new Map()]);
            setFresh(undefined);
            command.forget();
          }}
          onAgain={() => {
            setSeen(fresh);
            setFresh(undefined);
            command.forget();
          }}
        />
      ) : (
        <RefusalNotice refusal={command.refusal} />
      )}
      <div className={styles['foot']}>
        <Button data-cancel="true" disabled={parts.length >= mostParts} onClick={() => setParts([...parts, new Map()])}>
          {t('split.addPart')}
        </Button>
        <Button kind="primary" keys="Enter" busy={command.busy} disabled={filled.length === 0 || fresh !== undefined} onClick={() => void confirm()}>
          {filled.length === 0 ? t('split.title') : t('split.confirm', { count: filled.length + 1 })}
        </Button>
      </div>
    </ActionPanel>
  );
};
