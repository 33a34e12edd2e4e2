import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/after-sales.ts';
import { caseKinds, type CaseKind } from '../../../shared/domain/after-sales/case.ts';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { CaseDueMark, CaseKindTag, CaseStateTag } from '../../app/after-sales/case-marks.tsx';
import { useNow } from '../../app/use-now.ts';
import { useSettled } from '../../app/use-settled.ts';
import { useKeys } from '../../app/use-keys.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { VirtualTable, type Column, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { figure, yuan } from '../../i18n/format.ts';
import { useSpoken } from '../../i18n/use-spoken.ts';
import { CaseDetail } from './case-detail.tsx';
import { caseViews, useCasePlace } from './case-place.ts';
import styles from './after-sales.module.css';

type Props = { readonly chosen: AfterSalesCaseId | null; readonly onChosen: (id: AfterSalesCaseId | null) => void; readonly keysOn: boolean; readonly children: ReactNode };

/** The list by deadline, and beside it the case under the cursor, or what `children` put in its place. */
export const Cases = ({ chosen, onChosen, keysOn, children }: Props) => {
  const { t } = useTranslation('afterSales');
  const isEnglish = useSpoken() === 'en';
  const view = useCasePlace((place) => place.view);
  const [kind, setKind] = useState<CaseKind | null>(null);
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim(), 150).slice(0, 200);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<VirtualTableHandle>(null);
  const minute = Math.floor(useNow() / 60_000);
  const list = useAsked(() => backroom.afterSales.list({ view, kind, state: null, text, offset: 0, limit: 500 }), [view, kind, text, minute], ['after_sales.changed']);
  const rows = list.value?.rows ?? [];
  const cursor = rows.findIndex(({ id }) => id === chosen);
  useEffect(() => {
    const [first] = rows;
    if (chosen === null && first !== undefined) onChosen(first.id);
  }, [rows, chosen, onChosen]);
  const move = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    onChosen(row.id);
    table.current?.scrollToRow(rows.indexOf(row));
  };
  /** From what was found into the list, without the mouse. */
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(cursor + (event.key === 'ArrowDown' ? 1 : -1));
    else if (event.key === 'Enter') {
      if (cursor < 0) move(0);
      search.current?.blur();
    } else if (event.key === 'Escape') {
      if (typed === '') search.current?.blur();
      else setTyped('');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useKeys({ '/': () => search.current?.focus(), ArrowDown: () => move(cursor + 1), ArrowUp: () => move(cursor - 1) }, { enabled: keysOn });
  const columns: readonly Column<CaseRow>[] = [
    { key: 'due', title: t('column.due'), width: isEnglish ? 'minmax(158px, 1.2fr)' : 'minmax(134px, 1.2fr)', render: (row) => <CaseDueMark row={row} /> },
    { key: 'kind', title: t('column.kind'), width: isEnglish ? 'minmax(112px, 0.9fr)' : 'minmax(88px, 0.9fr)', render: (row) => <CaseKindTag kind={row.kind} /> },
    { key: 'order', title: t('column.order'), width: 'minmax(90px, 1.6fr)', render: (row) => <span title={row.platformOrderNumber}>{row.platformOrderNumber}</span> },
    { key: 'buyer', title: t('column.buyer'), width: 'minmax(94px, 0.8fr)', render: (row) => <span title={row.buyerNick}>{row.buyerNick === '' ? row.receiverName : row.buyerNick}</span> },
    { key: 'money', title: t('column.money'), width: '74px', align: 'end', render: (row) => (row.wantedFen === 0 ? <span className={styles['quiet']}>—</span> : yuan(row.wantedFen, row.currency)) },
    { key: 'state', title: t('column.state'), width: isEnglish ? 'minmax(100px, 0.8fr)' : 'minmax(84px, 0.8fr)', render: (row) => <CaseStateTag row={row} /> },
  ];
  const openCount = Object.values(list.value?.states ?? {}).reduce((sum, n) => sum + n, 0);
  const isSearch = text !== '' || kind !== null;
  return (
    <div className={styles['cases']}>
      <div className={styles['left']}>
        <div className={styles['filters']}>
          <div className={styles['choices']} role="radiogroup" aria-label={t('view.label')}>
            {caseViews.map((name) => (
              <button
                key={name} type="button" role="radio" aria-checked={view === name} data-view={name}
                onClick={() => {
                  useCasePlace.setState({ view: name, chosen: null });
                }}
              >
                {t(`view.${name}`)} {figure(name === 'open' ? openCount : (list.value?.closed ?? 0))}
              </button>
            ))}
          </div>
          <select className={styles['kinds']} aria-label={t('column.kind')} value={kind ?? ''} onChange={(event) => { setKind(event.target.value === '' ? null : (event.target.value as CaseKind)); onChosen(null); }}>
            <option value="">{t('allKinds')}</option>
            {caseKinds.map((one) => <option key={one} value={one}>{t(`kind.${one}`)}</option>)}
          </select>
          <label className={styles['search']}>
            <Icon name="search" size={15} />
            <input ref={search} maxLength={200} placeholder={t('search')} aria-label={t('search')} value={typed} spellCheck={false} onChange={(event) => setTyped(event.target.value)} onKeyDown={onSearchKey} />
          </label>
        </div>
        <RefusalNotice refusal={list.refusal} />
        <div className={styles['table']}>
          <VirtualTable
            ref={table} label={t('list')} columns={columns} total={rows.length} rowAt={(index) => rows[index]} rowHeight={36} {...(cursor < 0 ? {} : { cursor })}
            onRowClick={({ index }) => move(index)}
            empty={list.value === undefined ? undefined : (
              <EmptyState icon="after_sales" title={isSearch ? t('empty.found') : t(`empty.${view}`)} text={isSearch ? t('empty.foundText') : t(`empty.${view}Text`)} />
            )}
          />
        </div>
      </div>
      {(!keysOn || chosen !== null) && (
        <section className={styles['side']} aria-label={t('tab.cases')}>
          {keysOn ? chosen !== null && <CaseDetail caseId={chosen} onCase={onChosen} /> : children}
        </section>
      )}
    </div>
  );
};
