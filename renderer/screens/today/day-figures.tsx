import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useNow } from '../../app/use-now.ts';
import { Panel } from '../../components/panel.tsx';
import { figure, isoDay } from '../../i18n/format.ts';
import { DayBars } from './day-bars.tsx';
import styles from './day-bars.module.css';

type Day = OutputFor<'orders', 'todayFigures'>['days'][number];

const charts = ['handedOver', 'paid'] as const;
/** A hand-over or an import changes orders by the hundred; the bars wait until it is done. */
const settleMs = 2_000;

const Chart = ({ name, days }: { readonly name: (typeof charts)[number]; readonly days: readonly Day[] | undefined }) => {
  const { t } = useTranslation('today');
  const title = t(`charts.${name}.title`);
  const figures = days?.map((one) => ({ at: one.at, count: one[name] }));
  const total = figures?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <Panel title={title} extra={total === 0 ? undefined : t('charts.total', { n: figure(total), days: figures?.length ?? 0 })}>
      <div className={styles['chart']} data-chart={name} aria-busy={figures === undefined}>
        {figures !== undefined && (total === 0 ? <p className={styles['none']}>{t(`charts.${name}.none`)}</p> : <DayBars label={title} unit={t(`charts.${name}.unit`)} days={figures} />)}
      </div>
    </Panel>
  );
};

/** What the last two weeks brought: quiet beside what waits. */
export const DayFigures = () => {
  const today = isoDay(useNow());
  const asked = useAsked(() => backroom.orders.todayFigures(), [today], ['orders.changed', 'stubs.changed'], settleMs);
  if (asked.refusal !== undefined && asked.value === undefined) return null;
  return (
    <div className={styles['charts']} data-testid="day-figures">
      {charts.map((name) => (
        <Chart key={name} name={name} days={asked.value?.days} />
      ))}
    </div>
  );
};
