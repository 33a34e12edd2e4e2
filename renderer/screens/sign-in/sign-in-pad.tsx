import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '../../../shared/domain/ids.ts';
import { refreshAppState, useShop } from '../../app/session.ts';
import { useNow } from '../../app/use-now.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { duration } from '../../i18n/duration.ts';
import { moment } from '../../i18n/format.ts';
import styles from './sign-in-pad.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** SF-1: choose your name, type your PIN, Enter. The hands never leave the keyboard; the keys on screen are for mouse and touch. */
export const SignInPad = ({ startWith, onDone }: { readonly startWith?: StaffId; readonly onDone?: () => void }) => {
  const { t } = useTranslation(['signIn', 'terms']);
  const { staff } = useShop();
  const now = useNow();
  const [chosenId, setChosenId] = useState<StaffId | undefined>(startWith ?? staff[0]?.id);
  const [pin, setPin] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const people = useRef<HTMLDivElement>(null);
  const chosen = staff.find((person) => person.id === chosenId) ?? staff[0];
  const signIn = useCommand(backroom.staff.signIn);
  const locked = chosen !== undefined && chosen.lockedUntil !== null && chosen.lockedUntil > now;

  useEffect(() => input.current?.focus(), [chosenId, locked]);

  const choose = (id: StaffId): void => {
    setChosenId(id);
    setPin('');
    signIn.forget();
    input.current?.focus();
  };

  const enter = async (): Promise<void> => {
    if (chosen === undefined || pin === '') return;
    const answer = await signIn.run({ staffId: chosen.id, pin });
    if (answer === undefined) return;
    setPin('');
    await refreshAppState();
    if (answer.ok) onDone?.();
    else input.current?.focus();
  };

  const step = (by: number): void => {
    const at = staff.findIndex((person) => person.id === chosen?.id);
    const next = staff[(at + by + staff.length) % staff.length];
    if (next !== undefined) choose(next.id);
  };
  const columns = (): number => {
    const tiles = [...(people.current?.children ?? [])] as HTMLElement[];
    const top = tiles[0]?.offsetTop;
    return Math.max(1, tiles.filter((tile) => tile.offsetTop === top).length);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns() }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      step(by);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void enter();
    }
  };
  const type = (digit: string): void => {
    setPin((before) => (before + digit).slice(0, 12));
    input.current?.focus();
  };

  return (
    <div className={styles['pad']} onKeyDown={onKeyDown}>
      <div ref={people} className={styles['people']} role="radiogroup" aria-label={t('people')}>
        {staff.map((person) => {
          const isLocked = person.lockedUntil !== null && person.lockedUntil > now;
          return (
            <button key={person.id} type="button" role="radio" tabIndex={-1} aria-checked={person.id === chosen?.id} className={styles['tile']} onClick={() => choose(person.id)}>
              <span className={styles['name']}>{person.name}</span>
              <span className={isLocked ? `${styles['role']} ${styles['lockedRole']}` : styles['role']}>
                {isLocked ? t('locked', { time: moment(person.lockedUntil ?? 0) }) : t(`terms:role.${person.role}`)}
              </span>
            </button>
          );
        })}
      </div>
      {locked && chosen.lockedUntil !== null ? (
        <WarningNotice>{t('lockedLong', { name: chosen.name, time: moment(chosen.lockedUntil), left: duration(Math.ceil((chosen.lockedUntil - Date.now()) / 60_000) * 60_000) })}</WarningNotice>
      ) : (
        <RefusalNotice refusal={signIn.refusal} />
      )}
      <div className={styles['entry']}>
        <input
          ref={input}
          className={styles['pin']}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          disabled={locked}
          aria-label={t('pinOf', { name: chosen?.name ?? '' })}
          placeholder={t('pin')}
          value={pin}
          onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
        />
        <button type="button" className={styles['enter']} disabled={pin.length < 4 || signIn.busy || locked} onClick={() => void enter()}>
          {t('enter')}
        </button>
      </div>
      <div className={styles['keys']}>
        {digits.map((digit) => (
          <button key={digit} type="button" tabIndex={-1} className={styles['key']} onClick={() => type(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" tabIndex={-1} className={`${styles['key']} ${styles['small']}`} onClick={() => setPin('')}>
          {t('clear')}
        </button>
        <button type="button" tabIndex={-1} className={styles['key']} onClick={() => type('0')}>
          0
        </button>
        <button type="button" tabIndex={-1} className={`${styles['key']} ${styles['small']}`} onClick={() => setPin((before) => before.slice(0, -1))}>
          {t('erase')}
        </button>
      </div>
      <p className={styles['hints']}>{t('hints')}</p>
    </div>
  );
};
