import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { OrderView } from '../../../shared/domain/orders/views.ts';
import { backroom } from '../../api/client.ts';
import { chooseAndRead } from '../../app/intake-errand.ts';
import { go } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { figure } from '../../i18n/format.ts';
import styles from './today.module.css';

type Counts = OutputFor<'orders', 'counts'>;
type Tone = 'red' | 'amber' | 'accent' | 'plain';
type CardName = Exclude<OrderView, 'packed' | 'handed_over' | 'completed' | 'closed' | 'all' | 'near_24h' | 'can_merge' | 'to_contact'> | 'tasks' | 'handover' | 'transfers' | 'packing' | 'collections' | 'unsigned' | 'stubs' | 'claims';
type Card = { readonly name: CardName; readonly icon: IconName; readonly tone: Tone; readonly count: number; readonly open: () => void };

/** Claims whose date is near or over; `late`: a deadline is over. */
export type ClaimsDue = { readonly due: number; readonly late: boolean };

/** What waits for people in the work lists. */
export type OwnWork = { readonly tasksOver: number; readonly handovers: number; readonly moneyLines: number };

const view = (name: OrderView) => () => go('orders', { kind: 'view', view: name });

/** By urgency: what has a deadline, what a person must decide, then the day's work. */
const cardsOf = (own: OwnWork, counts: Counts, toPack: number, toCollect: number, unsigned: number, stubsDue: number, claims: ClaimsDue): readonly Card[] =>
  [
    { name: 'near_48h' as const, icon: 'clock' as const, tone: 'red' as const, count: counts.near_48h, open: view('near_48h') },
    { name: 'refund_due' as const, icon: 'clock' as const, tone: 'red' as const, count: counts.refund_due, open: view('refund_due') },
    { name: 'tasks' as const, icon: 'tasks' as const, tone: 'red' as const, count: own.tasksOver, open: () => go('tasks') },
    { name: 'handover' as const, icon: 'tasks' as const, tone: 'amber' as const, count: own.handovers, open: () => go('tasks', { kind: 'task_tab', tab: 'handover' }) },
    { name: 'transfers' as const, icon: 'tasks' as const, tone: 'amber' as const, count: own.moneyLines, open: () => go('tasks', { kind: 'task_tab', tab: 'transfers' }) },
    { name: 'promise_near' as const, icon: 'clock' as const, tone: 'red' as const, count: counts.promise_near, open: view('promise_near') },
    { name: 'refund_waiting' as const, icon: 'warning' as const, tone: 'red' as const, count: counts.refund_waiting, open: view('refund_waiting') },
    { name: 'urgent' as const, icon: 'warning' as const, tone: 'red' as const, count: counts.urgent, open: view('urgent') },
    { name: 'claims' as const, icon: 'claims' as const, tone: claims.late ? 'red' as const : 'amber' as const, count: claims.due, open: () => go('claims') },
    { name: 'check_address' as const, icon: 'warning' as const, tone: 'amber' as const, count: counts.check_address, open: view('check_address') },
    { name: 'masked' as const, icon: 'lock' as const, tone: 'amber' as const, count: counts.masked, open: view('masked') },
    { name: 'held' as const, icon: 'pause' as const, tone: 'amber' as const, count: counts.held, open: view('held') },
    { name: 'unsigned' as const, icon: 'collections' as const, tone: 'amber' as const, count: unsigned, open: () => go('collections') },
    { name: 'to_ship' as const, icon: 'orders' as const, tone: 'accent' as const, count: counts.to_ship, open: view('to_ship') },
    { name: 'packing' as const, icon: 'packing' as const, tone: 'accent' as const, count: toPack, open: () => void backroom.app.openPackingWindow() },
    { name: 'collections' as const, icon: 'collections' as const, tone: 'accent' as const, count: toCollect, open: () => go('collections') },
    { name: 'stubs' as const, icon: 'stubs' as const, tone: 'amber' as const, count: stubsDue, open: () => go('stubs') },
    { name: 'to_confirm' as const, icon: 'clock' as const, tone: 'plain' as const, count: counts.to_confirm, open: view('to_confirm') },
    { name: 'awaiting_payment' as const, icon: 'clock' as const, tone: 'plain' as const, count: counts.awaiting_payment, open: view('awaiting_payment') },
  ].filter((card) => card.count > 0);

export const WaitingCards = ({ own, counts, toPack, toCollect, unsigned, stubsDue, claims }: { readonly own: OwnWork; readonly counts: Counts | undefined; readonly toPack: number; readonly toCollect: number; readonly unsigned: number; readonly stubsDue: number; readonly claims: ClaimsDue }) => {
  const { t } = useTranslation('today');
  // The frame stands at once; figures come into it.
  if (counts === undefined) {
    return (
      <div className={styles['grid']} aria-busy="true">
        {[0, 1, 2, 3].map((place) => (
          <div key={place} className={styles['waiting']} />
        ))}
      </div>
    );
  }
  const cards = cardsOf(own, counts, toPack, toCollect, unsigned, stubsDue, claims);
  if (counts.all === 0) {
    return (
      <div className={styles['nothing']}>
        <Icon name="intake" size={22} />
        <div className={styles['words']}>
          <strong>{t('noOrders')}</strong>
          <div className={styles['text']}>{t('noOrdersText')}</div>
        </div>
        <Button kind="primary" keys="Ctrl O" onClick={() => void chooseAndRead()}>
          {t('noOrdersAction')}
        </Button>
      </div>
    );
  }
  if (cards.length === 0) {
    return (
      <div className={styles['nothing']}>
        <Icon name="check" size={22} />
        <div>
          <strong>{t('nothing')}</strong>
          <div className={styles['text']}>{t('nothingText')}</div>
        </div>
      </div>
    );
  }
  return (
    <section className={styles['grid']} aria-label={t('waits')}>
      {cards.map((card) => (
        <button key={card.name} type="button" className={`${styles['card']} ${styles[card.tone] ?? ''}`} data-card={card.name} onClick={card.open}>
          <span className={styles['head']}>
            <Icon name={card.icon} size={15} />
            {t(`item.${card.name}.title`)}
          </span>
          <span className={styles['count']}>{figure(card.count)}</span>
          <span className={styles['text']}>{t(`item.${card.name}.text`)}</span>
        </button>
      ))}
    </section>
  );
};
