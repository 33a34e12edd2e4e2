import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { orderGroupings, orderSortKeys, type OrderGrouping, type OrderSort } from '../../../shared/domain/orders/sorting.ts';
import { Icon } from '../../components/icon.tsx';
import { useListPlace } from './list-place.ts';
import styles from './list-order.module.css';

/** What a key is sorted by first: the newest, the dearest, the nearest promise. */
const usual = (by: OrderSort['by']): OrderSort => ({ by, descending: by !== 'due' });

/** CS-5, CS-6: in which order the list stands and by what it is grouped. */
export const ListOrder = memo(() => {
  const { t } = useTranslation('search');
  const sort = useListPlace((place) => place.sort);
  const group = useListPlace((place) => place.group);
  const again = { cursorId: undefined, cursorIndex: 0 };
  const direction = t(sort?.descending === true ? 'falling' : 'rising');
  return (
    <div className={styles['order']}>
      <label className={styles['choice']}>
        <span>{t('sort')}</span>
        <select
          value={sort?.by ?? 'view'}
          onChange={({ target }) => {
            const by = orderSortKeys.find((known) => known === target.value);
            useListPlace.setState({ sort: by === undefined ? null : usual(by), ...again });
          }}
        >
          <option value="view">{t('sorts.view')}</option>
          {orderSortKeys.map((by) => (
            <option key={by} value={by}>{t(`sorts.${by}`)}</option>
          ))}
        </select>
      </label>
      {sort !== null && (
        <button
          type="button"
          className={styles['turn']}
          aria-label={t('turn', { direction: t(sort.descending ? 'rising' : 'falling') })}
          title={direction}
          data-descending={sort.descending}
          onClick={() => useListPlace.setState({ sort: { ...sort, descending: !sort.descending }, ...again })}
        >
          <Icon name="arrow" size={13} />
        </button>
      )}
      <label className={styles['choice']}>
        <span>{t('group')}</span>
        <select
          value={group ?? 'none'}
          onChange={({ target }) => {
            const by: OrderGrouping | undefined = orderGroupings.find((known) => known === target.value);
            useListPlace.setState({ group: by ?? null, ...again });
          }}
        >
          <option value="none">{t('groups.none')}</option>
          {orderGroupings.map((by) => (
            <option key={by} value={by}>{t(`groups.${by}`)}</option>
          ))}
        </select>
      </label>
    </div>
  );
});
