import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { CustomerFilter } from '../../../shared/contract/customers.ts';
import { Button } from '../../components/button.tsx';
import { figure } from '../../i18n/format.ts';
import styles from './kinds-pane.module.css';

export type Place =
  | { readonly kind: 'list'; readonly filter: CustomerFilter }
  | { readonly kind: 'pairs' }
  | { readonly kind: 'levels' }
  | { readonly kind: 'series'; readonly seriesId: number | null };

export const everybody: Place = { kind: 'list', filter: { kind: 'all' } };

type Props = {
  readonly overview: OutputFor<'customers', 'overview'> | undefined; readonly place: Place; readonly mayEdit: boolean; readonly maySetLevels: boolean; readonly onPlace: (place: Place) => void;
};

/** Kinds of customers with their counts, levels, and groups. */
export const KindsPane = ({ overview, place, mayEdit, maySetLevels, onPlace }: Props) => {
  const { t } = useTranslation('customers');
  const here = JSON.stringify(place);
  const item = (to: Place, words: string, count: number | undefined, extra: { readonly pressing?: boolean; readonly full?: boolean } = {}) => (
    <button key={JSON.stringify(to)} type="button" className={styles['view']} data-kind={to.kind === 'list' ? to.filter.kind : to.kind} aria-current={JSON.stringify(to) === here} onClick={() => onPlace(to)}>
      <span className={styles['words']} title={words}>{words}</span>
      {extra.full === true && <span className={styles['full']}>{t('groups.full')}</span>}
      {count !== undefined && <span className={extra.pressing === true && count > 0 ? `${styles['count']} ${styles['pressing']}` : styles['count']}>{figure(count)}</span>}
    </button>
  );
  const list = (filter: CustomerFilter): Place => ({ kind: 'list', filter });
  return (
    <nav className={styles['views']} aria-label={t('view.label')}>
      {item(list({ kind: 'all' }), t('view.all'), overview?.customers)}
      {item(list({ kind: 'warned' }), t('view.warned'), overview?.warned)}
      {item(list({ kind: 'returns' }), t('view.returns'), overview?.returnsMuch)}
      {item({ kind: 'pairs' }, t('view.pairs'), overview?.pairs, { pressing: true })}
      <h2 className={styles['group']}>{t('view.levels')}</h2>
      {overview?.levels.toReversed().map((level) => item(list({ kind: 'level', name: level.name }), level.name, level.customers))}
      {maySetLevels && item({ kind: 'levels' }, t('view.setLevels'), undefined)}
      <h2 className={styles['group']}>{t('view.groups')}</h2>
      {overview?.series.flatMap((series) => series.groups.map((group) =>
        item(list({ kind: 'group', groupId: group.groupId }), group.name, group.members, { full: group.members >= series.cap })))}
      {mayEdit && <div className={styles['new']}><Button kind="quiet" keys="N" onClick={() => onPlace({ kind: 'series', seriesId: null })}>{t('view.newSeries')}</Button></div>}
    </nav>
  );
};
