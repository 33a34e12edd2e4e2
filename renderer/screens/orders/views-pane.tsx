import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../../shared/domain/orders/views.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useMay } from '../../app/session.ts';
import { useRestedSearch, useSearch } from '../../app/search/search-state.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useNow } from '../../app/use-now.ts';
import { KeyHint } from '../../components/key-hint.tsx';
import { figure } from '../../i18n/format.ts';
import { OwnViewForm } from './own-view-form.tsx';
import styles from './views-pane.module.css';

const work = ['to_ship', 'near_48h', 'near_24h', 'promise_near', 'urgent', 'held', 'to_contact', 'to_confirm', 'check_address', 'masked', 'can_merge', 'refund_waiting', 'refund_due'] as const satisfies readonly OrderView[];
const rest = ['awaiting_payment', 'packed', 'handed_over', 'completed', 'closed', 'all'] as const satisfies readonly OrderView[];
/** CS-9, AS-3: a deadline stands behind these; while they have orders they stand above the rest. */
const pressing: ReadonlySet<OrderView> = new Set(['near_48h', 'promise_near', 'refund_waiting', 'refund_due']);
/** Shown only while somebody is concerned. */
const seldom: ReadonlySet<OrderView> = new Set(['near_48h', 'near_24h', 'to_contact', 'to_confirm', 'masked', 'can_merge', 'refund_due']);

type Props = { readonly current: OrderView | undefined; readonly onChoose: (view: OrderView) => void };

/** CS-6: the shop's views and people's own, with their live counts. ↑ ↓ move, Enter opens, S saves the search as a view. */
export const ViewsPane = memo(({ current, onChoose }: Props) => {
  const { t } = useTranslation(['orders', 'terms', 'workLists']);
  const mayEdit = useMay('orders.edit');
  const setSearch = useSearch(({ set }) => set);
  // A search is finished being typed before it is counted or offered to be kept.
  const search = useRestedSearch();
  const counts = useAsked(() => backroom.orders.counts(), [], ['orders.changed', 'tasks.changed', 'transfers.changed', 'after_sales.changed']);
  const own = useAsked(() => backroom.ownViews.list(), [], ['orders.changed']);
  const some = (own.value?.length ?? 0) > 0;
  const ownCounts = useAsked(some ? () => backroom.ownViews.counts() : null, [some], ['orders.changed']);
  const [form, setForm] = useState<number | 'new' | undefined>(undefined);
  const pane = useRef<HTMLElement>(null);
  // A promise comes near by time alone.
  const now = useNow();
  const { again } = counts;
  const { again: againOwn } = ownCounts;
  useEffect(() => {
    again();
    if (some) againOwn();
  }, [now, again, againOwn, some]);
  const views = own.value ?? [];
  const searched = views.find((view) => view.search === search);
  const canSave = mayEdit && search !== '' && searched === undefined;
  useKeys({ V: () => pane.current?.querySelector<HTMLElement>('[aria-current="true"], button')?.focus(), ...(canSave ? { W: () => setForm('new') } : {}) });
  const shown = work
    .filter((view) => !seldom.has(view) || view === current || (counts.value?.[view] ?? 0) > 0)
    .map((view, index) => ({ view, place: pressing.has(view) && (counts.value?.[view] ?? 0) > 0 && view !== 'to_ship' ? index - 100 : view === 'to_ship' ? -200 : index }))
    .sort((a, b) => a.place - b.place)
    .map(({ view }) => view);
  const items = (list: readonly OrderView[]) =>
    list.map((view) => {
      const count = counts.value?.[view];
      return (
        <button key={view} type="button" className={styles['view']} data-view={view} aria-current={view === current} onClick={() => onChoose(view)}>
          <span className={styles['words']}>{t(`terms:view.${view}`)}</span>
          {count !== undefined && (
            <span className={pressing.has(view) && count > 0 ? `${styles['count']} ${styles['pressing']}` : styles['count']}>{figure(count)}</span>
          )}
        </button>
      );
    });
  return (
    <nav
      ref={pane} className={styles['views']} aria-label={t('views.label')}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        const buttons = [...(pane.current?.querySelectorAll<HTMLElement>('button[data-view], button[data-own-view]') ?? [])];
        const at = buttons.findIndex((button) => button === document.activeElement);
        if (at < 0) return;
        event.preventDefault();
        event.stopPropagation();
        buttons[Math.max(0, Math.min(buttons.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
      }}
    >
      <h2 className={styles['group']}>{t('views.work')}</h2>
      {items(shown)}
      <h2 className={styles['group']}>{t('views.all')}</h2>
      {items(rest)}
      {(views.length > 0 || canSave) && <h2 className={styles['group']}>{t('workLists:views.mine')}</h2>}
      {views.map((view) => {
        const count = ownCounts.value?.find(({ id }) => id === view.id);
        return (
          <div key={view.id} className={styles['own']}>
            <button
              type="button" className={styles['view']} data-own-view={view.id} aria-current={view.id === searched?.id} title={[view.search, view.shared && !view.mine ? t('workLists:views.by', { name: view.by }) : ''].filter((part) => part !== '').join(' · ')}
              onClick={() => {
                onChoose('all');
                setSearch(view.search);
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Delete' && event.key !== 'F2') return;
                event.preventDefault();
                setForm(view.id);
              }}
            >
              <span className={styles['words']}>{view.name}</span>
              {count !== undefined && <span className={styles['count']}>{count.more ? t('workLists:views.more', { n: figure(count.total) }) : figure(count.total)}</span>}
            </button>
            {mayEdit && <button type="button" className={styles['manage']} aria-label={`${t('workLists:views.edit')} ${view.name}`} onClick={() => setForm(view.id)}>⋯</button>}
            {form === view.id && <OwnViewForm view={view} search={view.search} onDone={() => setForm(undefined)} />}
          </div>
        );
      })}
      {canSave && form !== 'new' && (
        <button type="button" className={styles['save']} onClick={() => setForm('new')}>
          {t('workLists:views.save')} <KeyHint keys="W" />
        </button>
      )}
      {form === 'new' && <OwnViewForm view={undefined} search={search} onDone={() => setForm(undefined)} />}
    </nav>
  );
});
