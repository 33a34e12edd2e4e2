import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { Tag } from '../../components/tag.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure } from '../../i18n/format.ts';
import styles from './courier-cards.module.css';

export type CourierNumbers = OutputFor<'numbers', 'summary'>[number];

/** From here on somebody should order forms or fetch numbers. */
const fewLeft = 50;

type Props = { readonly couriers: readonly CourierNumbers[]; readonly chosen: string | null; readonly onChoose: (courierCode: string | null) => void };

/** What every courier has left, and what of it needs a look; a card is also the filter of the ledger. */
export const CourierCards = ({ couriers, chosen, onChoose }: Props) => {
  const { t } = useTranslation('numbers');
  return (
    <div className={styles['cards']} role="group" aria-label={t('card.label')}>
      {couriers.map((courier) => {
        const left = courier.onRolls + courier.states.free;
        const gone = courier.states.voided + courier.states.spoiled;
        return (
          <button
            key={courier.courierCode} type="button" className={styles['card']} data-courier={courier.courierCode} aria-pressed={chosen === courier.courierCode}
            onClick={() => onChoose(chosen === courier.courierCode ? null : courier.courierCode)}
          >
            <span className={styles['name']}>
              <b>{courierName(courier.courierCode)}</b>
              {left === 0 ? <Tag tone="red">{t('card.none')}</Tag> : left <= fewLeft ? <Tag tone="amber">{t('card.low')}</Tag> : null}
              {courier.onRetiredRolls > 0 && <span className={styles['retired']}>{t('card.retired', { n: figure(courier.onRetiredRolls) })}</span>}
            </span>
            <span className={styles['figures']}>
              <Figure name={t('card.rolls')} value={courier.onRolls} strong />
              <Figure name={t('card.pool')} value={courier.states.free} strong />
              <Figure name={t('card.unscanned')} value={courier.notScannedBack} tone={courier.notScannedBack > 0 ? 'amber' : undefined} />
              <Figure name={t('card.spoiled')} value={gone} />
            </span>
          </button>
        );
      })}
    </div>
  );
};

const Figure = ({ name, value, strong = false, tone }: { readonly name: string; readonly value: number; readonly strong?: boolean; readonly tone?: 'amber' | undefined }) => (
  <span className={[styles['figure'], strong ? styles['strong'] : '', tone === 'amber' ? styles['amber'] : ''].join(' ')}>
    <span>{name}</span>
    <b>{figure(value)}</b>
  </span>
);
