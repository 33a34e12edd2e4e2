import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../shared/contract/sync.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { connectionName, stateTones, stateWords, troubleWords } from '../../app/line/connection-words.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure } from '../../i18n/format.ts';
import type { KeptConnection } from './connections-section.tsx';
import styles from './settings.module.css';
import parts from './connections.module.css';

type Props = {
  readonly rows: readonly KeptConnection[];
  /** How each stands now. */
  readonly lines: readonly Connection[];
  readonly said: string | undefined;
  readonly onAdd: () => void;
  readonly onEdit: (row: KeptConnection) => void;
  readonly onRemove: (row: KeptConnection) => void;
  readonly onChanged: () => void;
};

export const ConnectionsList = ({ rows, lines, said, onAdd, onEdit, onRemove, onChanged }: Props) => {
  const { t } = useTranslation('connections');
  const now = useNow();
  const save = useCommand(backroom.sync.saveConnection);
  const lineOf = (row: KeptConnection): Connection | undefined => lines.find(({ id }) => id === row.id);
  const turn = async (row: KeptConnection): Promise<void> => {
    const answer = await save.run({ connectionId: row.id, kind: row.kind, account: row.account, settings: row.settings, secrets: {}, active: !row.active });
    if (answer?.ok === true) onChanged();
  };
  return (
    <Panel
      title={t('list')} flush
      extra={(
        <>
          {said !== undefined && <span className={styles['said']} role="status">{said}</span>}
          <Button icon={<Icon name="plus" size={14} />} onClick={onAdd} data-testid="add-connection">{t('add')}</Button>
        </>
      )}
    >
      <RefusalNotice refusal={save.refusal} />
      <PlainTable
        label={t('list')} rows={rows} rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('column.name'), render: (row) => <b className={parts['name']} data-connection={row.id}>{connectionName(row)}</b> },
          {
            key: 'state', title: t('column.state'),
            render: (row) => {
              const line = lineOf(row);
              if (line === undefined) return null;
              const words = line.state === 'no_keys' ? t('stateText.no_keys') : line.state === 'silent' || line.state === 'no_right' ? troubleWords(line.trouble, line.troubleWords) : '';
              return <><Tag tone={stateTones[line.state]}>{stateWords(line, now)}</Tag>{words !== '' && <span className={parts['trouble']}>{words}</span>}</>;
            },
          },
          { key: 'waiting', title: t('column.waiting'), align: 'end', tight: true, render: (row) => figure(lineOf(row)?.waiting ?? 0) },
          {
            key: 'action', title: <span className="visually-hidden">{t('column.action')}</span>, align: 'end', tight: true,
            render: (row) => (
              <span className={styles['actions']}>
                <Button kind="quiet" aria-label={`${t('edit')} ${connectionName(row)}`} onClick={() => onEdit(row)}>{t('edit')}</Button>
                <Button kind="quiet" busy={save.busy} aria-label={`${t(row.active ? 'switchOff' : 'switchOn')} ${connectionName(row)}`} onClick={() => void turn(row)}>{t(row.active ? 'switchOff' : 'switchOn')}</Button>
                <Button kind="quiet" aria-label={`${t('remove')} ${connectionName(row)}`} onClick={() => onRemove(row)}>{t('remove')}</Button>
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
};
