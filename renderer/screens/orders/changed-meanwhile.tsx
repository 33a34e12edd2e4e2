import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../shared/contract/orders.ts';
import { Button } from '../../components/button.tsx';
import { fieldWords, valueWords } from '../../i18n/change-words.ts';
import { moment } from '../../i18n/format.ts';
import { changedFields, entriesSince } from './changed-fields.ts';
import { timelineWords } from './detail/timeline-words.ts';
import styles from './change-panel.module.css';

type Props = { readonly seen: OrderDetail; readonly now: OrderDetail; readonly onTake: () => void; readonly onAgain: () => void };

/** Somebody was faster: what they changed, and the choice. Nothing is overwritten unread. */
export const ChangedMeanwhile = ({ seen, now, onTake, onAgain }: Props) => {
  const { t } = useTranslation(['orderChanges', 'orders']);
  const fields = changedFields(seen, now);
  return (
    <section className={styles['meanwhile']} role="alert" aria-label={t('meanwhile.title')}>
      <strong>{t('meanwhile.title')}</strong>
      <ul>
        {entriesSince(seen, now).slice(0, 8).map((entry, index) => (
          <li key={index}>
            <span className={styles['who']}>{t('meanwhile.by', { name: entry.staffName === '' ? t('orders:timeline.system') : entry.staffName, time: moment(entry.at) })}</span> {timelineWords(entry)}
          </li>
        ))}
        {fields.map(({ field, before, after }) => (
          <li key={field}>{t('meanwhile.fieldChange', { field: fieldWords(field), before: valueWords(field, before), after: valueWords(field, after) })}</li>
        ))}
        {fields.length === 0 && <li>{t('meanwhile.nothing')}</li>}
      </ul>
      <div className={styles['choice']}>
        <Button data-cancel="true" onClick={onTake}>{t('meanwhile.take')}</Button>
        <Button kind="primary" data-cancel="true" onClick={onAgain}>{t('meanwhile.again')}</Button>
      </div>
    </section>
  );
};
