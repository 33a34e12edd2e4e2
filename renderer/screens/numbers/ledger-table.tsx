import { useMemo, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../../shared/contract/numbers.ts';
import { go } from '../../app/navigation.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { VirtualTable, type Column, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { courierName } from '../../i18n/couriers.ts';
import { fullMoment, moment } from '../../i18n/format.ts';
import { useSpoken } from '../../i18n/use-spoken.ts';
import styles from './numbers-screen.module.css';

const tones: Readonly<Record<LedgerEntry['state'], Tone>> = {
  free: 'grey', reserved: 'amber', printed: 'blue', packed: 'green', handed_over: 'green', voided: 'red', spoiled: 'red', given_back: 'grey',
};

type Props = {
  readonly entries: readonly LedgerEntry[]; readonly more: boolean; readonly loaded: boolean; readonly filtered: boolean; readonly hasRolls: boolean;
  readonly cursor: number; readonly onCursor: (index: number) => void; readonly onVisible: (first: number, last: number) => void; readonly ref: Ref<VirtualTableHandle>;
};

/** Every number's life, newest first. Enter opens the order. */
export const LedgerTable = ({ entries, more, loaded, filtered, hasRolls, cursor, onCursor, onVisible, ref }: Props) => {
  const { t } = useTranslation('numbers');
  const columns = useColumns();
  const total = loaded ? entries.length + (more ? 20 : 0) : 20;
  const open = (index: number): void => {
    const entry = entries[index];
    if (entry?.orderId !== undefined && entry.orderId !== null) go('orders', { kind: 'order', orderId: entry.orderId });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      open(cursor);
      return;
    }
    const to = { ArrowDown: cursor + 1, ArrowUp: cursor - 1, PageDown: cursor + 12, PageUp: cursor - 12, Home: 0, End: entries.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onCursor(Math.max(0, Math.min(entries.length - 1, to)));
  };
  return (
    <VirtualTable
      ref={ref} label={t('ledger')} columns={columns} total={total} rowAt={(index) => entries[index]} rowHeight={32}
      cursor={entries.length === 0 ? undefined : Math.min(cursor, entries.length - 1)} onVisible={onVisible} onRowClick={({ index }) => onCursor(index)} onRowDoubleClick={open} onKeyDown={onKeyDown}
      isMuted={({ state }) => state === 'voided' || state === 'spoiled' || state === 'given_back'}
      empty={filtered ? <EmptyState icon="search" title={t('empty.found')} text={t('empty.foundText')} /> : <EmptyState icon="printing" title={t(hasRolls ? 'empty.unused' : 'empty.title')} text={t(hasRolls ? 'empty.unusedText' : 'empty.text')} />}
    />
  );
};

const useColumns = (): readonly Column<LedgerEntry>[] => {
  const { t } = useTranslation('numbers');
  const language = useSpoken();
  return useMemo(() => {
    const time = (at: number | null) => (at === null ? <span className={styles['never']}>·</span> : <span title={fullMoment(at)}>{moment(at)}</span>);
    return [
      { key: 'number', title: t('column.number'), width: '156px', render: (row) => <LongNumber value={row.number} /> },
      { key: 'courier', title: t('column.courier'), width: '62px', render: (row) => courierName(row.courierCode) },
      {
        key: 'state', title: t('column.state'), width: language === 'en' ? '158px' : '118px',
        render: (row) => (
          <>
            <Tag tone={tones[row.state]}>{t(`state.${row.state}`)}</Tag>
            {row.state === 'printed' && row.scannedBackAt === null && <span className={styles['unscanned']}>{t('unscanned')}</span>}
          </>
        ),
      },
      { key: 'receiver', title: t('column.receiver'), width: 'minmax(60px, 0.5fr)', render: (row) => <bdi title={row.receiverName}>{row.receiverName}</bdi> },
      { key: 'order', title: t('column.order'), width: 'minmax(158px, 1fr)', render: (row) => <bdi className="selectable" title={row.orderNumber}>{row.orderNumber}</bdi> },
      { key: 'source', title: t('column.source'), width: language === 'en' ? '60px' : '48px', render: (row) => <span className={styles['quiet']}>{t(`source.${row.source}`)}</span> },
      { key: 'reserved', title: t('column.reserved'), width: '84px', render: (row) => time(row.reservedAt) },
      { key: 'printed', title: t('column.printed'), width: '84px', render: (row) => time(row.printedAt) },
      { key: 'scanned', title: t('column.scanned'), width: '84px', render: (row) => time(row.scannedBackAt) },
      { key: 'packed', title: t('column.packed'), width: '84px', render: (row) => time(row.packedAt) },
      { key: 'ended', title: t('column.ended'), width: '88px', render: (row) => time(row.handedOverAt ?? row.endedAt) },
      {
        key: 'reason', title: t('column.reason'), width: 'minmax(60px, 0.8fr)',
        render: (row) => {
          const words = [row.reason, row.endedAt === null ? '' : row.staffName].filter((part) => part !== '').join(' · ');
          return <bdi title={words}>{words}</bdi>;
        },
      },
    ];
  }, [t, language]);
};
