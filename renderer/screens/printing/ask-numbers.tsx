import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import type { StayingOrder } from './print-plan.ts';
import styles from './ask-numbers.module.css';

/** What a number from the platform solves. */
const solved: ReadonlySet<string> = new Set(['no_e_waybill', 'no_numbers', 'masked']);
const mostAsked = 500;
const settleMs = 300;

/** PR-5: those that a platform would give a number for, over the line; nothing to see where there is none. */
export const AskNumbers = ({ staying }: { readonly staying: readonly StayingOrder[] }) => {
  const { t } = useTranslation('printing');
  const orderIds = useMemo(() => staying.filter(({ reasons }) => reasons.some(({ code }) => solved.has(code))).slice(0, mostAsked).map(({ orderId }) => orderId), [staying]);
  const outlook = useAsked(orderIds.length === 0 ? null : () => backroom.sync.waybillsToAsk({ orderIds }), [orderIds.join()], ['sync.changed', 'orders.changed'], settleMs);
  const ask = useCommand(backroom.sync.askForWaybills);
  const askable = outlook.value?.asked ?? [];
  const underWay = outlook.value?.refused.filter(({ code }) => code === 'waybill_ask.asked_already').length ?? 0;
  const askNow = (): void => {
    if (askable.length > 0) void ask.run({ orderIds: askable });
  };
  useKeys({ 'Ctrl+E': askNow }, { enabled: askable.length > 0 });
  if (askable.length === 0 && underWay === 0 && ask.refusal === undefined) return null;
  return (
    <div className={styles['bar']} role="status">
      <Icon name="sync" size={15} />
      <span>{askable.length > 0 ? t('askNumbers.can', { n: figure(askable.length) }) : t('askNumbers.asked', { n: figure(underWay) })}</span>
      <RefusalNotice refusal={ask.refusal} />
      {askable.length > 0 && <Button keys="Ctrl+E" busy={ask.busy} onClick={askNow} data-testid="ask-numbers">{t('askNumbers.ask')}</Button>}
    </div>
  );
};
