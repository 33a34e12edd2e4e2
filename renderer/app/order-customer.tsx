import { useTranslation } from 'react-i18next';
import type { BuyerCard } from '../../shared/contract/customers.ts';
import type { OrderId } from '../../shared/domain/ids.ts';
import type { Platform } from '../../shared/domain/orders/platform.ts';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';
import { Icon } from '../components/icon.tsx';
import { discountWords, spentWords } from './customer-words.ts';
import { go } from './navigation.ts';
import { useMay } from './session.ts';
import styles from './order-customer.module.css';

type CardProps = { readonly card: BuyerCard | null; readonly nick: string };

/** One line that says who it is; below it what CS must know before anything is promised (CU-3). */
const Card = ({ card, nick }: CardProps) => {
  const { t } = useTranslation('customers');
  const told = card === null ? t('order.unknown')
    : card.place > 1 ? t('order.known', { n: card.place })
    : card.place === 1 ? t('order.fresh')
    : card.orders > 0 ? t('order.regular', { n: card.orders })
    : t('order.unknown');
  return (
    <>
      <p className={styles['line']} data-testid="order-customer" title={card === null ? t('order.unknownText') : undefined}>
        {nick !== '' && <span className="selectable">{nick} · </span>}
        {card === null ? (
          <span className={styles['quiet']}>{told}</span>
        ) : (
          <button type="button" className={styles['link']} title={t('order.open')} onClick={() => go('customers', { kind: 'customer', customerId: card.customerId })}>
            {told}
          </button>
        )}
        {card !== null && card.orders > 0 && <span className={styles['quiet']}> · {spentWords(card.spent)}</span>}
        {card?.by === 'phone' && <span className={styles['quiet']}> · {t('order.byPhone')}</span>}
      </p>
      {card !== null && card.level !== null && (
        <p className={styles['level']}>{card.level.paysPercent >= 100 ? t('order.levelOnly', { level: card.level.name }) : t('order.level', { level: card.level.name, discount: discountWords(t, card.level.paysPercent) })}</p>
      )}
      {card?.warnings.map((warning) => (
        <p key={warning.warningId} className={styles['warning']} role="status">
          <Icon name="warning" size={14} />
          <span className="selectable">{warning.text}</span>
        </p>
      ))}
      {card?.returnsMuch === true && (
        <p className={styles['warning']} role="status">
          <Icon name="warning" size={14} />
          {t('warning.returns', { orders: card.orders, returned: card.returned })}
        </p>
      )}
    </>
  );
};

/** CU-3: the buyer of the order that is looked at: which order it is, level and discount, warnings. */
export const OrderCustomer = ({ orderId, nick }: { readonly orderId: OrderId; readonly nick: string }) => {
  const mayRead = useMay('customers.read');
  const asked = useAsked(mayRead ? () => backroom.customers.ofOrder({ orderId }) : null, [orderId, mayRead], ['customers.changed', 'orders.changed']);
  if (!mayRead) return nick === '' ? null : <span className="selectable">{nick}</span>;
  return <Card card={asked.value ?? null} nick={nick} />;
};

type Typed = { readonly platform: Platform; readonly nick: string; readonly name: string; readonly phone: string };

/** CU-3: the buyer of an order that is being typed in, as far as nick and phone tell; nothing while nobody is known. */
export const TypedCustomer = ({ platform, nick, name, phone }: Typed) => {
  const mayRead = useMay('customers.read');
  const told = nick.trim().length > 1 || phone.trim().length > 6;
  const asked = useAsked(mayRead && told ? () => backroom.customers.lookUp({ platform, nick: nick.slice(0, 100), name: name.slice(0, 100), phone: phone.slice(0, 40) }) : null, [platform, nick, name, phone, mayRead]);
  return asked.value === undefined || asked.value === null ? null : <div className={styles['typed']}><Card card={asked.value} nick={nick} /></div>;
};
