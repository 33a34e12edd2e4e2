import { useTranslation } from 'react-i18next';
import type { CustomerIdentity, CustomerProfile } from '../../../shared/contract/customers.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure, moment } from '../../i18n/format.ts';
import styles from './profile-pane.module.css';

type Props = {
  readonly profile: CustomerProfile; readonly mayEdit: boolean; readonly joining: CustomerId | null; readonly onJoin: (customerId: CustomerId | null) => void;
  readonly onShow: (customerId: CustomerId) => void;
};

/** What a buyer is called in one place, in a few words. */
const shortOf = ({ nicks, names, phones }: CustomerIdentity): string => nicks[0] ?? names[0] ?? phones[0] ?? '—';

export const IdentityCard = ({ identity, alike }: { readonly identity: CustomerIdentity; readonly alike?: ReadonlySet<string> }) => {
  const { t } = useTranslation(['customers', 'terms']);
  const lines = [['nicks', identity.nicks], ['names', identity.names], ['phones', identity.phones], ['addresses', identity.addresses]] as const;
  return (
    <div className={styles['identity']}>
      <p className={styles['partHead']}>
        <strong>{t(`terms:platform.${identity.platform}`)}</strong>
        <span className={styles['quiet']}>{t('identity.orders', { n: figure(identity.orders) })}</span>
      </p>
      <dl className={`${styles['said']} selectable`}>
        {lines.filter(([, texts]) => texts.length > 0).map(([name, texts]) => (
          <div key={name}>
            <dt>{t(`identity.${name}`)}</dt>
            <dd>{texts.map((text) => <span key={text} className={alike?.has(text) === true ? styles['alike'] : undefined}>{text}</span>)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** CU-1: the accounts that are this customer, why they were joined and how sure that is; each can be taken apart again. */
export const IdentitiesPart = ({ profile, mayEdit, joining, onJoin, onShow }: Props) => {
  const { t } = useTranslation(['customers', 'terms']);
  const undo = useCommand(backroom.customers.undoMerge);
  const merge = useCommand(backroom.customers.merge);
  const { row, identities, merges } = profile;
  const other = joining !== null && joining !== row.customerId;
  const join = async (): Promise<void> => {
    if (joining === null || !other) return;
    const answer = await merge.run({ keptId: joining, goneId: row.customerId });
    if (answer?.ok === true) {
      onJoin(null);
      onShow(joining);
    }
  };
  useKeys(mayEdit ? { M: () => (other ? void join() : onJoin(joining === null ? row.customerId : null)) } : {});
  return (
    <section className={styles['part']}>
      <div className={styles['partHead']}>
        <h3>{t('identity.title')}</h3>
        {mayEdit && joining === null && <Button kind="quiet" keys="M" data-testid="start-merge" onClick={() => onJoin(row.customerId)}>{t('merge.start')}</Button>}
      </div>
      {joining === row.customerId && <p className={styles['hint']}>{t('merge.choosing')} <Button kind="quiet" onClick={() => onJoin(null)}>{t('cancel')}</Button></p>}
      {other && (
        <p className={styles['hint']}>
          <Button kind="primary" keys="M" busy={merge.busy} data-testid="do-merge" onClick={() => void join()}>{t('merge.do')}</Button>
          <span>{t('merge.with', { name: row.name === '' ? row.nick : row.name })}</span>
          <Button kind="quiet" onClick={() => onJoin(null)}>{t('cancel')}</Button>
        </p>
      )}
      <RefusalNotice refusal={merge.refusal ?? undo.refusal} />
      {identities.map((identity) => <IdentityCard key={identity.customerId} identity={identity} />)}
      {merges.map((one) => (
        <div key={one.mergeId} className={styles['merge']} data-merge={one.mergeId}>
          <span className={styles['words']}>
            {t(`terms:platform.${one.gone.platform}`)} {shortOf(one.gone)} ⇄ {t(`terms:platform.${one.kept.platform}`)} {shortOf(one.kept)}
            <span className={styles['by']}>{one.by === null ? t('merge.by') : t('merge.byPerson', { name: one.by })} {moment(one.at)} · {one.reasons.map((reason) => t(`reason.${reason}`)).join('、')}</span>
          </span>
          <Tag tone={one.confidence >= 90 ? 'green' : 'amber'}>{t('merge.confidence', { n: one.confidence })}</Tag>
          {mayEdit && <Button kind="quiet" busy={undo.busy} title={t('merge.undone')} data-testid="undo-merge" onClick={() => void undo.run({ mergeId: one.mergeId })}>{t('merge.undo')}</Button>}
        </div>
      ))}
    </section>
  );
};
