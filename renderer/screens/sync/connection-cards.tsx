import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../../shared/contract/sync.ts';
import { connectorFacts } from '../../../shared/domain/sync/connection.ts';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { connectionName, stateTones, stateWords, troubleWords } from '../../app/line/connection-words.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/button.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure, moment } from '../../i18n/format.ts';
import styles from './connection-cards.module.css';

type Props = {
  readonly connections: readonly Connection[];
  readonly chosen: ConnectionId | null;
  readonly onChoose: (connectionId: ConnectionId | null) => void;
  readonly onAsk: (connectionId: ConnectionId) => void;
};

/** OF-4: how each connection stands, since when, and what waits for it. A click shows only its messages. */
export const ConnectionCards = ({ connections, chosen, onChoose, onAsk }: Props) => {
  const { t } = useTranslation('sync');
  return (
    <ul className={styles['cards']} aria-label={t('connections')}>
      {connections.map((connection) => (
        <li key={connection.id} className={styles['card']} data-connection={connection.id} data-state={connection.state} data-chosen={connection.id === chosen || undefined}>
          <Card connection={connection} chosen={connection.id === chosen} onChoose={() => onChoose(connection.id === chosen ? null : connection.id)} onAsk={() => onAsk(connection.id)} />
        </li>
      ))}
    </ul>
  );
};

const Card = ({ connection, chosen, onChoose, onAsk }: { readonly connection: Connection; readonly chosen: boolean; readonly onChoose: () => void; readonly onAsk: () => void }) => {
  const { t } = useTranslation('sync');
  const now = useNow();
  const name = connectionName(connection);
  const { state, waiting, refused, unreadable } = connection;
  const trouble = state === 'silent' || state === 'no_right' ? troubleWords(connection.trouble, connection.troubleWords) : '';
  const words = trouble === '' ? brings(connection, now, t) : trouble;
  return (
    <>
      <div className={styles['head']}>
        <button type="button" className={styles['name']} aria-pressed={chosen} title={t('onlyThis', { name })} onClick={onChoose}>{name}</button>
        <Tag tone={stateTones[state]}>{stateWords(connection, now)}</Tag>
      </div>
      <div className={styles['foot']}>
        <span className={styles['line']} title={words}>{words}</span>
        <span className={styles['figures']}>
          {waiting > 0 && <span>{t('cardWaiting', { n: figure(waiting) })}</span>}
          {refused > 0 && <b>{t('cardRefused', { n: figure(refused) })}</b>}
          {unreadable > 0 && <span className={styles['unreadable']}>{t('cardUnreadable', { n: figure(unreadable) })}</span>}
        </span>
        {state !== 'off' && <Button kind="quiet" aria-label={t('askOneLabel', { name })} data-ask={connection.id} onClick={onAsk}>{t('askOne')}</Button>}
      </div>
    </>
  );
};

/** What it brings, and how far. */
const brings = ({ kind, reading, readUntil }: Connection, now: number, t: TFunction<'sync'>): string => {
  if (reading) return t('reading');
  if (kind === 'folder') return t('watches');
  if (!connectorFacts[kind].bringsOrders) return t('bringsNone');
  return readUntil === null ? t('notRead') : t('readUntil', { time: moment(readUntil, now) });
};
