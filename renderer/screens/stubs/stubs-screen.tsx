import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { addDays, dayNumber, isoDayOf, monthOf } from '../../../shared/domain/stubs/days.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useSettled } from '../../app/use-settled.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import type { VirtualTableHandle } from '../../components/virtual-table.tsx';
import { figure, isoDay } from '../../i18n/format.ts';
import { ArchivePanel } from './archive-panel.tsx';
import { CourierChoice } from './courier-choice.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import { cellOf, monthPlus } from './month-days.ts';
import { StubPane } from './stub-pane.tsx';
import { StubTable } from './stub-table.tsx';
import { useStubList, type ListOf } from './use-stub-list.ts';
import { lastOf, VerifyPanel } from './verify-panel.tsx';
import styles from './stubs-screen.module.css';

/** `day` null: nobody has chosen one yet, and the newest with stubs shows. */
type Place = { readonly month: number; readonly day: number | null; readonly courierCode: string | null };
/** The row the keyboard is on, or a stub that a scan or a found problem led to. */
type Chosen = { readonly index: number } | { readonly parcelId: ParcelId };

/** ST-1, ST-2: the archive of stubs: a calendar by courier, a list, and the stub itself. */
export const StubsScreen = () => {
  const { t } = useTranslation('stubs');
  const [place, setPlace] = useState<Place>(() => ({ month: monthOf(dayNumber(isoDay(Date.now()))), day: null, courierCode: null }));
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Chosen>({ index: 0 });
  const [scanned, setScanned] = useState<string | null>(null);
  const search = useSettled(typed.trim(), 100);
  const table = useRef<VirtualTableHandle>(null);
  const field = useRef<HTMLInputElement>(null);

  const calendar = useAsked(() => backroom.stubs.calendar({ month: place.month }), [place.month], ['stubs.changed']);
  const overview = useAsked(() => backroom.stubs.overview(), [], ['stubs.changed']);
  const today = calendar.value?.today ?? dayNumber(isoDay(Date.now()));
  const day = place.day ?? calendar.value?.days.findLast(({ stubs }) => stubs > 0)?.day ?? today;
  const wanted: ListOf | null =
    search !== '' ? { kind: 'search', text: search } : calendar.loading && place.day === null ? null : { kind: 'day', day, courierCode: place.courierCode };
  const list = useStubList(wanted);
  const cell = cellOf(day, calendar.value?.days ?? []);
  const cursor = 'index' in chosen ? chosen.index : undefined;
  const parcelId = 'parcelId' in chosen ? chosen.parcelId : list.rowAt(chosen.index)?.parcelId;
  const verifyDay = useCommand(() => backroom.stubs.verify({ fromDay: day, toDay: day, courierCode: null }));
  const verifyMonth = useCommand(() => backroom.stubs.verify({ fromDay: place.month * 100 + 1, toDay: lastOf(place.month), courierCode: null }));

  const showDay = (to: number): void => {
    if (to > today) return;
    setPlace({ month: monthOf(to), day: to, courierCode: null });
    setTyped('');
    setChosen({ index: 0 });
    setScanned(null);
  };
  const showStub = (stub: ParcelId, on: number): void => {
    showDay(on);
    setChosen({ parcelId: stub });
  };
  const move = (index: number): void => {
    const last = (list.total ?? 0) - 1;
    if (last < 0) return;
    const to = Math.min(last, Math.max(0, index));
    setChosen({ index: to });
    table.current?.scrollToRow(to);
  };
  const find = async (code: string): Promise<void> => {
    const answer = await backroom.stubs.find({ code });
    setScanned(answer.ok && answer.value === null ? code : null);
    if (answer.ok && answer.value !== null) showStub(answer.value.parcelId, answer.value.day);
  };
  useScanner((code) => void find(code));
  useKeys({
    '/': () => field.current?.focus(),
    ArrowDown: () => move((cursor ?? -1) + 1),
    ArrowUp: () => move((cursor ?? 1) - 1),
    ArrowLeft: () => showDay(addDays(day, -1)),
    ArrowRight: () => showDay(addDays(day, 1)),
    PageUp: () => setPlace({ ...place, day, month: monthPlus(place.month, -1) }),
    PageDown: () => place.month < monthOf(today) && setPlace({ ...place, day, month: monthPlus(place.month, 1) }),
    V: () => void verifyMonth.run(),
  });

  return (
    <div className={styles['screen']}>
      <div className={styles['archive']}>
        <h1>{t('title')}</h1>
        <RefusalNotice refusal={calendar.refusal ?? overview.refusal ?? verifyMonth.refusal} />
        <MonthCalendar
          month={place.month}
          today={today}
          days={calendar.value?.days ?? []}
          chosen={search === '' ? day : null}
          onMonth={(month) => setPlace({ ...place, day, month })}
          onDay={showDay}
        />
        {overview.value !== undefined && (
          <>
            <ArchivePanel overview={overview.value} />
            <VerifyPanel verification={overview.value.verification} month={place.month} onProblem={showStub} />
          </>
        )}
        <p className={styles['keys']}>{t('keys')}</p>
      </div>
      <div className={styles['list']}>
        <label className={styles['search']}>
          <Icon name="search" size={15} />
          <input
            ref={field}
            type="search"
            value={typed}
            maxLength={100}
            placeholder={t('search')}
            aria-label={t('search')}
            data-testid="stub-search"
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
        {scanned !== null && <WarningNotice>{t('scannedNothing', { code: scanned })}</WarningNotice>}
        <div className={styles['head']}>
          {search === '' ? (
            <>
              <h2>{isoDayOf(day)}</h2>
              <span className={styles['quiet']}>{t('sheets', { n: figure(list.total ?? 0) })}</span>
              {cell.stubs > 0 && <Button kind="quiet" busy={verifyDay.busy} onClick={() => void verifyDay.run()}>{t('verify.day')}</Button>}
            </>
          ) : (
            list.total !== undefined && <span className={styles['quiet']} role="status">{t(list.more ? 'foundMore' : 'found', { n: figure(list.total) })}</span>
          )}
        </div>
        {search === '' && <CourierChoice cell={cell} chosen={place.courierCode} onChoose={(courierCode) => {
          setPlace({ ...place, day, courierCode });
          setChosen({ index: 0 });
        }} />}
        <RefusalNotice refusal={list.refusal ?? verifyDay.refusal} />
        <div className={styles['table']}>
          <StubTable ref={table} total={list.total} rowAt={list.rowAt} onVisible={list.onVisible} cursor={cursor} onCursor={move} search={search === '' ? null : search} />
        </div>
      </div>
      <aside className={styles['stub']}>
        <StubPane parcelId={parcelId} />
      </aside>
    </div>
  );
};
