import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../components/plain-table.tsx';
import { day, figure } from '../../i18n/format.ts';
import styles from './day-bars.module.css';

export type DayFigure = { readonly at: number; readonly count: number };

const topPx = 20;
const barsPx = 84;
const wordsPx = 20;
/** Of a day's width; the rest is air. */
const barShare = 0.62;
/** A figure of one still shows. */
const leastPx = 2;
const everyNthDay = 3;

const percent = (part: number): string => `${String(Math.round(part * 10_000) / 100)}%`;

/**
 * One bar a day, the last one today's. Only the highest and today's carry their figure; each says its own under the pointer, and readers get a table.
 * `unit`: what is counted, as the table's head.
 */
export const DayBars = ({ label, unit, days }: { readonly label: string; readonly unit: string; readonly days: readonly DayFigure[] }) => {
  const { t } = useTranslation('today');
  const most = Math.max(1, ...days.map(({ count }) => count));
  const today = days.length - 1;
  const highest = days.findIndex(({ count }) => count === most);
  const nameOf = (index: number, at: number): string => (index === today ? t('charts.today') : day(at));
  return (
    <>
      <svg className={styles['bars']} height={topPx + barsPx + wordsPx} aria-hidden="true" focusable="false">
        <line className={styles['ground']} x1="0" x2="100%" y1={topPx + barsPx + 0.5} y2={topPx + barsPx + 0.5} />
        {days.map(({ at, count }, index) => {
          const height = count === 0 ? 0 : Math.max(leastPx, Math.round((count / most) * barsPx));
          const middle = percent((index + 0.5) / days.length);
          return (
            <g key={at}>
              <title>{t('charts.day', { day: nameOf(index, at), n: figure(count) })}</title>
              <rect className={styles['hold']} x={percent(index / days.length)} width={percent(1 / days.length)} y="0" height={topPx + barsPx} />
              <rect
                className={index === today ? `${styles['bar']} ${styles['now']}` : styles['bar']}
                x={percent((index + (1 - barShare) / 2) / days.length)} width={percent(barShare / days.length)} y={topPx + barsPx - height} height={height} rx="2"
              />
              {(index === today || index === highest) && <text className={styles['figure']} x={middle} y={topPx + barsPx - height - 5}>{figure(count)}</text>}
              {(today - index) % everyNthDay === 0 && <text className={styles['day']} x={middle} y={topPx + barsPx + 15}>{nameOf(index, at)}</text>}
            </g>
          );
        })}
      </svg>
      <div className="visually-hidden">
        <PlainTable
          label={label}
          columns={[
            { key: 'day', title: t('charts.dayColumn'), render: ({ index, at }) => nameOf(index, at) },
            { key: 'count', title: unit, align: 'end', render: ({ count }) => figure(count) },
          ]}
          rows={days.map((one, index) => ({ ...one, index }))}
          rowKey={({ at }) => at}
        />
      </div>
    </>
  );
};
