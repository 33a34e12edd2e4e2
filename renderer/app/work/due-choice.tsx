import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../i18n/format.ts';
import { atInTimeZone, dayInTimeZone } from '../../i18n/time-zone.ts';
import { useShop } from '../session.ts';
import styles from './work.module.css';

export const dueChoices = ['hour', 'four', 'evening', 'morning', 'three', 'week'] as const;
export type DueChoiceName = (typeof dueChoices)[number];

const hourMs = 3_600_000;
const places = { evening: { days: 0, clock: '18:00' }, morning: { days: 1, clock: '10:00' }, three: { days: 3, clock: '10:00' }, week: { days: 7, clock: '10:00' } } as const;

/** A due time by the shop's clock, UTC ms; an evening that is over is tomorrow's. */
export const dueAtOf = (choice: DueChoiceName, now: number, timeZone: string): number => {
  if (choice === 'hour') return now + hourMs;
  if (choice === 'four') return now + 4 * hourMs;
  const { days, clock } = places[choice];
  const at = atInTimeZone(`${dayInTimeZone(now, timeZone, days)}T${clock}`, timeZone) ?? now + hourMs;
  return at > now ? at : (atInTimeZone(`${dayInTimeZone(now, timeZone, days + 1)}T${clock}`, timeZone) ?? now + hourMs);
};

type Props = { readonly label: string; readonly value: number; readonly onValue: (at: number) => void; readonly choices?: readonly DueChoiceName[] };

/** When: a few usual times, or any. */
export const DueChoice = ({ label, value, onValue, choices = dueChoices }: Props) => {
  const { t } = useTranslation('tasks');
  const { timeZone } = useShop().shop;
  const [chosen, setChosen] = useState<DueChoiceName | 'own' | undefined>(undefined);
  return (
    <fieldset className={styles['when']}>
      <legend>
        {label} <strong>{moment(value)}</strong>
      </legend>
      {choices.map((choice) => (
        <button
          key={choice} type="button" aria-pressed={chosen === choice} data-when={choice}
          onClick={() => {
            setChosen(choice);
            onValue(dueAtOf(choice, Date.now(), timeZone));
          }}
        >
          {t(`when.${choice}`)}
        </button>
      ))}
      <input
        type="datetime-local" aria-label={`${label} ${t('when.own')}`}
        onChange={(event) => {
          const at = atInTimeZone(event.target.value, timeZone);
          if (at === null) return;
          setChosen('own');
          onValue(at);
        }}
      />
    </fieldset>
  );
};
