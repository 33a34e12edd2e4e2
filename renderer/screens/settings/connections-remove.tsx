import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { connectorFacts } from '../../../shared/domain/sync/connection.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure } from '../../i18n/format.ts';
import type { KeptConnection } from './connections-section.tsx';
import styles from './settings.module.css';
import parts from './connections.module.css';

type Props = { readonly row: KeptConnection; readonly name: string; readonly waiting: number; readonly onRemoved: () => void; readonly onCancel: () => void };

/** Keys that are deleted cannot be brought back with undo, so it is asked first, with what becomes of what waits. */
export const RemoveConnection = ({ row, name, waiting, onRemoved, onCancel }: Props) => {
  const { t } = useTranslation('connections');
  const remove = useCommand(backroom.sync.removeConnection);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const run = async (): Promise<void> => {
    const answer = await remove.run({ connectionId: row.id });
    if (answer?.ok === true) onRemoved();
  };
  const hasKeys = connectorFacts[row.kind].fields.some(({ secret }) => secret);
  return (
    <Panel title={t('removing.title', { name })}>
      <p className={`${styles['hint']} ${parts['lead']}`}>
        {waiting > 0 ? t('removing.waiting', { n: figure(waiting) }) : t('removing.nothing')}
        {hasKeys && ` ${t('removing.keys')}`}
      </p>
      <RefusalNotice refusal={remove.refusal} />
      <div className={styles['foot']}>
        <Button ref={keep} onClick={onCancel}>{t('removing.keep')}</Button>
        <Button kind="danger" busy={remove.busy} onClick={() => void run()} data-testid="do-remove">{t('removing.confirm')}</Button>
      </div>
    </Panel>
  );
};
