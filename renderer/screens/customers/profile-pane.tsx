import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerProfile } from '../../../shared/contract/customers.ts';
import type { CustomerId } from '../../../shared/domain/ids.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { discountWords, spentWords } from '../../app/customer-words.ts';
import { useMay } from '../../app/session.ts';
import { Facts } from '../../components/facts.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag } from '../../components/tag.tsx';
import { figure, isoDay, yuan } from '../../i18n/format.ts';
import { CustomerOrders } from './customer-orders.tsx';
import { GroupsPart } from './groups-part.tsx';
import { IdentitiesPart } from './identities-part.tsx';
import { CasesPart, NotesPart, WarningsPart } from './notes-part.tsx';
import styles from './profile-pane.module.css';

type Props = {
  readonly customerId: CustomerId | undefined;
  /** The customer that another is about to be joined to. */
  readonly joining: CustomerId | null; readonly onJoin: (customerId: CustomerId | null) => void; readonly onShow: (customerId: CustomerId) => void;
};

const FactsPart = ({ profile: { row, sizes } }: { readonly profile: CustomerProfile }) => {
  const { t } = useTranslation('customers');
  const back = row.spent.filter(({ refundedFen }) => refundedFen !== 0).map(({ refundedFen, currency }) => yuan(refundedFen, currency)).join(' + ');
  return (
    <Facts
      facts={[
        [t('profile.spent'), <span key="spent"><strong>{spentWords(row.spent)}</strong>{back !== '' && <span className={styles['quiet']}> · {t('profile.refunded', { money: back })}</span>}</span>],
        [t('profile.orders'), <span key="orders">{t('profile.ordersOf', { n: figure(row.orders) })}{row.returned > 0 && <span className={styles['quiet']}> · {t('profile.returned')} {t('profile.ordersOf', { n: figure(row.returned) })} ({t('profile.of100', { n: Math.round((row.returned * 100) / Math.max(1, row.orders)) })})</span>}</span>],
        [t('profile.level'), row.level === null ? t('profile.noLevel') : <span key="level"><Tag tone="accent">{row.level.name}</Tag> {row.level.paysPercent < 100 && t('profile.discount', { discount: discountWords(t, row.level.paysPercent) })}</span>],
        [t('profile.first'), row.firstAt === null ? '—' : isoDay(row.firstAt)],
        [t('profile.last'), row.lastAt === null ? '—' : isoDay(row.lastAt)],
        ...(sizes.length === 0 ? [] : [[t('profile.sizes'), sizes.map(({ size, pieces }) => t('profile.sizesOf', { size, n: pieces })).join(' · ')] as const]),
      ]}
    />
  );
};

/** CU-1: everything about the customer under the cursor, what must be known first. */
export const ProfilePane = ({ customerId, joining, onJoin, onShow }: Props) => {
  const { t } = useTranslation('customers');
  const mayEdit = useMay('customers.edit');
  const asked = useAsked(customerId === undefined ? null : () => backroom.customers.get({ customerId }), [customerId], ['customers.changed', 'orders.changed', 'after_sales.changed']);
  // Moving down the list, the customer before stays until the next one is there: nothing flickers.
  const last = useRef(asked.value);
  if (asked.value !== undefined) last.current = asked.value;
  const profile = asked.value ?? (asked.loading ? last.current : undefined);
  if (customerId === undefined || profile === undefined) {
    return asked.refusal === undefined ? (!asked.loading && <EmptyState icon="person" title={t('profile.none')} text={t('profile.noneText')} />) : <RefusalNotice refusal={asked.refusal} />;
  }
  const { row } = profile;
  return (
    <article className={styles['pane']} data-customer={row.customerId} aria-label={t('profile.label')}>
      <header className={styles['head']}>
        <h2 className="selectable">{row.name === '' ? t('masked') : row.name}</h2>
        {row.nick !== '' && <span className={`${styles['quiet']} selectable`}>{row.nick}</span>}
      </header>
      <WarningsPart key={`warnings ${String(row.customerId)}`} profile={profile} mayEdit={mayEdit} />
      <FactsPart profile={profile} />
      <GroupsPart key={`groups ${String(row.customerId)}`} profile={profile} mayEdit={mayEdit} />
      <NotesPart key={`notes ${String(row.customerId)}`} profile={profile} mayEdit={mayEdit} />
      <CasesPart cases={profile.cases} />
      <CustomerOrders customerId={row.customerId} />
      <IdentitiesPart profile={profile} mayEdit={mayEdit} joining={joining} onJoin={onJoin} onShow={onShow} />
    </article>
  );
};
