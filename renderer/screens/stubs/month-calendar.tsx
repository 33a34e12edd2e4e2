import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../shared/contract/stubs.ts';
import { dayStates } from '../../../shared/domain/stubs/archive.ts';
import { isoDayOf } from '../../../shared/domain/stubs/days.ts';
import { Button } from '../../components/button.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';
import { DayMark } from './day-marks.tsx';
import { heatOf, monthPlus, weeksOf, type DayCell } from './month-days.ts';
import styles from './month-calendar.module.css';

type Props = {
  readonly month: number;
  readonly today: number;
  readonly days: readonly CalendarDay[];
  /** The chosen day; none while a search shows. */
  readonly chosen: number | null;
  readonly onMonth: (month: number) => void;
  readonly onDay: (day: number) => void;
};

const weekdays = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6'] as const;

/** As short as it is said: 中通快递 is 中通 here. */
const shortName = (code: string): string => {
  const name = courierName(code);
  return /^\p{Script=Han}/u.test(name) ? name.slice(0, 2) : code;
};

/** ST-1: a month by day and courier: how many, and where each day stands, by shape and word. */
export const MonthCalendar = ({ month, today, days, chosen, onMonth, onDay }: Props) => {
  const { t } = useTranslation('stubs');
  const weeks = weeksOf(month, days);
  const most = Math.max(0, ...weeks.flat().map((cell) => cell?.stubs ?? 0));
  const total = days.reduce((sum, { stubs }) => sum + stubs, 0);
  return (
    <section className={styles['calendar']} aria-label={t('calendar')}>
      <header className={styles['head']}>
        <Button kind="quiet" aria-label={t('previous')} title={t('previous')} onClick={() => onMonth(monthPlus(month, -1))}>‹</Button>
        <h2>{t('month', { year: Math.trunc(month / 100), month: String(month % 100).padStart(2, '0') })}</h2>
        <Button kind="quiet" aria-label={t('next')} title={t('next')} disabled={month >= Math.trunc(today / 100)} onClick={() => onMonth(monthPlus(month, 1))}>›</Button>
        <span className={styles['total']}>{t('monthTotal', { n: figure(total) })}</span>
        <Button kind="quiet" onClick={() => onDay(today)}>{t('today')}</Button>
      </header>
      <div className={styles['grid']} role="grid" aria-label={t('calendar')}>
        <div role="row" className={styles['week']}>
          {weekdays.map((name) => (
            <span key={name} role="columnheader" className={styles['weekday']}>{t(`weekday.${name}`)}</span>
          ))}
        </div>
        {weeks.map((week, index) => (
          <div key={index} role="row" className={styles['week']}>
            {week.map((cell, place) => (
              <div key={cell?.day ?? `none${String(place)}`} role="gridcell" aria-selected={cell !== null && cell.day === chosen}>
                {cell !== null && <Day cell={cell} heat={heatOf(cell.stubs, most)} today={cell.day === today} future={cell.day > today} chosen={cell.day === chosen} onDay={onDay} />}
              </div>
            ))}
          </div>
        ))}
      </div>
      <ul className={styles['legend']}>
        {dayStates.map((state) => (
          <li key={state} className={styles[state]} title={t(`stateText.${state}`)}>
            <DayMark state={state} />
            {t(`state.${state}`)}
          </li>
        ))}
      </ul>
    </section>
  );
};

type DayProps = { readonly cell: DayCell; readonly heat: number; readonly today: boolean; readonly future: boolean; readonly chosen: boolean; readonly onDay: (day: number) => void };

const Day = ({ cell, heat, today, future, chosen, onDay }: DayProps) => {
  const { t } = useTranslation('stubs');
  const { day, stubs, state, couriers } = cell;
  // The day as it is shown, without its zero, so that a reader hears what stands there.
  const name = isoDayOf(day).replace(/-0(\d)$/, '-$1');
  return (
    <button
      type="button"
      tabIndex={chosen || today ? 0 : -1}
      disabled={future && stubs === 0}
      data-day={day}
      data-state={state ?? undefined}
      data-heat={heat}
      className={[styles['day'], styles[`heat${String(heat)}`], chosen ? styles['chosen'] : '', today ? styles['today'] : ''].join(' ')}
      aria-current={today ? 'date' : undefined}
      aria-label={state === null ? t('dayEmpty', { day: name }) : t('dayLabel', { day: name, n: figure(stubs), state: t(`state.${state}`) })}
      title={couriers.map((one) => `${courierName(one.courierCode)} ${figure(one.stubs)}`).join('\n')}
      onClick={() => onDay(day)}
    >
      <span className={styles['top']} aria-hidden="true">
        <span className={styles['date']}>{day % 100}</span>
        {stubs > 0 && <strong className={styles['count']}>{figure(stubs)}</strong>}
      </span>
      {state !== null && (
        <span className={`${styles['mark'] ?? ''} ${styles[state] ?? ''}`} aria-hidden="true">
          <DayMark state={state} size={9} />
          {t(`state.${state}`)}
        </span>
      )}
      {couriers.slice(0, couriers.length > 2 ? 1 : 2).map((one) => (
        <span key={one.courierCode} className={styles['courier']} aria-hidden="true">{`${shortName(one.courierCode)} ${figure(one.stubs)}`}</span>
      ))}
      {couriers.length > 2 && <span className={styles['courier']} aria-hidden="true">{`+${String(couriers.length - 1)}`}</span>}
    </button>
  );
};
