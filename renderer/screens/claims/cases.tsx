import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '../../../shared/contract/claims.ts';
import type { ClaimId } from '../../../shared/domain/ids.ts';
import { useNow } from '../../app/use-now.ts';
import { useSettled } from '../../app/use-settled.ts';
import { useKeys } from '../../app/use-keys.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { VirtualTable, type Column, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { figure, yuan } from '../../i18n/format.ts';
import { ClaimDetail } from './claim-detail.tsx';
import { ClaimState, DueMark } from './due-mark.tsx';
import { useClaimList } from './use-claim-list.ts';
import styles from './claims.module.css';

const views = ['open', 'closed', 'bill'] as const;
type ViewName = (typeof views)[number];

type Props = { readonly chosen: ClaimId | null; readonly onChosen: (id: ClaimId | null) => void };

export const Cases = ({ chosen, onChosen }: Props) => {
  const { t } = useTranslation('claims');
  const now = useNow();
  const [view, setView] = useState<ViewName>('open');
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim(), 150).slice(0, 40);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<VirtualTableHandle>(null);
  const list = useClaimList(view, text);
  const cursor = list.indexOf(chosen);
  const first = list.rowAt(0);
  useEffect(() => {
    if (chosen === null && first !== undefined) onChosen(first.id);
  }, [first, chosen, onChosen]);
  const move = (index: number): void => {
    const at = Math.max(0, Math.min(list.total - 1, index));
    const row = list.rowAt(at);
    table.current?.scrollToRow(at);
    if (row !== undefined) onChosen(row.id);
  };
  useKeys({ '/': () => search.current?.focus(), ArrowDown: () => move(cursor + 1), ArrowUp: () => move(cursor - 1) });

  const columns: readonly Column<ClaimRow>[] = [
    { key: 'due', title: t('column.due'), width: '124px', render: (row) => <DueMark claim={row} now={now} /> },
    { key: 'kind', title: t('column.kind'), width: '94px', render: (row) => t(`kind.${row.kind}`) },
    { key: 'number', title: t('column.number'), width: '146px', render: (row) => <LongNumber value={row.waybillNumber} /> },
    { key: 'receiver', title: t('column.receiver'), width: 'minmax(52px, 1fr)', render: (row) => row.receiverName },
    { key: 'courier', title: t('column.courier'), width: 'minmax(56px, 0.8fr)', render: (row) => courierName(row.courierCode) },
    { key: 'amount', title: t('column.amount'), width: '78px', align: 'end', render: (row) => yuan(row.amountFen, 'CNY') },
    { key: 'received', title: t('column.received'), width: '78px', align: 'end', render: (row) => (row.receivedFen === 0 ? <span className={styles['quiet']}>—</span> : yuan(row.receivedFen, 'CNY')) },
    { key: 'state', title: t('column.state'), width: '92px', render: (row) => <ClaimState state={row.state} /> },
  ];
  const counts = list.states;
  const countOf = (name: ViewName): number =>
    name === 'bill' ? list.bill
      : name === 'open' ? (counts.opened ?? 0) + (counts.sent ?? 0) + (counts.answered ?? 0) : (counts.paid ?? 0) + (counts.short ?? 0) + (counts.refused ?? 0) + (counts.withdrawn ?? 0);

  return (
    <div className={styles['cases']}>
      <div className={styles['left']}>
        <div className={styles['filters']}>
          <div className={styles['choices']} role="radiogroup" aria-label={t('view.label')}>
            {views.map((name) => (
              <button
                key={name} type="button" role="radio" aria-checked={view === name} data-view={name}
                onClick={() => {
                  setView(name);
                  onChosen(null);
                }}
              >
                {t(`view.${name}`)} {figure(countOf(name))}
              </button>
            ))}
          </div>
          <label className={styles['search']}>
            <Icon name="search" size={15} />
            <input ref={search} maxLength={60} placeholder={t('search')} aria-label={t('search')} value={typed} spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
          </label>
        </div>
        <RefusalNotice refusal={list.refusal} />
        <div className={styles['table']}>
          <VirtualTable
            ref={table} label={t('list')} columns={columns} total={list.total} rowAt={list.rowAt} onVisible={list.onVisible} cursor={cursor < 0 ? undefined : cursor}
            isSelected={(row) => row.id === chosen} onRowClick={({ index }) => move(index)}
            empty={!list.loaded ? undefined : text === '' ? <EmptyState icon="claims" title={t(`empty.${view}`)} text={t(`empty.${view}Text`)} /> : <EmptyState icon="search" title={t('empty.found')} text={t('empty.foundText')} />}
          />
        </div>
      </div>
      {chosen !== null && (
        <aside className={styles['side']}>
          <ClaimDetail claimId={chosen} now={now} />
        </aside>
      )}
    </div>
  );
};
