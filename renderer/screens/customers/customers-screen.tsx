import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerSorts } from '../../../shared/contract/customers.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useMay } from '../../app/session.ts';
import { useErrand } from '../../app/use-errand.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useSettled } from '../../app/use-settled.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import type { VirtualTableHandle } from '../../components/virtual-table.tsx';
import { figure } from '../../i18n/format.ts';
import { CustomerTable } from './customer-table.tsx';
import { GroupHead } from './group-head.tsx';
import { everybody, KindsPane, type Place } from './kinds-pane.tsx';
import { LevelsForm } from './levels-form.tsx';
import { PairsView } from './pairs-view.tsx';
import { ProfilePane } from './profile-pane.tsx';
import { SeriesForm } from './series-form.tsx';
import { useCustomerList, type ListOf } from './use-customer-list.ts';
import styles from './customers-screen.module.css';

/** The row the keyboard is on, or a customer that something led to. */
type Chosen = { readonly index: number } | { readonly customerId: CustomerId };
type Sort = (typeof customerSorts)[number];

const longestSearch = 100;

/** CU-1 … CU-3: who bought, what they are worth and what to know of them; levels, groups, and pairs that may be one person. */
export const CustomersScreen = () => {
  const { t } = useTranslation('customers');
  const mayEdit = useMay('customers.edit');
  const maySetLevels = useMay('settings.edit');
  const [place, setPlace] = useState<Place>(everybody);
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState<Sort>('last');
  const [chosen, setChosen] = useState<Chosen>({ index: 0 });
  const [joining, setJoining] = useState<CustomerId | null>(null);
  const search = useSettled(typed.trim(), 60);
  const table = useRef<VirtualTableHandle>(null);
  const field = useRef<HTMLInputElement>(null);

  const overview = useAsked(() => backroom.customers.overview(), [], ['customers.changed']);
  const listing = search !== '' || place.kind === 'list';
  const wanted: ListOf | null = search !== '' ? { search, filter: { kind: 'all' }, sort: 'last' } : place.kind === 'list' ? { search: '', filter: place.filter, sort } : null;
  const list = useCustomerList(wanted);
  const cursor = 'index' in chosen ? chosen.index : undefined;
  const under = 'customerId' in chosen ? chosen.customerId : listing ? list.rowAt(chosen.index)?.customerId : undefined;
  // While a list is on its way, the customer before stays.
  const lastUnder = useRef(under);
  const customerId = under ?? (listing && list.total === undefined ? lastUnder.current : undefined);
  useEffect(() => {
    lastUnder.current = customerId;
  });
  const groupId = search === '' && place.kind === 'list' && place.filter.kind === 'group' ? place.filter.groupId : null;
  const series = overview.value?.series.find(({ groups }) => groups.some((group) => group.groupId === groupId));

  const show = (to: CustomerId): void => setChosen({ customerId: to });
  const goTo = (to: Place): void => {
    setPlace(to);
    setTyped('');
    setChosen({ index: 0 });
  };
  const move = (index: number): void => {
    const last = (list.total ?? 0) - 1;
    if (last < 0) return;
    const to = Math.min(last, Math.max(0, index));
    setChosen({ index: to });
    table.current?.scrollToRow(to);
  };
  useErrand('customer', (errand) => {
    setTyped('');
    show(errand.customerId);
  });
  useKeys({
    '/': () => field.current?.focus(),
    ...(listing ? { ArrowDown: () => move((cursor ?? -1) + 1), ArrowUp: () => move((cursor ?? 1) - 1), PageDown: () => move((cursor ?? 0) + 15), PageUp: () => move((cursor ?? 0) - 15), Home: () => move(0), End: () => move((list.total ?? 1) - 1) } : {}),
    ...(mayEdit ? { N: () => goTo({ kind: 'series', seriesId: null }) } : {}),
    Escape: () => setJoining(null),
  });

  const filter = place.kind === 'list' ? place.filter.kind : 'all';
  const empty = search !== '' ? <EmptyState icon="search" title={t('empty.notFound', { text: search })} text={t('empty.notFoundText')} />
    : filter === 'all' ? <EmptyState icon="person" title={t('empty.title')} text={t('empty.text')} />
    : filter === 'group' ? <EmptyState icon="person" title={t('empty.group')} text={t('empty.groupText')} />
    : <EmptyState icon="person" title={t('empty.none')} text={t('empty.noneText')} />;
  const waiting = overview.value?.waiting ?? 0;

  return (
    <div className={styles['screen']}>
      <KindsPane overview={overview.value} place={search === '' ? place : { kind: 'list', filter: { kind: 'all' } }} mayEdit={mayEdit} maySetLevels={maySetLevels} onPlace={goTo} />
      <div className={styles['list']}>
        <header className={styles['head']}>
          <h1>{t('title')}</h1>
          {listing && list.total !== undefined && (
            <span className={styles['quiet']} role="status">{search === '' ? t('count', { n: figure(list.total) }) : t(list.more ? 'foundMore' : 'found', { n: figure(list.total) })}</span>
          )}
          {listing && search === '' && filter === 'all' && (
            <label className={styles['sort']}>
              {t('sort.label')}
              <select value={sort} data-testid="customer-sort" onChange={(event) => setSort(customerSorts.find((one) => one === event.target.value) ?? 'last')}>
                {customerSorts.map((one) => <option key={one} value={one}>{t(`sort.${one}`)}</option>)}
              </select>
            </label>
          )}
          <label className={styles['search']}>
            <Icon name="search" size={15} />
            <input
              ref={field} type="search" value={typed} maxLength={longestSearch} placeholder={t('search')} aria-label={t('search')} data-testid="customer-search"
              onChange={(event) => {
                setTyped(event.target.value);
                setChosen({ index: 0 });
              }}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown' || event.key === 'Enter') table.current?.focus();
                if (event.key === 'Escape') setTyped('');
              }}
            />
          </label>
        </header>
        {waiting > 0 && <p className={styles['waiting']} role="status">{t('waiting', { n: figure(waiting) })}</p>}
        <RefusalNotice refusal={overview.refusal ?? list.refusal} />
        {listing && groupId !== null && series !== undefined && <GroupHead series={series} groupId={groupId} onEdit={() => setPlace({ kind: 'series', seriesId: series.seriesId })} />}
        {listing && <div className={styles['table']}><CustomerTable ref={table} total={list.total} rowAt={list.rowAt} onVisible={list.onVisible} cursor={cursor} onCursor={move} empty={empty} /></div>}
        {!listing && place.kind === 'pairs' && <PairsView mayEdit={mayEdit} onShow={show} />}
        {!listing && place.kind === 'levels' && overview.value !== undefined && <LevelsForm settings={overview.value.settings} onDone={() => goTo(everybody)} />}
        {!listing && place.kind === 'series' && <SeriesForm key={String(place.seriesId)} series={overview.value?.series.find(({ seriesId }) => seriesId === place.seriesId)} onDone={() => goTo(everybody)} />}
        <p className={styles['keys']}>{t('keys')}</p>
      </div>
      <aside className={styles['profile']} aria-label={t('profile.label')}>
        <ProfilePane customerId={customerId} joining={joining} onJoin={setJoining} onShow={show} />
      </aside>
    </div>
  );
};
