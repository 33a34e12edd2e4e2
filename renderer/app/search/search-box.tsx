import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { lastWord, suggestFilters, withSuggestion, type FilterSuggestion } from '../../../shared/domain/orders/query-suggest.ts';
import { useTranslation } from 'react-i18next';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { chooseAndRead } from '../intake-errand.ts';
import { go, useNavigation } from '../navigation.ts';
import { useSession, useShop } from '../session.ts';
import { useSpoken } from '../../i18n/use-spoken.ts';
import { useKeys } from '../use-keys.ts';
import { useSettled } from '../use-settled.ts';
import { QueryChips } from './query-chips.tsx';
import { commandsFor } from './commands.ts';
import { matchCommands } from './match-commands.ts';
import { searchItems, type SearchItem } from './search-items.ts';
import { SearchOption } from './search-option.tsx';
import { useSearch } from './search-state.ts';
import styles from './search-box.module.css';

const shownOrders = 8;
/** Below what a hand feels, above what a fast typist does between two keys of one word. */
const settleMs = 60;

type Offers = { readonly filters: ReturnType<typeof suggestFilters>; readonly items: readonly SearchItem[] };
const nothingNamed: Offers['filters'] = { named: false, suggestions: [] };

/** CS-5 and Ctrl+K: finds an order by any fragment and runs any command by name. */
export const SearchBox = () => {
  const { t } = useTranslation('app');
  const { t: filterWords } = useTranslation('search');
  const language = useSpoken();
  const shop = useShop();
  const { role } = useSession();
  const { text, set, type, handOver } = useSearch();
  const screen = useNavigation((state) => state.screen);
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState<number | undefined>(undefined);
  const readsOrders = may(role, 'orders.read');
  const listFollows = screen === 'orders';
  const settled = useSettled(text.trim(), settleMs);
  const asks = readsOrders && open && !listFollows && settled !== '';
  const found = useAsked(asks ? () => backroom.orders.list({ view: 'all', search: settled, offset: 0, limit: shownOrders }) : null, [asks, settled], ['orders.changed']);
  const commands = useMemo(() => commandsFor(shop, t), [shop, t]);
  const offersFor = (typed: string): Offers => {
    if (!open) return { filters: nothingNamed, items: [] };
    const suggested = readsOrders ? suggestFilters(typed, language === 'en' ? 'en' : 'zh') : nothingNamed;
    return { filters: suggested, items: searchItems(matchCommands(commands, typed), asks ? found.value : undefined, listFollows, suggested.suggestions) };
  };
  // The list comes first: what is offered here is drawn when there is time, and worked out anew for a key that takes one.
  const drawnText = useDeferredValue(text);
  const drawn = offersFor(drawnText);
  // A filter is taken by Enter only where its name stands already: the first suggestion for a word is no more than that.
  // With the hits in the list below, Enter goes there unless a command was chosen on purpose or named exactly.
  const activeIn = ({ items, filters }: Offers): number | undefined => {
    const chosen = at ?? (filters.named ? 0 : filters.suggestions.length);
    return items.length === 0 || chosen >= items.length ? undefined : chosen;
  };
  const { items } = drawn;
  const active = activeIn(drawn);

  useEffect(() => setAt(undefined), [text]);

  const focus = (): void => {
    input.current?.focus();
    input.current?.select();
    setOpen(true);
  };
  useKeys({ 'Ctrl+K': focus, 'Ctrl+F': focus, 'Ctrl+O': () => may(role, 'intake.import') && void chooseAndRead() }, { always: true });

  const leave = (): void => {
    setOpen(false);
    handOver();
    input.current?.blur();
  };
  const take = (filter: FilterSuggestion): void => set(withSuggestion(text, filter));
  const run = (item: SearchItem): void => {
    if (item.kind === 'filter') {
      take(item.filter);
      return;
    }
    setOpen(false);
    input.current?.blur();
    if (item.kind === 'command') {
      set('');
      item.command.run();
    } else if (item.kind === 'order') {
      set('');
      go('orders', { kind: 'order', orderId: item.row.id });
    } else {
      go('orders');
      handOver();
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const now = drawnText === text ? drawn : offersFor(text);
    const { items, filters } = now;
    const active = activeIn(now);
    if (event.key === 'Escape') {
      event.preventDefault();
      if (text === '') leave();
      else set('');
      if (listFollows) leave();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (items.length === 0) {
        if (event.key === 'ArrowDown') leave();
      } else if (active === undefined) setAt(event.key === 'ArrowDown' ? 0 : items.length - 1);
      else setAt((active + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length);
    } else if (event.key === 'Tab' && !event.shiftKey && lastWord(text) !== '' && filters.suggestions.length > 0) {
      const item = active === undefined ? undefined : items[active];
      const filter = item?.kind === 'filter' ? item.filter : filters.suggestions[0];
      if (filter !== undefined) {
        event.preventDefault();
        take(filter);
      }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = active === undefined ? undefined : items[active];
      if (item !== undefined) run(item);
      else if (readsOrders && text.trim() !== '') {
        go('orders');
        leave();
      }
    }
  };

  const nothing = open && asks && found.value !== undefined && items.length === 0;
  type Group = 'filters' | 'commands' | 'orders';
  const groupAt = (index: number): Group | undefined => {
    const group = (item: SearchItem | undefined): Group | undefined =>
      item === undefined ? undefined : item.kind === 'filter' ? 'filters' : item.kind === 'command' ? 'commands' : 'orders';
    return group(items[index]) === group(items[index - 1]) ? undefined : group(items[index]);
  };

  return (
    <div className={styles['search']} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <label className={styles['field']}>
        <Icon name="search" size={15} />
        <input
          ref={input}
          className={styles['input']}
          type="search"
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={open && items.length > 0}
          aria-controls="search-list"
          aria-activedescendant={active === undefined ? undefined : `search-${String(active)}`}
          autoComplete="off"
          spellCheck={false}
          placeholder={readsOrders ? t('search.placeholder') : t('search.short')}
          value={text}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onChange={(event) => {
            type(event.target.value);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyHint keys={text === '' ? 'Ctrl K' : 'Esc'} />
      </label>
      {open && (items.length > 0 || nothing) && (
        <div className={styles['pop']} onMouseDown={(event) => event.preventDefault()}>
          {readsOrders && !listFollows && <QueryChips text={text} onChange={set} />}
          {nothing && <p className={styles['nothing']}>{t('search.nothing', { text: settled })}</p>}
          <div id="search-list" className={styles['list']} role="listbox" aria-label={t('search.label')}>
            {items.map((item, index) => {
              const group = groupAt(index);
              return (
                <div key={item.kind === 'filter' ? item.filter.insert : item.kind === 'command' ? item.command.id : item.kind === 'order' ? item.row.id : 'all'} role="presentation">
                  {group !== undefined && <div className={styles['group']} role="presentation">{group === 'filters' ? filterWords('filters') : t(`search.${group}`)}</div>}
                  <SearchOption id={`search-${String(index)}`} item={item} active={index === active} onPoint={() => setAt(index)} onRun={() => run(item)} />
                </div>
              );
            })}
          </div>
          <div className={styles['hints']}>{t('search.hints')}</div>
        </div>
      )}
    </div>
  );
};
