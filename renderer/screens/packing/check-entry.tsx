import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tenthsTyped } from '../../../shared/domain/packing/checks.ts';
import { rangeWords } from './check-words.ts';
import { askedNow, type Station } from './station-state.ts';
import { useKeys } from './use-keys.ts';
import type { StationActions } from './use-station.ts';
import styles from './check-entry.module.css';

type Props = { readonly station: Station; readonly actions: StationActions };

/** PK-3: the check of the piece in hand, on its card: a number and Enter, or one key for yes or no. A scan is still a scan. */
export const CheckEntry = ({ station, actions }: Props) => {
  const { t } = useTranslation('packing');
  const [typed, setTyped] = useState('');
  const asked = askedNow(station);
  const check = asked?.check;

  useKeys(({ key, ctrlKey, altKey, metaKey, repeat }) => {
    if (ctrlKey || altKey || metaKey || check === undefined) return false;
    if (key === 'Escape') actions.dropCheck();
    else if (check.kind === 'yes_no') {
      if (repeat) return true;
      if (key === 'Enter' || /^[yY1]$/.test(key)) actions.answer(true);
      else if (/^[nN0]$/.test(key)) actions.answer(false);
      else return false;
    } else if (key === 'Enter') {
      const tenths = tenthsTyped(typed);
      if (tenths === null) actions.say('not_a_measure', {});
      else actions.answer(tenths);
    } else if (key === 'Backspace') setTyped((before) => before.slice(0, -1));
    else if (/^[\d.,。，０-９．]$/.test(key)) setTyped((before) => (before + key.normalize('NFKC').replace(/[,。]/, '.')).slice(0, 7));
    else return false;
    return true;
  });

  if (asked === null || check === undefined) return null;
  const several = asked.line.checks.length > 1;
  return (
    <div className={styles['entry']} role="group" aria-label={check.label} data-testid="check" data-check={check.key}>
      <p className={styles['label']}>
        {several && <span className={styles['place']}>{`${String((station.asking?.answers.length ?? 0) + 1)}/${String(asked.line.checks.length)}`}</span>}
        {check.label}
      </p>
      {check.kind === 'number' ? (
        <>
          <b className={styles['range']}>{rangeWords(t, check)}</b>
          <output className={styles['typed']} data-testid="check-typed">
            {typed}
          </output>
          <span className={styles['unit']}>{check.unit}</span>
          <kbd>⏎</kbd>
        </>
      ) : (
        <p className={styles['keys']}>
          <span className={styles['yes']}>
            <kbd>⏎</kbd>
            {t('check.yes')}
          </span>
          <span className={styles['no']}>
            <kbd>0</kbd>
            {t('check.no')}
          </span>
        </p>
      )}
    </div>
  );
};
