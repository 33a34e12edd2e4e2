import { useTranslation } from 'react-i18next';
import type { IntakeReading } from '../../../shared/contract/intake.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { chooseAndRead } from '../../app/intake-errand.ts';
import { go } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import { RefusedLines } from './refused-lines.tsx';
import styles from './intake.module.css';

type Done = Extract<IntakeReading, { phase: 'done' }>;

export const DonePanel = ({ done }: { readonly done: Done }) => {
  const { t } = useTranslation('intake');
  const counts = useAsked(() => backroom.orders.counts(), [], ['orders.changed']);
  const taken = done.newOrders + done.changedOrders + done.unchangedOrders;
  const rest = Math.max(0, done.total - taken);
  return (
    <>
      <Panel title={t(`done.${done.outcome}`)}>
        {done.code !== null && <RefusalNotice refusal={{ code: done.code }} />}
        <p className={styles['summary']} role="status">
          {t('done.summary', { newOrders: figure(done.newOrders), changedOrders: figure(done.changedOrders), unchangedOrders: figure(done.unchangedOrders) })}
          {done.refusedTotal > 0 && ` ${t('done.refused', { n: figure(done.refusedTotal) })}`}
          {done.outcome !== 'finished' && rest > 0 && ` ${t('done.rest', { n: figure(rest) })}`}
        </p>
        <div className={styles['actions']}>
          <Button kind="primary" onClick={() => go('orders', { kind: 'view', view: 'to_ship' })}>
            {t('done.view')}
          </Button>
          {(counts.value?.check_address ?? 0) > 0 && <Button onClick={() => go('orders', { kind: 'view', view: 'check_address' })}>{t('done.doubtful')}</Button>}
          {(counts.value?.masked ?? 0) > 0 && <Button onClick={() => go('orders', { kind: 'view', view: 'masked' })}>{t('done.masked')}</Button>}
          <Button onClick={() => void chooseAndRead()}>{t('done.another')}</Button>
        </div>
      </Panel>
      <RefusedLines lines={done.refusedOrders} total={done.refusedOrders.length} />
    </>
  );
};
