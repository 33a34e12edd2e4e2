import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import type { OrderView } from '../../../shared/domain/orders/views.ts';
import { useLatest } from '../../api/use-latest.ts';
import { go } from '../../app/navigation.ts';
import { useSearch } from '../../app/search/search-state.ts';
import { useMay } from '../../app/session.ts';
import { useErrand } from '../../app/use-errand.ts';
import { useHeld } from '../../app/use-held.ts';
import { useKeys } from '../../app/use-keys.ts';
import type { VirtualTableHandle } from '../../components/virtual-table.tsx';
import { ActionBar, mostPrinted, type OpenPanel } from './action-bar.tsx';
import { OrderDetailPane, type DetailHandle } from './detail/order-detail-pane.tsx';
import { ListHead } from './list-head.tsx';
import { changeLists, useListPlace } from './list-place.ts';
import { acceptAddress, mergeRows, release } from './order-actions.ts';
import { OrderTable } from './order-table.tsx';
import { clearOutcome, undoLast, useOutcome } from './outcome.ts';
import { canAcceptAddress, canChange, canRelease, canSplit, outlookOf, whyItStays } from './outlook.ts';
import { nothingSelected } from './selection.ts';
import { useFreshSelection } from './use-fresh-selection.ts';
import { useListCursor } from './use-list-cursor.ts';
import { useOrderList } from './use-order-list.ts';
import { ViewsPane } from './views-pane.tsx';
import styles from './orders-screen.module.css';

/** Customer service's desk: views with counts, the list, and the order under the cursor. */
export const OrdersScreen = () => {
  const { t } = useTranslation(['orders', 'terms']);
  const { t: changeWords } = useTranslation(['orderChanges', 'orders']);
  const mayEdit = useMay('orders.edit');
  const mayPrint = useMay('printing.print');
  const place = useListPlace();
  const typed = useSearch(({ text }) => text.trim());
  const setSearch = useSearch(({ set }) => set);
  const handedOver = useSearch((search) => search.handedOver);
  const typing = useSearch((search) => search.typing);
  const list = useOrderList(place.view, typed);
  const table = useRef<VirtualTableHandle>(null);
  const detail = useRef<DetailHandle>(null);
  const cursor = useListCursor(list, table);
  const [panel, setPanel] = useState<OpenPanel>(undefined);
  useFreshSelection(list.blocks);

  const { rows: tickedRows } = place.selection;
  const ticked = tickedRows.size > 0;
  const atCursor = list.blocks.rowAt(place.cursorIndex);
  // An order opened from elsewhere, or one that just left the view, is acted on as long as its details are in sight.
  const [inSight, setInSight] = useState<OrderRow | undefined>(undefined);
  const cursorRow = [atCursor, inSight].find((row) => row !== undefined && row.id === place.cursorId);
  const rows = useMemo(() => (ticked ? [...tickedRows.values()] : cursorRow === undefined ? [] : [cursorRow]), [ticked, tickedRows, cursorRow]);
  const outlook = useMemo(() => outlookOf(rows), [rows]);
  // The list follows each key; what is said beside it about its first order waits until the hand rests.
  const told = useHeld(useMemo(() => ({ rows, ticked, outlook }), [rows, ticked, outlook]), typing);
  const detailOf = useHeld(place.cursorId, typing);

  const focusTable = useCallback(() => table.current?.focus(), []);
  const isNew = useRef(true);
  useEffect(() => {
    // Somebody may type in the search box already while the screen is still coming.
    const isTyping = isNew.current && document.activeElement?.matches('input, textarea') === true;
    isNew.current = false;
    if (!isTyping) focusTable();
  }, [handedOver, focusTable]);
  const chooseView = useCallback(
    (view: OrderView) => {
      setSearch('');
      useListPlace.setState({ view });
      clearOutcome();
      focusTable();
    },
    [setSearch, focusTable],
  );
  useErrand('view', ({ view }) => chooseView(view));
  useErrand('order', ({ orderId }) => useListPlace.setState({ cursorId: orderId, selection: nothingSelected }));

  const shownKey = useRef(list.key);
  useEffect(() => {
    if (shownKey.current === list.key) return;
    changeLists(shownKey.current, list.key);
    shownKey.current = list.key;
    // Typing in the search box, or answering an open panel, goes on while the list below changes.
    if ((document.activeElement?.closest('input, textarea, [role=dialog]') ?? null) === null) focusTable();
  }, [list.key, focusTable]);

  const print = (): void => {
    const printable = rows.filter((row) => whyItStays(row) === undefined).slice(0, mostPrinted);
    if (printable.length > 0) go('printing', { kind: 'print', orderIds: printable.map((row) => row.id) });
  };
  const acceptAddresses = (): void => void acceptAddress(t, rows.filter(canAcceptAddress));
  const [only] = rows.length === 1 ? rows : [];
  const mergeNow = (): void => void mergeRows(changeWords, rows);
  const releaseHolds = (): void => void release(t, rows.filter(canRelease));
  const openPanel = (wanted: OpenPanel): void => {
    clearOutcome();
    setPanel(wanted);
  };
  const closePanel = (): void => {
    setPanel(undefined);
    focusTable();
  };

  useKeys({
    ...(mayEdit && {
      H: () => outlook.hold > 0 && openPanel('hold'),
      F: () => outlook.total > 0 && openPanel('flag'),
      C: () => outlook.courier > 0 && openPanel('courier'),
      X: () => outlook.close > 0 && openPanel('close'),
      E: () => only !== undefined && canChange(only) && openPanel('change'),
      S: () => only !== undefined && canSplit(only) && only.pieces > 1 && openPanel('split'),
      M: () => outlook.merge > 0 && mergeNow(),
      U: () => outlook.release > 0 && releaseHolds(),
      A: () => outlook.address > 0 && acceptAddresses(),
      N: () => detail.current?.focusNote(),
      R: () => detail.current?.correctReceiver(),
      'Ctrl+N': () => go('entry'),
      'Ctrl+Z': () => void undoLast({ undone: t('done.undone'), nothing: t('done.nothing') }),
    }),
    ...(mayPrint && { P: print }),
    'Ctrl+A': () => void cursor.selectAll(),
    Escape: () => {
      if (useOutcome.getState().last !== undefined) clearOutcome();
      else if (ticked) cursor.clear();
      else if (typed !== '') setSearch('');
      focusTable();
    },
  });

  // As the buttons see them: the same ones for as long as the screen is there.
  const acts = useLatest({ openPanel, closePanel, mergeNow, releaseHolds, acceptAddresses, print });
  const buttons = useMemo(() => ({
    onPanel: (wanted: OpenPanel) => (wanted === undefined ? acts.current.closePanel() : acts.current.openPanel(wanted)),
    onMerge: () => acts.current.mergeNow(),
    onRelease: () => acts.current.releaseHolds(),
    onAcceptAddress: () => acts.current.acceptAddresses(),
    onPrint: () => acts.current.print(),
  }), [acts]);
  const leaveSearch = useCallback(() => setSearch(''), [setSearch]);
  const focusNote = useCallback(() => detail.current?.focusNote(), []);

  return (
    <div className={styles['screen']}>
      <ViewsPane current={list.key.search === '' ? place.view : undefined} onChoose={chooseView} />
      <section className={styles['list']} aria-label={t('list')} data-list-of={list.key.search}>
        <ListHead list={list} onBack={leaveSearch} />
        <div className={styles['table']}>
          <OrderTable list={list} cursor={cursor} table={table} onOpen={focusNote} />
        </div>
        <ActionBar
          rows={told.rows}
          ticked={told.ticked}
          outlook={told.outlook}
          mayEdit={mayEdit}
          mayPrint={mayPrint}
          panel={panel}
          {...buttons}
          onClear={cursor.clear}
        />
      </section>
      <OrderDetailPane ref={detail} orderId={detailOf} onLeave={focusTable} onShown={setInSight} />
    </div>
  );
};
