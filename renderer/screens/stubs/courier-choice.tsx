import { useTranslation } from 'react-i18next';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';
import type { DayCell } from './month-days.ts';
import { DayMark } from './day-marks.tsx';
import styles from './stubs-screen.module.css';

type Props = { readonly cell: DayCell; readonly chosen: string | null; readonly onChoose: (courierCode: string | null) => void };

/** The day's couriers side by side, each with how many and where its day stands. */
export const CourierChoice = ({ cell, chosen, onChoose }: Props) => {
  const { t } = useTranslation('stubs');
  if (cell.couriers.length === 0) return null;
  return (
    <div className={styles['couriers']} role="group" aria-label={t('couriers')}>
      {cell.couriers.length > 1 && (
        <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
          {`${t('allCouriers')} ${figure(cell.stubs)}`}
        </button>
      )}
      {cell.couriers.map(({ courierCode, stubs, state }) => (
        <button key={courierCode} type="button" data-courier={courierCode} aria-pressed={chosen === courierCode || cell.couriers.length === 1} title={t(`stateText.${state}`)} onClick={() => onChoose(courierCode)}>
          <DayMark state={state} />
          {`${courierName(courierCode)} ${figure(stubs)} · ${t(`state.${state}`)}`}
        </button>
      ))}
    </div>
  );
};
