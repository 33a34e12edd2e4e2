import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WallSlot } from '../../../shared/contract/waves.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { termOr } from '../../i18n/term-or.ts';
import styles from './wall.module.css';

const marks: Readonly<Record<WallSlot['state'], IconName | null>> = { empty: null, filling: null, complete: 'check', packed: 'packing', stopped: 'stop', surplus: 'warning' };

/** The wall as it stands in the shop. State is said by colour, mark and word. */
export const SlotGrid = ({ slots, lit }: { readonly slots: readonly WallSlot[]; readonly lit: number | null }) => {
  const { t } = useTranslation('waves');
  return (
    <ol className={styles['grid']} aria-label={t('view.wall')} data-testid="slots">
      {slots.map((slot) => (
        <SlotCell key={slot.slot} slot={slot} lit={slot.slot === lit} />
      ))}
    </ol>
  );
};

const SlotCell = memo(({ slot, lit }: { readonly slot: WallSlot; readonly lit: boolean }) => {
  const { t } = useTranslation('waves');
  const mark = marks[slot.state];
  return (
    <li className={`${styles['slot']} ${styles[slot.state]} ${lit ? styles['lit'] : ''}`} data-slot={slot.slot} data-state={slot.state} title={slot.waybillNumber}>
      <b>{slot.slot}</b>
      <span className={styles['count']}>{t('sort.wants', { done: slot.sorted, all: slot.wanted })}</span>
      <span className={styles['state']}>
        {mark !== null && <Icon name={mark} size={14} />}
        {t(`sort.state.${slot.state}`)}
      </span>
    </li>
  );
});

/** Red slots: what was stopped, why, and what has to go back to which shelf. */
export const PutBackList = ({ slots }: { readonly slots: readonly WallSlot[] }) => {
  const { t } = useTranslation('waves');
  const red = slots.filter(({ putBack }) => putBack.length > 0);
  if (red.length === 0) return null;
  return (
    <section className={styles['putBack']} role="alert" data-testid="put-back">
      <h2>
        <Icon name="stop" size={18} />
        {t('sort.putBackTitle')}
      </h2>
      <ul>
        {red.map(({ slot, putBack, stop }) => (
          <li key={slot}>
            <b>{t('sort.slot', { n: slot })}</b>
            {stop !== null && <span>{t('sort.stop', { why: termOr('holdReason', String(stop.params['reason'] ?? '')) || t('sort.state.stopped') })}</span>}
            {putBack.map((one) => (
              <span key={`${one.skuCode} ${one.title} ${one.colour} ${one.size}`}>
                {[one.title || one.skuCode, one.colour, one.size].filter((part) => part !== '').join(' ')} ×{one.pieces}
                {one.shelf !== '' && ` → ${one.shelf}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p>{t('sort.putBack')}</p>
    </section>
  );
};
