import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../../shared/contract/index.ts';
import type { OrderDetail, OrderRow } from '../../../shared/contract/orders.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { fenOf, yuanTyped } from '../../app/money-text.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { courierName, knownCouriers } from '../../i18n/couriers.ts';
import { yuan } from '../../i18n/format.ts';
import { ActionPanel } from './action-panel.tsx';
import { EffectsList } from './change-effects.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { draftLines, LinesEditor, type DraftLine } from './lines-editor.tsx';
import { showOutcome } from './outcome.ts';
import { useLeaveWith } from './use-leave-with.ts';
import styles from './change-panel.module.css';

type Change = InputFor<'orderChanges', 'change'>['change'];
type Page = 'lines' | 'price' | 'courier';

const linesChange = (seen: OrderDetail, lines: readonly DraftLine[]): Change | null => {
  const staying = lines.filter((line) => !line.isGone);
  if (staying.length === 0) return null;
  const before = draftLines(seen);
  const isSame = staying.length === before.length && staying.every((line, index) => line.key === before[index]?.key && line.skuId === before[index].skuId && line.quantity === before[index].quantity);
  return isSame ? null : { kind: 'lines', lines: staying.map(({ lineId, skuId, quantity, unitPriceFen }) => ({ lineId, skuId, quantity, unitPriceFen })) };
};

/** CS-8: goods, price before payment or courier of one order, with what it will do, in one panel. */
export const ChangePanel = ({ row, onDone }: { readonly row: OrderRow; readonly onDone: () => void }) => {
  const { t } = useTranslation('orderChanges');
  const [seen, setSeen] = useState<OrderDetail | undefined>(undefined);
  const [fresh, setFresh] = useState<OrderDetail | undefined>(undefined);
  const [page, setPage] = useState<Page>('lines');
  const [lines, setLines] = useState<readonly DraftLine[]>([]);
  const [total, setTotal] = useState('');
  const [courier, setCourier] = useState('');
  const command = useCommand(backroom.orderChanges.change);
  useLeaveWith(row.id, onDone);
  const pages: readonly Page[] = row.state === 'awaiting_payment' ? ['lines', 'price', 'courier'] : ['lines', 'courier'];

  const begin = (detail: OrderDetail): void => {
    setSeen(detail);
    setFresh(undefined);
    setLines(draftLines(detail));
    setTotal(detail.totalFen === null ? '' : yuanTyped(detail.totalFen));
    setCourier(detail.row.courierCode);
    command.forget();
  };
  useEffect(() => {
    let here = true;
    void backroom.orders.get({ orderId: row.id }).then((answer) => {
      if (here && answer.ok) begin(answer.value);
    });
    return () => {
      here = false;
    };
    // Once: what the person saw is what they change.
  }, [row.id]);

  const totalFen = fenOf(total);
  const change: Change | null =
    seen === undefined ? null
      : page === 'lines' ? linesChange(seen, lines)
        : page === 'price' ? (totalFen === null || totalFen === seen.totalFen ? null : { kind: 'price', totalFen })
          : courier === seen.row.courierCode || courier === '' ? null : { kind: 'courier', courierCode: courier };
  const preview = useAsked(change === null ? null : () => backroom.orderChanges.preview({ orderId: row.id, change }), [row.id, change], ['orders.changed', 'stock.changed', 'packing.changed']);

  const confirm = async (): Promise<void> => {
    if (seen === undefined || change === null || fresh !== undefined) return;
    const answer = await command.run({ orderId: row.id, revision: seen.revision, change });
    if (answer === undefined) return;
    if (answer.ok) {
      showOutcome({ words: t('done.changed'), refused: [], refusal: undefined });
      onDone();
    } else if (answer.refusal.code === 'order.changed_meanwhile') {
      const now = await backroom.orders.get({ orderId: row.id });
      if (now.ok) setFresh(now.value);
    }
  };
  const turn = (to: Page): void => {
    setPage(to);
    command.forget();
  };

  return (
    <ActionPanel
      wide title={t('change.title')} onClose={onDone} onEnter={() => void confirm()}
      onDigit={(digit) => {
        const wanted = pages[digit - 1];
        if (wanted !== undefined) turn(wanted);
      }}
    >
      <div className={styles['pages']} role="tablist" aria-label={t('change.title')}>
        {pages.map((one, index) => (
          <button key={one} type="button" role="tab" aria-selected={page === one} className={styles['page']} data-cancel="true" onClick={() => turn(one)}>
            <span className={styles['quiet']}>{index + 1}</span> {t(`change.${one}`)}
          </button>
        ))}
      </div>
      {page === 'lines' && (
        <>
          <LinesEditor lines={lines} onChange={setLines} />
          {row.state !== 'awaiting_payment' && <p className={styles['hint']}>{t('change.paidAlready')}</p>}
        </>
      )}
      {page === 'price' && (
        <label className={styles['field']}>
          {t('change.newTotal')} <span className={styles['quiet']}>{seen?.totalFen === null || seen === undefined ? '' : t('change.before', { money: yuan(seen.totalFen, row.currency) })}</span>
          <input className={styles['input']} inputMode="decimal" autoFocus value={total} aria-invalid={totalFen === null} onChange={(event) => setTotal(event.target.value)} />
        </label>
      )}
      {page === 'courier' && (
        <label className={styles['field']}>
          {t('change.courier')}
          <select className={styles['select']} autoFocus value={courier} onChange={(event) => setCourier(event.target.value)}>
            {!knownCouriers.some((code) => code === courier) && <option value={courier}>{courier === '' ? '—' : courier}</option>}
            {knownCouriers.map((code) => (
              <option key={code} value={code}>{courierName(code)}</option>
            ))}
          </select>
        </label>
      )}
      <EffectsList effects={change === null ? undefined : preview.value} currency={row.currency} />
      {fresh !== undefined && seen !== undefined ? (
        <ChangedMeanwhile
          seen={seen} now={fresh} onTake={() => begin(fresh)}
          onAgain={() => {
            setSeen(fresh);
            setFresh(undefined);
            command.forget();
          }}
        />
      ) : (
        <RefusalNotice refusal={command.refusal ?? (change === null ? undefined : preview.refusal)} />
      )}
      <div className={styles['foot']}>
        <span className={styles['hint']}>{t('change.hint')}</span>
        <Button kind="primary" keys="Enter" busy={command.busy} disabled={change === null || fresh !== undefined || preview.refusal !== undefined} onClick={() => void confirm()}>
          {t('change.confirm')}
        </Button>
      </div>
    </ActionPanel>
  );
};
