import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '../../../shared/contract/claims.ts';
import { dueOf, nextDateOf, type Due } from '../../../shared/domain/claims/deadline.ts';
import { isClosed } from '../../../shared/domain/claims/transitions.ts';
import { useShop } from '../../app/session.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import styles from './claims.module.css';

const marks: Readonly<Record<Due, { readonly icon: IconName; readonly className: string }>> = {
  over: { icon: 'stop', className: 'over' }, today: { icon: 'warning', className: 'over' }, near: { icon: 'warning', className: 'near' }, later: { icon: 'clock', className: 'later' },
  none: { icon: 'pause', className: 'later' },
};

/** When somebody has to do something: colour, shape and words. */
export const DueMark = ({ claim, now }: { readonly claim: ClaimRow; readonly now: number }) => {
  const { t } = useTranslation('claims');
  const { timeZone } = useShop().shop;
  if (isClosed(claim.state)) return <span className={styles['later']}>{t('due.closed')}</span>;
  const next = nextDateOf(claim);
  const { due, days } = dueOf(next?.at ?? null, now, timeZone);
  const n = String(Math.abs(days));
  const words = next?.kind === 'follow_up'
    ? due === 'over' ? t('due.followOver', { n }) : due === 'today' ? t('due.followToday') : t('due.followLater', { n })
    : due === 'over' ? t('due.over', { n }) : due === 'near' ? t('due.near', { n }) : due === 'later' ? t('due.later', { n }) : t(`due.${due}`);
  // A follow-up that is still days away is no warning.
  const mark = next?.kind === 'follow_up' && due === 'near' ? marks.later : marks[due];
  return (
    <span className={`${styles['due']} ${styles[mark.className] ?? ''}`}>
      <Icon name={mark.icon} size={14} />
      {words}
    </span>
  );
};

const tones: Readonly<Record<ClaimRow['state'], Tone>> = { opened: 'amber', sent: 'blue', answered: 'purple', paid: 'green', short: 'green', refused: 'red', withdrawn: 'grey' };

export const ClaimState = ({ state }: { readonly state: ClaimRow['state'] }) => {
  const { t } = useTranslation('claims');
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
};
