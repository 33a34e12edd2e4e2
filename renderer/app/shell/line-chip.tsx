import { useTranslation } from 'react-i18next';
import { lineWords } from '../line/line-words.ts';
import { useLine } from '../line/use-line.ts';
import { go } from '../navigation.ts';
import { useMay } from '../session.ts';
import { useNow } from '../use-now.ts';
import styles from './top-bar.module.css';

/** OF-4: online or not, since when, how many wait, how many were refused. A line that is out looks quiet; what was refused does not. */
export const LineChip = () => {
  const { t } = useTranslation('sync');
  const state = useLine();
  const words = lineWords(state, useNow());
  const opens = useMay('sync.read');
  const inside = (
    <>
      <span className={styles['dot']} aria-hidden="true" />
      {[words.main, words.waiting].filter((part) => part !== '').join(' · ')}
      {words.refused !== '' && <b className={styles['refused']}>{words.refused}</b>}
    </>
  );
  const look = `${styles['chip']} ${words.calm ? styles['good'] : styles['warn']}`;
  return (
    <>
      <span className="visually-hidden" role="status">{[words.state, words.refused].filter((part) => part !== '').join(' · ')}</span>
      {opens ? (
        <button
          type="button" className={look} data-testid="line" title={[words.hint, t('line.open')].filter((part) => part !== '').join('\n')} aria-keyshortcuts="Alt+9"
          onClick={() => go('sync', state.refused > 0 ? { kind: 'sync_show', show: 'refused' } : undefined)}
        >
          {inside}
        </button>
      ) : (
        <span className={look} data-testid="line" title={words.hint}>{inside}</span>
      )}
    </>
  );
};
