import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../../shared/contract/orders.ts';
import { fullMoment, moment } from '../../../i18n/format.ts';
import { timelineWords } from './timeline-words.ts';
import styles from './detail.module.css';

/** SF-2: what happened to the order, newest first, with who did it. */
export const Timeline = ({ entries }: { readonly entries: readonly TimelineEntry[] }) => {
  const { t } = useTranslation('orders');
  return (
    <ol className={`${styles['timeline']} selectable`}>
      {entries.map((entry, index) => (
        <li key={index} className={styles['entry']}>
          <time title={fullMoment(entry.at)}>{moment(entry.at)}</time>
          <span className={styles['dot']} aria-hidden="true" />
          <span className={styles['entryWords']}>
            {timelineWords(entry)} <span className={styles['by']}>{entry.staffName === '' ? t('timeline.system') : entry.staffName}</span>
          </span>
        </li>
      ))}
    </ol>
  );
};
