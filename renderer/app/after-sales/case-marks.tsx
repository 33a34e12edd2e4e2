import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../../shared/contract/after-sales.ts';
import { caseDueOf, type CaseDue } from '../../../shared/domain/after-sales/terms.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { lateDuration, shortDuration } from '../../i18n/duration.ts';
import { useNow } from '../use-now.ts';
import styles from './case-marks.module.css';

const marks: Readonly<Record<CaseDue, { readonly icon: IconName; readonly className: string }>> = {
  over: { icon: 'stop', className: 'over' }, near: { icon: 'warning', className: 'near' }, later: { icon: 'clock', className: 'later' }, none: { icon: 'pause', className: 'later' },
};

/** AS-3: the countdown, with colour, shape and words. */
export const CaseDueMark = ({ row }: { readonly row: Pick<CaseRow, 'deadlineAt' | 'deadlineStep' | 'closedAt'> }) => {
  const { t } = useTranslation('afterSales');
  const now = useNow();
  const { deadlineAt, deadlineStep } = row;
  if (row.closedAt !== null) return <span className={styles['later']}>{t('state.closed')}</span>;
  if (deadlineAt === null || deadlineStep === null) return <span className={`${styles['due']} ${styles['later']}`}><Icon name="pause" size={14} />{t('due.none')}</span>;
  const due = caseDueOf(deadlineAt, now);
  const step = t(`deadline.${deadlineStep}`);
  return (
    <span className={`${styles['due']} ${styles[marks[due].className] ?? ''}`} data-due={due}>
      <Icon name={marks[due].icon} size={14} />
      {due === 'over' ? t('due.over', { step, time: lateDuration(Math.max(60_000, now - deadlineAt)) }) : t('due.left', { step, time: shortDuration(Math.max(60_000, deadlineAt - now)) })}
    </span>
  );
};

const stateTones: Readonly<Record<CaseRow['state'], Tone>> = {
  opened: 'amber', agreed: 'blue', awaiting_goods: 'purple', received: 'blue', paid_back: 'green', sent: 'green', refused: 'red', closed: 'grey',
};

export const CaseStateTag = ({ row }: { readonly row: Pick<CaseRow, 'state' | 'outcome'> }) => {
  const { t } = useTranslation('afterSales');
  const ended = row.outcome === '' || row.outcome === 'refused' ? null : row.outcome;
  return <Tag tone={stateTones[row.state]}>{ended === null ? t(`state.${row.state}`) : t(`outcome.${ended}`)}</Tag>;
};

const kindTones: Readonly<Record<CaseRow['kind'], Tone>> = {
  return: 'purple', refused_delivery: 'purple', exchange: 'blue', resend: 'blue', refund_only: 'grey', compensation: 'grey', courier_damage: 'amber',
};

export const CaseKindTag = ({ kind }: Pick<CaseRow, 'kind'>) => {
  const { t } = useTranslation('afterSales');
  return <Tag tone={kindTones[kind]}>{t(`kind.${kind}`)}</Tag>;
};
