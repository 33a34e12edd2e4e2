import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../shared/contract/sync.ts';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { connectionName } from '../../app/line/connection-words.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { moment } from '../../i18n/format.ts';
import { useRefusalWords } from '../../i18n/refusal-words.ts';
import styles from './sync-screen.module.css';

/** Orders that a connection brought and nobody could read. */
export const UnreadableList = ({ connections, connectionId }: { readonly connections: ReadonlyMap<ConnectionId, Connection>; readonly connectionId: ConnectionId | null }) => {
  const { t } = useTranslation('sync');
  const inWords = useRefusalWords();
  const { value, refusal } = useAsked(() => backroom.sync.unreadable(), [], ['sync.changed']);
  const rows = (value ?? []).filter((row) => connectionId === null || row.connectionId === connectionId);
  if (value !== undefined && rows.length === 0) return <EmptyState icon="check" title={t('unreadable.none')} text={t('unreadable.hint')} />;
  return (
    <div className={styles['unreadable']}>
      <RefusalNotice refusal={refusal} />
      <p className={styles['hint']}>{t('unreadable.hint')}</p>
      <PlainTable
        label={t('show.unreadable')} rows={rows} rowKey={(row) => `${String(row.connectionId)} ${row.number}`}
        columns={[
          { key: 'number', title: t('unreadable.number'), tight: true, render: (row) => <LongNumber value={row.number} /> },
          { key: 'from', title: t('unreadable.connection'), tight: true, render: (row) => {
            const from = connections.get(row.connectionId);
            return from === undefined ? '' : connectionName(from);
          } },
          { key: 'why', title: t('unreadable.why'), render: (row) => {
            const { what, todo } = inWords(row);
            return <><bdi>{what}</bdi><span className={styles['todo']}>{todo}</span></>;
          } },
          { key: 'at', title: t('unreadable.at'), align: 'end', tight: true, render: (row) => moment(row.at) },
        ]}
      />
    </div>
  );
};
