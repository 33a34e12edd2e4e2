import { useTranslation } from 'react-i18next';
import type { HandoverContent } from '../../../shared/contract/handover.ts';
import { courierName } from '../../i18n/couriers.ts';
import { figure, fullMoment, moment, yuan } from '../../i18n/format.ts';
import { taskWords } from '../../i18n/task-words.ts';
import styles from './tasks.module.css';

/** A hand-over sheet to read: by person, then what waits. */
export const SheetContent = ({ content }: { readonly content: HandoverContent }) => {
  const { t } = useTranslation(['workLists', 'terms']);
  const nothing = content.people.length === 0 && content.orders.length === 0 && content.moneyLines === 0 && content.unsigned.length === 0;
  const more = (total: number, shown: number) => (total > shown ? <p className={styles['quiet']}>{t('handover.moreRows', { n: figure(total - shown) })}</p> : null);
  return (
    <div className={`${styles['sheet']} selectable`}>
      <p className={styles['quiet']}>{content.shopName} · {t('handover.at', { at: fullMoment(content.at) })}</p>
      {nothing && <p>{t('handover.nothing')}</p>}
      {content.people.map((person) => (
        <section key={person.name}>
          <h2>{person.name === '' ? t('handover.nobody') : person.name} · {t('handover.tasks', { n: figure(person.total) })}</h2>
          <ul>
            {person.tasks.map((task, index) => (
              <li key={index}>
                <span className={styles['sheetTime']} data-late={task.dueAt < content.at}>{moment(task.dueAt)}</span>
                <span>{taskWords(task)}</span>
                <span className={styles['quiet']}>{[task.receiverName, task.number].filter((part) => part !== '').join(' ')}</span>
              </li>
            ))}
          </ul>
          {more(person.total, person.tasks.length)}
        </section>
      ))}
      {content.orders.map((list) => (
        <section key={list.list}>
          <h2>{t(`terms:view.${list.list}`)} · {figure(list.total)}</h2>
          <ul>
            {list.rows.map((row) => (
              <li key={row.number}>
                <span className={styles['sheetTime']}>{row.promisedShipAt === null ? '' : moment(row.promisedShipAt)}</span>
                <span>{row.receiverName} {row.number}</span>
                <span className={styles['quiet']}>{row.holdReason === '' ? '' : t(`terms:holdReason.${row.holdReason}` as 'terms:holdReason.other')}</span>
              </li>
            ))}
          </ul>
          {more(list.total, list.rows.length)}
        </section>
      ))}
      {content.moneyLines > 0 && <p>{t('handover.money', { n: figure(content.moneyLines), amountFen: yuan(content.moneyFen, 'CNY') })}</p>}
      {content.unsigned.length > 0 && (
        <section>
          <h2>{t('handover.unsigned')}</h2>
          <ul>
            {content.unsigned.map((one) => (
              <li key={`${one.courierCode} ${String(one.closedAt)}`}>
                <span className={styles['sheetTime']}>{moment(one.closedAt)}</span>
                <span>{courierName(one.courierCode)}</span>
                <span className={styles['quiet']}>{t('handover.parcels', { n: figure(one.parcels) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};
