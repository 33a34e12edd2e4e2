import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { connectionName } from '../../app/line/connection-words.ts';
import { outboxEvents, outboxSettleMs } from '../../app/line/outbox-events.ts';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { ConnectionsChoice } from './connections-choice.tsx';
import { ConnectionForm } from './connections-form.tsx';
import { ConnectionsList } from './connections-list.tsx';
import { RemoveConnection } from './connections-remove.tsx';
import styles from './settings.module.css';

export type KeptConnection = OutputFor<'sync', 'connections'>['rows'][number];

/** What is open below the list. */
type Open =
  | { readonly part: 'none' | 'choice' }
  | { readonly part: 'new'; readonly kind: ConnectorKind }
  | { readonly part: 'edit' | 'remove'; readonly row: KeptConnection };

/** OF-3, OF-5: the platforms and services that the shop speaks to by itself. */
export const ConnectionsSection = () => {
  const { t } = useTranslation('connections');
  const kept = useAsked(() => backroom.sync.connections(), [], ['sync.changed']);
  const state = useAsked(() => backroom.sync.state(), [], outboxEvents, outboxSettleMs);
  const [open, setOpen] = useState<Open>({ part: 'none' });
  const [said, setSaid] = useState<string | undefined>(undefined);
  if (kept.value === undefined) return <RefusalNotice refusal={kept.refusal} />;
  const { rows, keysStay, accounts } = kept.value;
  const show = (next: Open): void => {
    setSaid(undefined);
    setOpen(next);
  };
  const done = (words?: string): void => {
    setOpen({ part: 'none' });
    setSaid(words);
    kept.again();
    state.again();
  };
  const isChoice = open.part === 'choice' || (open.part === 'none' && rows.length === 0);
  return (
    <>
      <p className={styles['hint']}>{t('hint')}</p>
      {!keysStay && <WarningNotice>{t('noKeyStore')}</WarningNotice>}
      <RefusalNotice refusal={kept.refusal} />
      {rows.length > 0 && (
        <ConnectionsList
          rows={rows} lines={state.value?.connections ?? []} said={said} onAdd={() => show({ part: 'choice' })} onEdit={(row) => show({ part: 'edit', row })} onRemove={(row) => show({ part: 'remove', row })}
          onChanged={() => done()}
        />
      )}
      {isChoice && <ConnectionsChoice first={rows.length === 0} onChoose={(kind) => show({ part: 'new', kind })} onCancel={() => show({ part: 'none' })} />}
      {open.part === 'new' && <ConnectionForm key={open.kind} kind={open.kind} row={null} accounts={accounts} onSaved={() => done(t('saved'))} onCancel={() => show({ part: 'choice' })} />}
      {open.part === 'edit' && <ConnectionForm key={open.row.id} kind={open.row.kind} row={open.row} accounts={accounts} onSaved={() => done(t('saved'))} onCancel={() => show({ part: 'none' })} />}
      {open.part === 'remove' && (
        <RemoveConnection
          key={open.row.id} row={open.row} name={connectionName(open.row)} waiting={state.value?.connections.find(({ id }) => id === open.row.id)?.waiting ?? 0} onRemoved={() => done()} onCancel={() => show({ part: 'none' })}
        />
      )}
    </>
  );
};
