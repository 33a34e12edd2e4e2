import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Payout } from '../../../shared/contract/after-sales.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay, useSession } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { fullMoment, yuan } from '../../i18n/format.ts';
import type { CaseView } from './case-detail.tsx';
import styles from './after-sales.module.css';

export const payoutTones: Readonly<Record<Payout['state'], Tone>> = { asked: 'amber', approved: 'blue', paid: 'green', declined: 'red', withdrawn: 'grey' };

/** AS-6: the money of the case, each with problem, amount, handler and time, and what is next for it. */
export const CaseMoney = ({ view }: { readonly view: CaseView }) => {
  const { t } = useTranslation('afterSales');
  if (view.payouts.length === 0) return <p className={styles['quiet']}>{t('section.noPayouts')}</p>;
  return (
    <ul className={styles['cards']}>
      {view.payouts.map((payout) => <PayoutCard key={payout.id} payout={payout} />)}
    </ul>
  );
};

type Ask = 'pay' | 'decline' | 'withdraw';

const PayoutCard = ({ payout }: { readonly payout: Payout }) => {
  const { t } = useTranslation('afterSales');
  const mayEdit = useMay('after_sales.edit');
  const mayApprove = useMay('after_sales.approve');
  const session = useSession();
  const [ask, setAsk] = useState<Ask | null>(null);
  const [text, setText] = useState('');
  const command = useCommand((what: Ask | 'approve') => {
    if (what === 'pay') return backroom.afterSales.payPayout({ payoutId: payout.id, reference: text });
    if (what === 'withdraw') return backroom.afterSales.withdrawPayout({ payoutId: payout.id, text });
    return backroom.afterSales.decidePayout({ payoutId: payout.id, approve: what === 'approve', text });
  });
  const run = async (what: Ask | 'approve'): Promise<void> => {
    const answer = await command.run(what);
    if (answer?.ok !== true) return;
    setAsk(null);
    setText('');
  };
  const open = payout.state === 'asked' || payout.state === 'approved';
  return (
    <li className={styles['card']} data-payout={payout.state}>
      <div className={`${styles['line']} selectable`}>
        <b>{yuan(payout.amountFen, payout.currency)}</b>
        <span>{t(`payoutKind.${payout.kind}`)}</span>
        <span className={`${styles['quiet']} ${styles['grow']}`}>{payout.reported ? t('payout.byPlatform') : t(`way.${payout.way}`)} {payout.account}</span>
        <Tag tone={payoutTones[payout.state]}>{t(`payoutState.${payout.state}`)}</Tag>
      </div>
      <span className={`${styles['quiet']} selectable`}>
        {[
          payout.reason, t('payout.askedBy', { name: payout.askedBy === '' ? t('platformSays') : payout.askedBy, time: fullMoment(payout.askedAt) }),
          ...(payout.decidedBy === '' || payout.decidedBy === payout.askedBy ? [] : [`${payout.state === 'declined' ? t('event.declined') : t('event.approved')} ${payout.decidedBy}`]),
          ...(payout.paidAt === null ? [] : [`${t('payoutState.paid')} ${payout.paidBy} ${fullMoment(payout.paidAt)} ${payout.reference}`.trim()]), ...(payout.decidedText === '' ? [] : [payout.decidedText]),
        ].filter((part) => part !== '').join(' · ')}
      </span>
      {open && ask === null && mayEdit && (
        <div className={styles['steps']}>
          {payout.state === 'asked' && mayApprove && <Button kind="primary" busy={command.busy} onClick={() => void run('approve')}>{t('payout.approve')}</Button>}
          {payout.state === 'asked' && mayApprove && <Button onClick={() => setAsk('decline')}>{t('payout.decline')}</Button>}
          {payout.state === 'asked' && !mayApprove && <span className={styles['quiet']}>{t('payout.waits')}</span>}
          {payout.state === 'approved' && <Button kind="primary" onClick={() => setAsk('pay')}>{t('payout.pay')}</Button>}
          {(mayApprove || payout.askedBy === session.name) && <Button kind="quiet" onClick={() => setAsk('withdraw')}>{t('payout.withdraw')}</Button>}
        </div>
      )}
      {ask !== null && (
        <form
          className={styles['inline']}
          onSubmit={(event) => {
            event.preventDefault();
            void run(ask);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            setAsk(null);
          }}
        >
          <input
            autoFocus className={styles['input']} maxLength={ask === 'pay' ? 200 : 500} value={text} aria-label={ask === 'decline' ? t('payout.declineWhy') : t('payout.reference')}
            placeholder={ask === 'decline' ? t('payout.declineWhy') : t('payout.reference')} onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" kind={ask === 'pay' ? 'primary' : 'danger'} keys="Enter" busy={command.busy} disabled={ask === 'decline' && text.trim() === ''}>{t(`payout.${ask}`)}</Button>
          <Button kind="quiet" keys="Esc" onClick={() => setAsk(null)}>{t('action.cancel')}</Button>
        </form>
      )}
      <RefusalNotice refusal={command.refusal} />
    </li>
  );
};
