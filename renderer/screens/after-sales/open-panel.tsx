import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AfterSalesCaseId, OrderId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { CaseKindTag, CaseStateTag } from '../../app/after-sales/case-marks.tsx';
import { OpenCaseForm } from '../../app/after-sales/open-case-form.tsx';
import { useSettled } from '../../app/use-settled.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { StateTag } from '../../components/state-tag.tsx';
import styles from './after-sales.module.css';

type Props = { readonly onDone: (caseId: AfterSalesCaseId, number: string) => void; readonly onClose: () => void };

/** A case without the orders screen: the order is found first. */
export const OpenPanel = ({ onDone, onClose }: Props) => {
  const [orderId, setOrderId] = useState<OrderId | null>(null);
  return (
    <div className={styles['detail']}>
      {orderId === null ? <FindOrder onFound={setOrderId} onClose={onClose} /> : <OfOrder orderId={orderId} onDone={onDone} onBack={() => setOrderId(null)} />}
    </div>
  );
};

const FindOrder = ({ onFound, onClose }: { readonly onFound: (id: OrderId) => void; readonly onClose: () => void }) => {
  const { t } = useTranslation('afterSales');
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const text = useSettled(typed.trim(), 120);
  const found = useAsked(text === '' ? null : () => backroom.orders.list({ view: 'all', search: text, offset: 0, limit: 12 }), [text], ['orders.changed']);
  const rows = text === '' ? [] : (found.value?.rows ?? []);
  return (
    <div className={styles['form']}>
      <strong>{t('open.title')}</strong>
      <input
        autoFocus className={styles['input']} maxLength={200} placeholder={t('open.find')} aria-label={t('open.find')} value={typed} spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setCursor(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const row = rows[cursor];
          if (event.key === 'ArrowDown') setCursor(Math.min(rows.length - 1, cursor + 1));
          else if (event.key === 'ArrowUp') setCursor(Math.max(0, cursor - 1));
          else if (event.key === 'Enter' && row !== undefined) onFound(row.id);
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
        }}
      />
      <RefusalNotice refusal={found.refusal} />
      {text !== '' && found.value !== undefined && rows.length === 0 && <p className={styles['quiet']}>{t('open.none')}</p>}
      <ul className={styles['found']} aria-label={t('open.find')}>
        {rows.map((row, index) => (
          <li key={row.id}>
            <button type="button" aria-current={index === cursor} data-order={row.id} onClick={() => onFound(row.id)}>
              <span className={styles['number']}>{row.platformOrderNumber}</span>
              <span className={styles['grow']}>{row.receiverName === '' ? row.buyerNick : row.receiverName} · {row.goods}</span>
              <StateTag state={row.state} />
            </button>
          </li>
        ))}
      </ul>
      <div className={styles['row']}>
        <Button kind="quiet" keys="Esc" onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
};

type OfOrderProps = { readonly orderId: OrderId; readonly onDone: Props['onDone']; readonly onBack: () => void };

const OfOrder = ({ orderId, onDone, onBack }: OfOrderProps) => {
  const { t } = useTranslation('afterSales');
  const asked = useAsked(() => backroom.afterSales.ofOrder({ orderId }), [orderId], ['after_sales.changed']);
  const about = asked.value;
  if (about === undefined) return <RefusalNotice refusal={asked.refusal} />;
  const { order } = about;
  return (
    <>
      <div className={styles['line']}>
        <strong className="selectable">{order.platformOrderNumber}</strong>
        <StateTag state={order.state} />
        <span className={styles['grow']}>{order.receiverName} {order.buyerNick}</span>
      </div>
      {about.cases.length > 0 && (
        <p className={styles['line']}>
          <span className={styles['quiet']}>{t('open.others')}</span>
          {about.cases.map((row) => <span key={row.id} className={styles['line']}><CaseKindTag kind={row.kind} /><CaseStateTag row={row} /></span>)}
        </p>
      )}
      {about.kinds.length === 0 && (
        <div className={styles['row']}>
          <Button autoFocus keys="Esc" onClick={onBack}>{t('action.cancel')}</Button>
        </div>
      )}
      <OpenCaseForm about={about} onDone={(caseId) => onDone(caseId, order.platformOrderNumber)} onClose={onBack} />
    </>
  );
};
