import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AfterSalesCaseId, OrderId } from '../../shared/domain/ids.ts';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';
import { Button } from '../components/button.tsx';
import { KeyHint } from '../components/key-hint.tsx';
import { CaseDueMark, CaseKindTag, CaseStateTag } from './after-sales/case-marks.tsx';
import { OpenCaseForm } from './after-sales/open-case-form.tsx';
import { go } from './navigation.ts';
import { useMay } from './session.ts';
import { useKeys } from './use-keys.ts';
import styles from './order-cases.module.css';

type Props = { readonly orderId: OrderId; readonly onLeave: () => void };

/** AS-1: the after-sales of the order under the cursor; a new case begins here. */
export const OrderCases = ({ orderId, onLeave }: Props) => {
  const { t } = useTranslation('afterSales');
  const mayRead = useMay('after_sales.read');
  const mayEdit = useMay('after_sales.edit');
  const asked = useAsked(mayRead ? () => backroom.afterSales.ofOrder({ orderId }) : null, [orderId, mayRead], ['after_sales.changed', 'orders.changed']);
  const [openedFor, setOpenedFor] = useState<OrderId | null>(null);
  const opening = openedFor === orderId;
  const setOpening = (open: boolean): void => setOpenedFor(open ? orderId : null);
  const about = asked.value?.order.id === orderId ? asked.value : undefined;
  const canOpen = mayEdit && about !== undefined && about.kinds.length > 0;
  const cases = about?.cases ?? [];
  const pressing = cases.find(({ closedAt }) => closedAt === null) ?? cases[0];
  const look = (caseId: AfterSalesCaseId): void => go('after_sales', { kind: 'after_sales_case', caseId });
  useKeys({ ...(canOpen ? { B: () => setOpening(true) } : {}), ...(pressing === undefined ? {} : { G: () => look(pressing.id) }) }, { enabled: !opening });
  if (about === undefined || (about.cases.length === 0 && !canOpen)) return null;
  return (
    <section className={styles['section']} aria-label={t('open.cases')}>
      <div className={styles['head']}>
        <h3>{t('open.cases')}</h3>
        {canOpen && !opening && <Button kind="quiet" keys="B" onClick={() => setOpening(true)}>{t('action.new')}</Button>}
      </div>
      {about.cases.map((row) => (
        <button key={row.id} type="button" className={styles['case']} data-case={row.id} onClick={() => look(row.id)}>
          <CaseKindTag kind={row.kind} />
          <CaseStateTag row={row} />
          <span className={styles['reason']}>{t(`reason.${row.reason}`)}</span>
          {row.closedAt === null && <CaseDueMark row={row} />}
          {row.id === pressing?.id && <KeyHint keys="G" />}
        </button>
      ))}
      {opening && (
        <div className={styles['form']}>
          <OpenCaseForm
            about={about}
            onDone={(caseId) => {
              setOpening(false);
              go('after_sales', { kind: 'after_sales_case', caseId });
            }}
            onClose={() => {
              setOpening(false);
              onLeave();
            }}
          />
        </div>
      )}
    </section>
  );
};
