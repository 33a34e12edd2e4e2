import { useTranslation } from 'react-i18next';
import type { CaseEvent } from '../../../shared/contract/after-sales.ts';
import { caseKinds } from '../../../shared/domain/after-sales/case.ts';
import { caseReasons } from '../../../shared/domain/after-sales/reasons.ts';
import { fullMoment, yuan } from '../../i18n/format.ts';
import styles from './after-sales.module.css';

/** What was done, when and by whom, newest first. */
export const CaseTimeline = ({ events, currency }: { readonly events: readonly CaseEvent[]; readonly currency: string }) => {
  const { t } = useTranslation('afterSales');
  const textOf = ({ kind, text }: CaseEvent): string => {
    const caseKind = caseKinds.find((one) => one === text);
    const reason = caseReasons.find((one) => one === text);
    if (kind === 'kind' && caseKind !== undefined) return t(`kind.${caseKind}`);
    if (kind === 'reason' && reason !== undefined) return t(`reason.${reason}`);
    if (kind === 'freight') return text.replace(/^(shop|buyer|courier): /, (_all, who: 'shop' | 'buyer' | 'courier') => `${t(`payer.${who}`)}：`);
    if (kind === 'deadline' || kind === 'buyer_received') return text === '' ? t('fact.unknownTime') : fullMoment(Number(text));
    if (kind === 'deadline_over') return text === 'answer' || text === 'receive' || text === 'pay' || text === 'send' || text === 'buyer_sends' ? t(`deadline.${text}`) : text;
    return text;
  };
  const byPlatform = (kind: CaseEvent['kind']): boolean => kind === 'platform_end' || kind === 'platform_asks' || kind === 'platform_withdrew';
  return (
    <ol className={`${styles['timeline']} selectable`}>
      {[...events].reverse().map((event) => {
        const text = textOf(event);
        return (
          <li key={event.id} data-event={event.kind}>
            <div className={styles['line']}>
              <strong>{t(`event.${event.kind}`)}</strong>
              {event.amountFen !== null && <b>{yuan(event.amountFen, currency)}</b>}
              <span className={styles['grow']} />
              <span className={styles['quiet']}>{event.staffName === '' ? (byPlatform(event.kind) ? t('platformSays') : t('system')) : event.staffName} · {fullMoment(event.at)}</span>
            </div>
            {text !== '' && <p>{text}</p>}
          </li>
        );
      })}
    </ol>
  );
};
