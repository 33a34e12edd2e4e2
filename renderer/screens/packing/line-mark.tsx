import { useTranslation } from 'react-i18next';
import { lineWords } from '../../app/line/line-words.ts';
import { useLine } from '../../app/line/use-line.ts';
import { useNow } from '../../app/use-now.ts';
import styles from './line-mark.module.css';

/** OF-4 at the station: the same line as everywhere, with the word that packing goes on. Nothing to click. */
export const LineMark = () => {
  const { t } = useTranslation('sync');
  const words = lineWords(useLine(), useNow());
  const figures = [words.waiting, words.refused].filter((part) => part !== '').join(' · ');
  return (
    <span className={words.calm ? styles['mark'] : `${styles['mark']} ${styles['out']}`} data-testid="line" title={words.hint}>
      <i aria-hidden="true" />
      <span>
        {words.calm ? words.main : `${words.main} · ${t('line.asUsual')}`}
        {figures !== '' && <small>{figures}</small>}
      </span>
      <span className="visually-hidden" role="status">{words.state}</span>
    </span>
  );
};
