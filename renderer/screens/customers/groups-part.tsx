import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import type { CustomerSeriesId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { isoDay } from '../../i18n/format.ts';
import styles from './profile-pane.module.css';

type Props = { readonly profile: CustomerProfile; readonly mayEdit: boolean };

/** CU-2: the groups that the customer is or was in; put in, left, removed by a person. */
export const GroupsPart = ({ profile, mayEdit }: Props) => {
  const { t } = useTranslation('customers');
  const [choosing, setChoosing] = useState(false);
  const overview = useAsked(choosing ? () => backroom.customers.overview() : null, [choosing], ['customers.changed']);
  const add = useCommand(backroom.customers.addToSeries);
  const leave = useCommand(backroom.customers.leaveGroup);
  const { row, memberships } = profile;
  useKeys(mayEdit ? { G: () => setChoosing(true) } : {});
  const put = async (seriesId: CustomerSeriesId): Promise<void> => {
    const answer = await add.run({ seriesId, customerIds: [row.customerId] });
    if (answer?.ok === true) setChoosing(false);
  };
  const series = overview.value?.series ?? [];
  return (
    <section className={styles['part']}>
      <div className={styles['partHead']}>
        <h3>{t('groups.title')}</h3>
        {mayEdit && !choosing && <Button kind="quiet" keys="G" data-testid="add-to-group" onClick={() => setChoosing(true)}>{t('groups.add')}</Button>}
      </div>
      {choosing && overview.value !== undefined && (
        <div className={styles['choices']} role="group" aria-label={t('groups.choose')}>
          {series.map((one, index) => (
            <Button key={one.seriesId} autoFocus={index === 0} busy={add.busy} disabled={memberships.some(({ seriesId, leftAt }) => seriesId === one.seriesId && leftAt === null)} onClick={() => void put(one.seriesId)}>{one.name}</Button>
          ))}
          {series.length === 0 && <span className={styles['quiet']}>{t('view.newSeries')}: N</span>}
          <Button kind="quiet" onClick={() => setChoosing(false)}>{t('cancel')}</Button>
        </div>
      )}
      {memberships.length === 0 && !choosing && <p className={styles['quiet']}>{t('groups.none')}</p>}
      {memberships.map((one, index) => (
        <div key={index} className={styles['membership']} data-group={one.group}>
          <span className={one.leftAt === null ? styles['words'] : `${styles['words']} ${styles['gone']}`}>
            {one.group}
            <span className={styles['by']}>
              {t('groups.since', { at: isoDay(one.joinedAt) })} · {one.joinedBy === null ? t('groups.byRule') : t('groups.by', { name: one.joinedBy })}
              {one.leftAt !== null && ` · ${t(one.leftHow === 'removed' ? 'groups.removedAt' : 'groups.leftAt', { at: isoDay(one.leftAt) })}`}
            </span>
          </span>
          {mayEdit && one.leftAt === null && (
            <>
              <Button kind="quiet" busy={leave.busy} onClick={() => void leave.run({ customerId: row.customerId, groupId: one.groupId, how: 'left' })}>{t('groups.leave')}</Button>
              <Button kind="quiet" busy={leave.busy} onClick={() => void leave.run({ customerId: row.customerId, groupId: one.groupId, how: 'removed' })}>{t('groups.remove')}</Button>
            </>
          )}
        </div>
      ))}
      <RefusalNotice refusal={add.refusal ?? leave.refusal ?? overview.refusal} />
    </section>
  );
};
