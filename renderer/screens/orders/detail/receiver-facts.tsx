import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../../shared/contract/orders.ts';
import { OrderCustomer } from '../../../app/order-customer.tsx';
import { Button } from '../../../components/button.tsx';
import { moment } from '../../../i18n/format.ts';
import styles from './detail.module.css';

type Props = { readonly detail: OrderDetail; readonly mayCorrect: boolean; readonly onCorrect: () => void };

/** Who gets it, where, and what they said. */
export const ReceiverFacts = ({ detail, mayCorrect, onCorrect }: Props) => {
  const { t } = useTranslation(['orders', 'terms']);
  const { receiver, row } = detail;
  const place = [receiver.country === 'CN' ? '' : receiver.country, receiver.province, receiver.city === receiver.province ? '' : receiver.city, receiver.district, receiver.detail, receiver.postcode]
    .filter((part) => part !== '')
    .join(' ');
  return (
    <dl className={`${styles['facts']} selectable`}>
      <dt>{t('detail.buyer')}</dt>
      <dd>
        <OrderCustomer orderId={row.id} nick={row.buyerNick} />
      </dd>
      <dt>{t('detail.receiver')}</dt>
      <dd>
        {receiver.name === '' ? '—' : receiver.name} <span className={styles['quiet']}>{receiver.phone === '' ? t('detail.noPhone') : receiver.phone}</span>
      </dd>
      <dt>{t('detail.address')}</dt>
      <dd>
        {place === '' ? '—' : place}
        {mayCorrect && (
          <div className={styles['under']}>
            <Button kind="quiet" keys="R" onClick={onCorrect}>
              {t('action.receiver')}
            </Button>
          </div>
        )}
      </dd>
      {detail.buyerMessage !== '' && (
        <>
          <dt>{t('detail.message')}</dt>
          <dd>{detail.buyerMessage}</dd>
        </>
      )}
      {detail.platformNote !== '' && (
        <>
          <dt>{t('detail.platformNote')}</dt>
          <dd>{detail.platformNote}</dd>
        </>
      )}
      <dt>{t('detail.shop')}</dt>
      <dd>
        {t(`terms:platform.${row.platform}`)}
        {detail.shopName !== '' && ` · ${detail.shopName}`}
        {detail.platformStatusText !== '' && <span className={styles['quiet']}> · {detail.platformStatusText}</span>}
      </dd>
      {row.paidAt !== null && (
        <>
          <dt>{t('detail.paidAt')}</dt>
          <dd>{moment(row.paidAt)}</dd>
        </>
      )}
      {row.state === 'paid' && row.promisedShipAt !== null && (
        <>
          <dt>{t('detail.promised')}</dt>
          <dd>{moment(row.promisedShipAt)}</dd>
        </>
      )}
    </dl>
  );
};
