import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Connection, OutboxMessage } from '../../../shared/contract/sync.ts';
import type { ConnectionId, OutboxId } from '../../../shared/domain/ids.ts';
import { troubleWords } from '../../app/line/connection-words.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { go } from '../../app/navigation.ts';
import { useNow } from '../../app/use-now.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Facts } from '../../components/facts.tsx';
import { Icon } from '../../components/icon.tsx';
import { LongNumber } from '../../components/long-number.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure, fullMoment, moment } from '../../i18n/format.ts';
import { useRefusalWords } from '../../i18n/refusal-words.ts';
import { letGoWords, outcomeWords, payloadName, payloadValue, shownState, standingOf, standingWords, stateTones, toWords } from './message-words.ts';
import styles from './message-pane.module.css';

type Detail = OutputFor<'sync', 'message'>;
type Props = { readonly outboxId: OutboxId | undefined; readonly connections: ReadonlyMap<ConnectionId, Connection>; readonly onShow: (outboxId: OutboxId) => void };

/** One message: what, for which order, how it stands, and what the other side said. */
export const MessagePane = ({ outboxId, connections, onShow }: Props) => {
  const { t } = useTranslation('sync');
  const { value, refusal } = useAsked(outboxId === undefined ? null : () => backroom.sync.message({ outboxId }), [outboxId], ['sync.changed']);
  if (outboxId === undefined) return <EmptyState icon="sync" title={t('nothingChosen')} text={t('nothingChosenText')} />;
  if (value === undefined) return <RefusalNotice refusal={refusal} />;
  const { message } = value;
  const connection = message.connectionId === null ? undefined : connections.get(message.connectionId);
  return (
    <article className={styles['pane']} data-testid="message" data-message={message.id} data-state={message.state}>
      <header className={styles['head']}>
        <h2>{t(`tells.${message.kind}`)}</h2>
        <Tag tone={stateTones[shownState(message)]}>{t(`state.${shownState(message)}`)}</Tag>
      </header>
      {message.state === 'refused' ? <Refused message={message} /> : <Stands message={message} connection={connection} onShow={onShow} />}
      <MessageFacts detail={value} to={toWords(message, connection)} />
      <Payload payload={value.payload.filter((one) => saysMore(one, message))} />
      <Attempts attempts={value.attempts} />
    </article>
  );
};

/** The order's number stands above, and a flag says more than the number that the platform has for it. */
const saysMore = ({ name, value }: Detail['payload'][number], { order }: OutboxMessage): boolean => name !== 'flagNumber' && !(name === 'platformOrderNumber' && value === order.number);

const Refused = ({ message: { kind, refusalWords, refusalCode } }: { readonly message: OutboxMessage }) => {
  const { t } = useTranslation('sync');
  const inWords = useRefusalWords();
  return (
    <section className={styles['refused']} aria-label={t('refusal.title')}>
      <h3><Icon name="stop" size={16} />{t('refusal.title')}</h3>
      <dl>
        <dt>{t('refusal.says')}</dt>
        <dd className="selectable">
          {/* Without words it is ours: nothing was asked of the other side. */}
          {refusalWords === '' ? inWords({ code: refusalCode }).what : <q>{refusalWords}</q>}
          {refusalWords !== '' && refusalCode !== '' && <span className={styles['code']}>{refusalCode}</span>}
        </dd>
        <dt>{t('refusal.todo')}</dt>
        <dd>{t(`refusal.${kind}`)}</dd>
      </dl>
    </section>
  );
};

const Stands = ({ message, connection, onShow }: { readonly message: OutboxMessage; readonly connection: Connection | undefined; readonly onShow: (outboxId: OutboxId) => void }) => {
  const { t } = useTranslation('sync');
  const now = useNow();
  const standing = standingOf(message, connection, now);
  const { behind } = message;
  return (
    <p className={styles['stands']} data-standing={standing.kind}>
      {standingWords(standing, message, now)}
      {standing.kind === 'behind' && behind !== null && <Button kind="quiet" onClick={() => onShow(behind)}>{t('why.behindShow')}</Button>}
    </p>
  );
};

const MessageFacts = ({ detail: { message, key, decidedBy, decidedWhy }, to }: { readonly detail: Detail; readonly to: string }) => {
  const { t } = useTranslation('sync');
  return (
    <Facts
      facts={[
        [t('fact.order'), (
          <button key="order" type="button" className={styles['order']} title={t('openOrder')} onClick={() => go('orders', { kind: 'order', orderId: message.order.id })}>
            <LongNumber value={message.order.number} />
          </button>
        )],
        [t('fact.to'), to],
        [t('fact.created'), fullMoment(message.createdAt)],
        [t('fact.tries'), message.attempts === 0 ? t('noTries') : t('tries', { n: figure(message.attempts) })],
        ...(message.endedAt === null ? [] : [[t('fact.ended'), fullMoment(message.endedAt)] as const]),
        ...(decidedWhy === '' ? [] : [[t('fact.decided'), letGoWords(decidedWhy) ?? t('decidedBy', { name: decidedBy === '' ? t('decidedAnonymous') : decidedBy, why: decidedWhy })] as const]),
        [t('fact.key'), <span key="key" className={styles['key']} title={t('keyHint')}>{key}</span>],
      ]}
    />
  );
};

const Payload = ({ payload }: { readonly payload: Detail['payload'] }) => {
  const { t } = useTranslation('sync');
  return (
    <section className={styles['part']}>
      <h3>{t('payload')}<span>{t('payloadHint')}</span></h3>
      {payload.length === 0 ? <p className={styles['quiet']}>{t('noPayload')}</p> : <Facts facts={payload.map(({ name, value }) => [payloadName(name), payloadValue(name, value)] as const)} />}
    </section>
  );
};

const Attempts = ({ attempts }: { readonly attempts: Detail['attempts'] }) => {
  const { t } = useTranslation('sync');
  const now = useNow();
  return (
    <section className={styles['part']}>
      <h3>{t('attempts')}</h3>
      {attempts.length === 0 && <p className={styles['quiet']}>{t('noAttempts')}</p>}
      {attempts.length > 0 && (
        <ol className={`${styles['attempts']} selectable`}>
          {[...attempts].sort((a, b) => b.at - a.at).map(({ at, outcome, words }, index) => (
            <li key={`${String(at)} ${String(index)}`} data-outcome={outcome}>
              <time dateTime={new Date(at).toISOString()} title={fullMoment(at)}>{moment(at, now)}</time>
              <span>
                {outcomeWords(outcome)}
                {words !== '' && <q>{troubleWords(words, '')}</q>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
