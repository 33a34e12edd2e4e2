import { useMemo, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, OutboxMessage } from '../../../shared/contract/sync.ts';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { useNow } from '../../app/use-now.ts';
import { LongNumber } from '../../components/long-number.tsx';
import { Tag } from '../../components/tag.tsx';
import { VirtualTable, type Column, type RowClick, type VirtualTableHandle } from '../../components/virtual-table.tsx';
import { fullMoment, moment } from '../../i18n/format.ts';
import { useSpoken } from '../../i18n/use-spoken.ts';
import { progressWords, shownState, standingOf, stateTones, toWords } from './message-words.ts';
import styles from './sync-screen.module.css';

type Props = {
  readonly ref: Ref<VirtualTableHandle>;
  readonly total: number | undefined;
  readonly rowAt: (index: number) => OutboxMessage | undefined;
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  readonly cursor: number | undefined;
  readonly isTicked: (row: OutboxMessage) => boolean;
  readonly onVisible: (first: number, last: number) => void;
  readonly onRowClick: (click: RowClick) => void;
  readonly onOpen: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly empty: ReactNode;
};

/** What others must be told; of any length. */
export const OutboxTable = ({ ref, total, rowAt, connections, cursor, isTicked, onVisible, onRowClick, onOpen, onKeyDown, empty }: Props) => {
  const { t } = useTranslation('sync');
  const english = useSpoken() === 'en';
  const now = useNow();
  const columns = useMemo<readonly Column<OutboxMessage>[]>(() => {
    const of = (row: OutboxMessage): Connection | undefined => (row.connectionId === null ? undefined : connections.get(row.connectionId));
    return [
      { key: 'tick', title: <span className="visually-hidden">{t('column.tick')}</span>, width: '32px', align: 'center', render: (_row, _index, ticked) => <span className={styles['tick']} data-on={ticked || undefined} aria-hidden="true" /> },
      { key: 'kind', title: t('column.kind'), width: english ? '116px' : '98px', render: (row) => <b className={styles['kind']}>{t(`kind.${row.kind}`)}</b> },
      { key: 'order', title: t('column.order'), width: '176px', render: (row) => <LongNumber value={row.order.number} /> },
      { key: 'to', title: t('column.to'), width: 'minmax(110px, 1fr)', render: (row) => <bdi title={toWords(row, of(row))}>{toWords(row, of(row))}</bdi> },
      { key: 'state', title: t('column.state'), width: '92px', render: (row) => <Tag tone={stateTones[shownState(row)]}>{t(`state.${shownState(row)}`)}</Tag> },
      {
        key: 'next', title: t('column.next'), width: 'minmax(104px, 1fr)',
        render: (row) => {
          const words = row.state === 'refused' && row.refusalWords !== '' ? row.refusalWords : progressWords(standingOf(row, of(row), now), now);
          return <bdi className={styles['quiet']} title={words}>{words}</bdi>;
        },
      },
      { key: 'created', title: t('column.created'), width: english ? '96px' : '92px', align: 'end', render: (row) => <span className={styles['quiet']} title={fullMoment(row.createdAt)}>{moment(row.createdAt, now)}</span> },
    ];
  }, [t, english, connections, now]);
  return (
    <VirtualTable
      ref={ref} label={t('list')} columns={columns} total={total ?? 0} rowAt={rowAt} rowHeight={36} cursor={cursor} isSelected={isTicked} isMuted={({ state }) => state === 'done' || state === 'skipped'}
      onVisible={onVisible} onRowClick={onRowClick} onRowDoubleClick={onOpen} onKeyDown={onKeyDown} empty={total === undefined ? undefined : empty}
    />
  );
};
