import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { returnedConditions, type ReturnedCondition } from '../../../shared/domain/after-sales/returning.ts';
import type { OrderLineId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { lineWords } from './case-facts.tsx';
import type { CaseFormProps } from './case-detail.tsx';
import styles from './after-sales.module.css';

type Counts = ReadonlyMap<OrderLineId, Readonly<Partial<Record<ReturnedCondition, number>>>>;

/** AS-4 by hand: how many pieces of each line are back, and in which condition. */
export const ReceiveForm = ({ view, onDone, onClose }: CaseFormProps) => {
  const { t } = useTranslation('afterSales');
  const lines = view.lines.length > 0 ? view.lines : view.order.lines;
  const [counts, setCounts] = useState<Counts>(() => new Map(lines.flatMap((line) => (line.orderLineId === null ? [] : [[line.orderLineId, { sellable: line.quantity }]]))));
  const [text, setText] = useState('');
  const goods = [...counts].flatMap(([orderLineId, of]) => returnedConditions.flatMap((condition) => ((of[condition] ?? 0) > 0 ? [{ orderLineId, condition, quantity: of[condition] ?? 0 }] : [])));
  const command = useCommand(() => backroom.afterSales.receive({ caseId: view.row.id, seenEvent: view.events.at(-1)?.id ?? 0, goods, text }));
  const run = async (): Promise<void> => {
    const answer = await command.run();
    if (answer?.ok === true) onDone();
  };
  return (
    <form
      className={styles['form']} data-form="receive" aria-label={t('action.receive')}
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
      <strong>{t('action.receive')}</strong>
      <table className={styles['counts']}>
        <thead>
          <tr>
            <th scope="col">{t('fact.goods')}</th>
            {returnedConditions.map((one) => <th key={one} scope="col">{t(`condition.${one}`)}</th>)}
            <th scope="col">{t('form.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => {
            const id = line.orderLineId;
            if (id === null) return null;
            const of = counts.get(id) ?? {};
            const here = returnedConditions.reduce((sum, one) => sum + (of[one] ?? 0), 0);
            return (
              <tr key={id}>
                <th scope="row">{lineWords(line)}</th>
                {returnedConditions.map((one, column) => (
                  <td key={one}>
                    <input
                      autoFocus={row === 0 && column === 0} type="number" min={0} max={line.quantity} className={styles['small']} aria-label={`${lineWords(line)} ${t(`condition.${one}`)}`} value={of[one] ?? 0}
                      onFocus={(event) => event.target.select()} onChange={(event) => setCounts(new Map(counts).set(id, { ...of, [one]: Math.max(0, Math.trunc(Number(event.target.value)) || 0) }))}
                    />
                  </td>
                ))}
                <td className={here > line.quantity ? styles['tooMany'] : undefined}>{line.quantity - here}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <label className={styles['field']}>
        <span>{t('form.text')}</span>
        <input className={styles['input']} maxLength={2_000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <RefusalNotice refusal={command.refusal} />
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('action.cancel')}</Button>
        <Button type="submit" kind="primary" keys="Enter" busy={command.busy}>{t('action.receive')}</Button>
      </div>
    </form>
  );
};
