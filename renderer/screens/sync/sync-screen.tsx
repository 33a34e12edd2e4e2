import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxMessage } from '../../../shared/contract/sync.ts';
import type { ConnectionId, OutboxId } from '../../../shared/domain/ids.ts';
import type { OutboxKind } from '../../../shared/domain/sync/outbox.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { outboxEvents, outboxSettleMs } from '../../app/line/outbox-events.ts';
import { go } from '../../app/navigation.ts';
import { useMay } from '../../app/session.ts';
import { useErrand } from '../../app/use-errand.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useSettled } from '../../app/use-settled.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import type { RowClick, VirtualTableHandle } from '../../components/virtual-table.tsx';
import { mostChosen, useOutbox } from './use-outbox.ts';
import { noneChosen, tick, tickAll, withFresh, type Chosen } from './chosen-messages.ts';
import { ConnectionCards } from './connection-cards.tsx';
import { DecideBar } from './decide-bar.tsx';
import { MessagePane } from './message-pane.tsx';
import { NoConnections } from './no-connections.tsx';
import { OutboxFilters, type Shown } from './outbox-filters.tsx';
import { OutboxTable } from './outbox-table.tsx';
import { SyncHead } from './sync-head.tsx';
import { UnreadableList } from './unreadable-list.tsx';
import { useDecisions } from './use-decisions.ts';
import styles from './sync-screen.module.css';

const pageRows = 12;
/** The row that the keyboard is on, or a message that another one led to. */
type Place = { readonly index: number } | { readonly outboxId: OutboxId };

/** OF-2 … OF-4: the line, the connections, and everything that others must be told. */
export const SyncScreen = () => {
  const { t } = useTranslation('sync');
  const mayDecide = useMay('sync.decide');
  const mayConnect = useMay('settings.edit');
  const state = useAsked(() => backroom.sync.state(), [], outboxEvents, outboxSettleMs);
  const [wanted, setShown] = useState<Shown | null>(null);
  // A shop that works by files has nothing that waits for a line.
  const byFiles = state.value !== undefined && state.value.connections.length === 0 && state.value.waiting + state.value.refused === 0 && state.value.byHand > 0;
  const shown = wanted ?? (byFiles ? 'by_hand' : 'open');
  const [kind, setKind] = useState<OutboxKind | null>(null);
  const [connectionId, setConnectionId] = useState<ConnectionId | null>(null);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 150);
  const list = useOutbox({ show: shown === 'unreadable' ? 'open' : shown, kind, connectionId, search });
  const [place, setPlace] = useState<Place>({ index: 0 });
  const [chosen, setChosen] = useState<Chosen>(noneChosen);
  const [skipping, setSkipping] = useState(false);
  const [table, field] = [useRef<VirtualTableHandle>(null), useRef<HTMLInputElement>(null)];
  // Once a list is chosen, the next key is meant for it.
  const toList = useRef(false);
  useEffect(() => {
    if (toList.current) table.current?.focus();
    toList.current = false;
  }, [shown]);
  const decide = useDecisions(() => {
    setChosen(noneChosen);
    setSkipping(false);
  });
  const connections = useMemo(() => new Map((state.value?.connections ?? []).map((one) => [one.id, one])), [state.value]);

  const last = (list.total ?? 0) - 1;
  // What has just ended makes way for the next one, not for the first.
  const cursor = 'index' in place && last >= 0 ? Math.min(place.index, last) : undefined;
  const current = cursor === undefined ? undefined : list.rowAt(cursor);
  const ticked = chosen.rows.size > 0;
  const rows: readonly OutboxMessage[] = ticked ? [...chosen.rows.values()] : current === undefined ? [] : [current];
  useEffect(() => setChosen((before) => withFresh(before, [...list.blocks.values()].flat())), [list.blocks]);

  const showList = (change: () => void): void => {
    change();
    setPlace({ index: 0 });
    setChosen(noneChosen);
    setSkipping(false);
    decide.forget();
  };
  const show = (to: Shown): void => {
    showList(() => setShown(to));
    toList.current = true;
  };
  useErrand('sync_show', ({ show: asked }) => showList(() => {
    setShown(asked);
    setKind(null);
    setConnectionId(null);
    setTyped('');
  }));
  useErrand('sync_message', ({ outboxId }) => setPlace({ outboxId }));

  const moveTo = (index: number): void => {
    if (last < 0) return;
    const to = Math.max(0, Math.min(last, index));
    setPlace({ index: to });
    table.current?.scrollToRow(to);
  };
  const tickAt = (index: number): void => {
    const row = list.rowAt(index);
    if (row !== undefined) setChosen((before) => tick(before, row, index, mostChosen));
  };
  const tickRange = (from: number, to: number): void => {
    const [first, end] = [Math.min(from, to), Math.max(from, to)];
    const range = Array.from({ length: end - first + 1 }, (_, offset) => list.rowAt(first + offset)).filter((row) => row !== undefined);
    setChosen(tickAll(range, from, mostChosen));
  };
  const open = (index: number): void => {
    const row = list.rowAt(index);
    if (row !== undefined) go('orders', { kind: 'order', orderId: row.order.id });
  };
  const onRowClick = ({ index, ctrl, shift, column }: RowClick): void => {
    if (shift) tickRange(chosen.anchor ?? cursor ?? index, index);
    else if (ctrl || column === 'tick') tickAt(index);
    setPlace({ index });
  };
  const at = cursor ?? -1;
  const onTableKey = (event: KeyboardEvent): void => {
    const to = { PageDown: at + pageRows, PageUp: at - pageRows, Home: 0, End: last, ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      moveTo(to);
      if (event.shiftKey) tickRange(chosen.anchor ?? Math.max(0, at), Math.max(0, Math.min(last, to)));
    }
  };
  const askNow = (one: ConnectionId | null): void => void backroom.sync.askNow({ connectionId: one });
  const inList = shown !== 'unreadable';
  const onButton = (event: globalThis.KeyboardEvent): boolean => event.target instanceof HTMLButtonElement;
  useKeys({
    '/': () => field.current?.focus(),
    A: () => askNow(null),
    ...(mayConnect ? { C: () => go('settings', { kind: 'settings_section', section: 'connections' }) } : {}),
    ...(inList ? {
      ArrowDown: () => moveTo(at + 1), ArrowUp: () => moveTo(at - 1),
      Space: (event) => (onButton(event) ? (event.target as HTMLButtonElement).click() : tickAt(at)),
      Enter: (event) => (onButton(event) ? (event.target as HTMLButtonElement).click() : open(at)),
      'Ctrl+A': () => void list.first().then((all) => setChosen(tickAll(all, 0, mostChosen))),
      Escape: () => {
        setChosen(noneChosen);
        decide.forget();
      },
    } : {}),
    ...(inList && mayDecide ? { R: () => void decide.retry(rows), F: () => void decide.file(rows), S: () => setSkipping(rows.length > 0) } : {}),
  }, { enabled: !skipping });

  const narrowed = kind !== null || connectionId !== null || search !== '';
  return (
    <div className={styles['screen']}>
      <div className={styles['list']}>
        <SyncHead state={state.value} mayConnect={mayConnect} onAsk={() => askNow(null)} />
        <RefusalNotice refusal={state.refusal ?? list.refusal} />
        {state.value !== undefined && (state.value.connections.length === 0
          ? <NoConnections />
          : <ConnectionCards connections={state.value.connections} chosen={connectionId} onChoose={(id) => showList(() => setConnectionId(id))} onAsk={askNow} />)}
        <OutboxFilters
          state={state.value} shown={shown} onShown={show} kind={kind} onKind={(one) => showList(() => setKind(one))}
          typed={typed} onTyped={(text) => showList(() => setTyped(text))} searchRef={field} onDown={() => table.current?.focus()}
        />
        {inList ? (
          <>
            <div className={styles['table']}>
              <OutboxTable
                ref={table} total={list.total} rowAt={list.rowAt} connections={connections} cursor={cursor} isTicked={({ id }) => chosen.rows.has(id)} onVisible={list.onVisible}
                onRowClick={onRowClick} onOpen={open} onKeyDown={onTableKey}
                empty={narrowed ? <EmptyState icon="search" title={t('empty.found')} text={t('empty.foundText')} /> : <EmptyState icon="check" title={t(`empty.${shown}`)} text={t(`empty.${shown}Text`)} />}
              />
            </div>
            <DecideBar
              rows={rows} ticked={ticked} mayDecide={mayDecide} skipping={skipping} busy={decide.busy} said={decide.said} refusal={decide.refusal}
              onRetry={() => void decide.retry(rows)} onFile={() => void decide.file(rows)} onSkipping={setSkipping} onSkip={(reason) => void decide.skip(rows, reason)} onClear={() => setChosen(noneChosen)}
            />
          </>
        ) : (
          <UnreadableList connections={connections} connectionId={connectionId} />
        )}
      </div>
      <aside className={styles['side']} aria-label={t('detail')}>
        <MessagePane outboxId={'outboxId' in place ? place.outboxId : inList ? current?.id : undefined} connections={connections} onShow={(outboxId) => setPlace({ outboxId })} />
      </aside>
    </div>
  );
};
