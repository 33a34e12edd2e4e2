import { endOfShopDayAfter } from '../../shared/domain/claims/deadline.ts';
import { startOfShopDay } from '../../shared/domain/shop-day.ts';
import { isoDay } from '../i18n/format.ts';
import styles from '../components/form-parts.module.css';

/** The last moment of a day that was picked, in the shop's time zone; null = none picked. */
export const endOfPicked = (picked: string, timeZone: string): number | null => {
  const at = Date.parse(`${picked}T12:00:00Z`);
  if (Number.isNaN(at)) return null;
  // Noon in Greenwich lies on the picked day, or beside it: at most one day off.
  for (const days of [0, -1, 1]) {
    const end = endOfShopDayAfter(at, days, timeZone);
    if (isoDay(end) === picked) return end;
  }
  return null;
};
export const startOfPicked = (picked: string, timeZone: string): number | null => {
  const end = endOfPicked(picked, timeZone);
  return end === null ? null : startOfShopDay(end, timeZone);
};

type Props = { readonly name: string; readonly value: string; readonly onValue: (value: string) => void; readonly id?: string };

export const DayField = ({ name, value, onValue }: Props) => (
  <label className={styles['field']}>
    <span>{name}</span>
    <input type="date" className={styles['input']} value={value} min="2010-01-01" max="2099-12-31" onChange={(event) => onValue(event.target.value)} />
  </label>
);
