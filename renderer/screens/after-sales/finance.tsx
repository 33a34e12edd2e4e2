import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Payout } from '../../../shared/contract/after-sales.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { DayField, endOfPicked, startOfPicked } from '../../app/day-field.tsx';
import { PrintPaperButton } from '../../app/print-paper-button.tsx';
import { useShop } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable, type PlainColumn } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure, fullMoment, isoDay, yuan } from '../../i18n/format.ts';
import { payoutTones } from './case-money.tsx';
import styles from './after-sales.module.css';

type Sum = OutputFor<'afterSales', 'finance'>['sums'][number];
const dayMs = 24 * 60 * 60 * 1000;

/** AS-6: the finance sheet: what left the shop, for whom, how much, when and by whom. */
export const Finance = ({ onCase }: { readonly onCase: (caseId: AfterSalesCaseId) => void }) => {
  const { t } = useTranslation('afterSales');
  const { timeZone } = useShop().shop;
  const [from, setFrom] = useState(() => isoDay(Date.now() - 29 * dayMs));
  const [to, setTo] = useState(() => isoDay(Date.now()));
  const [by, setBy] = useState<'asked' | 'paid'>('asked');
  const [said, setSaid] = useState<string | null>(null);
  const wish = { from: startOfPicked(from, timeZone) ?? 0, to: endOfPicked(to, timeZone) ?? 0, by };
  const sheet = useAsked(() => backroom.afterSales.finance(wish), [wish.from, wish.to, by], ['after_sales.changed']);
  const write = useCommand(() => backroom.afterSales.exportFinance(wish));
  const exportSheet = async (): Promise<void> => {
    setSaid(null);
    const answer = await write.run();
    if (answer?.ok === true && answer.value !== null) setSaid(t('finance.exported', { path: answer.value.path, n: figure(answer.value.rows) }));
  };
  const end = { align: 'end', tight: true } as const;
  const shopOf = (name: string): string => (name === '' ? t('finance.unnamed') : name);
  const sums: readonly PlainColumn<Sum>[] = [
    { key: 'shop', title: t('finance.shop'), render: (row) => shopOf(row.shopName) },
    { key: 'count', title: t('finance.count'), ...end, render: (row) => figure(row.payouts) },
    { key: 'refunds', title: t('finance.refunds'), ...end, render: (row) => yuan(row.refundFen, row.currency) },
    { key: 'freights', title: t('finance.freights'), ...end, render: (row) => yuan(row.freightFen, row.currency) },
    { key: 'compensations', title: t('finance.compensations'), ...end, render: (row) => yuan(row.compensationFen, row.currency) },
    { key: 'open', title: t('finance.openSum'), ...end, render: (row) => yuan(row.openFen, row.currency) },
    { key: 'paid', title: t('finance.paidSum'), ...end, render: (row) => <b>{yuan(row.paidFen, row.currency)}</b> },
  ];
  const rows: readonly PlainColumn<Payout>[] = [
    { key: 'time', title: t('finance.time'), tight: true, render: (row) => fullMoment(by === 'paid' && row.paidAt !== null ? row.paidAt : row.askedAt) },
    { key: 'shop', title: t('finance.shop'), render: (row) => shopOf(row.shopName) },
    { key: 'order', title: t('finance.order'), render: (row) => <button type="button" className={styles['link']} onClick={() => onCase(row.caseId)}>{row.platformOrderNumber}</button> },
    { key: 'kind', title: t('finance.kind'), tight: true, render: (row) => t(`payoutKind.${row.kind}`) },
    { key: 'reason', title: t('finance.reason'), render: (row) => row.reason },
    { key: 'account', title: t('finance.account'), render: (row) => [row.reported ? t('payout.byPlatform') : t(`way.${row.way}`), row.account].filter((part) => part !== '').join(' ') },
    { key: 'amount', title: t('finance.amount'), ...end, render: (row) => yuan(row.amountFen, row.currency) },
    { key: 'handler', title: t('finance.handler'), tight: true, render: (row) => (row.askedBy === '' ? t('platformSays') : row.askedBy) },
    { key: 'approved', title: t('finance.approved'), tight: true, render: (row) => row.decidedBy },
    { key: 'state', title: t('finance.state'), tight: true, render: (row) => <Tag tone={payoutTones[row.state]}>{t(`payoutState.${row.state}`)}</Tag> },
  ];
  const value = sheet.value;
  return (
    <div className={styles['finance']}>
      <div className={styles['period']}>
        <DayField name={t('finance.from')} value={from} onValue={setFrom} />
        <DayField name={t('finance.to')} value={to} onValue={setTo} />
        <label className={styles['field']}>
          <span>{t('finance.by')}</span>
          <select className={styles['input']} value={by} onChange={(event) => setBy(event.target.value === 'paid' ? 'paid' : 'asked')}>
            <option value="asked">{t('finance.asked')}</option>
            <option value="paid">{t('finance.paid')}</option>
          </select>
        </label>
        <span className={styles['grow']} />
        <PrintPaperButton paper={{ kind: 'finance_sheet', ...wish }} disabled={(value?.total ?? 0) === 0} />
        <Button busy={write.busy} disabled={(value?.total ?? 0) === 0} onClick={() => void exportSheet()}>{t('finance.export')}</Button>
      </div>
      <RefusalNotice refusal={sheet.refusal ?? write.refusal} />
      {said !== null && <p className={`${styles['good']} selectable`} role="status">{said}</p>}
      {value !== undefined && value.total === 0 && <EmptyState icon="after_sales" title={t('finance.none')} text={t('finance.noneText')} />}
      {value !== undefined && value.total > 0 && (
        <>
          <Panel flush>
            <PlainTable label={t('finance.shop')} columns={sums} rows={value.sums} rowKey={(row) => `${row.shopName} ${row.currency}`} />
          </Panel>
          <Panel flush>
            <PlainTable label={t('tab.finance')} columns={rows} rows={value.rows} rowKey={(row) => row.id} />
          </Panel>
          {value.total > value.rows.length && <p className={styles['quiet']}>{t('finance.more', { n: figure(value.rows.length) })}</p>}
        </>
      )}
    </div>
  );
};
