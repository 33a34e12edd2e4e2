import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { figure } from '../../i18n/format.ts';
import { termOr } from '../../i18n/term-or.ts';
import styles from './collections-screen.module.css';

type Courier = OutputFor<'collections', 'couriers'>[number];
type Props = { readonly couriers: readonly Courier[]; readonly chosen: string | null; readonly onChoose: (courierCode: string) => void };

/** One tab a courier, with what waits for it and whether its collector stands there. */
export const CourierTabs = ({ couriers, chosen, onChoose }: Props) => {
  const { t } = useTranslation('collections');
  return (
    <div className={styles['tabs']} role="tablist" aria-label={t('couriers')}>
      {couriers.map(({ courierCode, waiting, open }) => (
        <button key={courierCode} type="button" role="tab" aria-selected={courierCode === chosen} data-courier={courierCode} onClick={() => onChoose(courierCode)}>
          {termOr('courier', courierCode)} <b>{figure(waiting)}</b>
          {open && <span>{t('openMark')}</span>}
        </button>
      ))}
    </div>
  );
};
