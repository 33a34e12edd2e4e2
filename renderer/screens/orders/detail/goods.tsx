import { useTranslation } from 'react-i18next';
import type { OrderDetail, OrderLine } from '../../../../shared/contract/orders.ts';
import { SkuPicture, useSkuPictures } from '../../../app/sku-picture.tsx';
import { Tag } from '../../../components/tag.tsx';
import { yuan } from '../../../i18n/format.ts';
import styles from './detail.module.css';

const variant = (line: OrderLine): string => {
  const named = [line.colour, line.size].filter((part) => part !== '').join(' · ');
  return named === '' ? line.properties : named;
};

const Line = ({ line, currency, pictureId }: { readonly line: OrderLine; readonly currency: string; readonly pictureId: string | null }) => {
  const { t } = useTranslation(['orders', 'terms', 'orderChanges']);
  const short = line.sellable !== null && line.sellable < 0;
  const place = [variant(line), line.shelf === '' ? '' : t('detail.shelf', { shelf: line.shelf })].filter((part) => part !== '');
  return (
    <li className={styles['line']}>
      <SkuPicture pictureId={pictureId} className={styles['picture']} />
      <span className={styles['lineWords']}>
        <span className={styles['title']} title={line.title}>
          {line.skuCode !== '' && <strong>{line.skuCode} </strong>}
          {line.title}
        </span>
        <span className={styles['small']}>{place.join(' · ')}</span>{' '}
        {line.sellable !== null && (short ? <Tag tone="red">{t('detail.short', { count: line.sellable })}</Tag> : <span className={styles['small']}>· {t('detail.sellable', { count: line.sellable })}</span>)}{' '}
        {line.giftRule !== null && <Tag tone="accent">{line.giftRule === '' ? t('orderChanges:change.gift') : `${t('orderChanges:change.gift')} · ${line.giftRule}`}</Tag>}{' '}
        {line.refund !== 'none' && <Tag tone="purple">{t(`terms:refund.${line.refund}`)}</Tag>}
      </span>
      <span style={{ textAlign: 'right' }}>
        {/* More than one piece is what packers miss: it stands out. */}
        <span className={line.quantity > 1 ? `${styles['quantity']} ${styles['several']}` : styles['quantity']}>{t('detail.quantity', { count: line.quantity })}</span>
        {line.unitPriceFen !== null && <span className={styles['small']} style={{ display: 'block' }}>{yuan(line.unitPriceFen, currency)}</span>}
      </span>
    </li>
  );
};

export const Goods = ({ detail }: { readonly detail: OrderDetail }) => {
  const { t } = useTranslation('orders');
  const pictures = useSkuPictures(detail.lines.map(({ skuCode }) => skuCode));
  return (
    <ul className={`${styles['goods']} selectable`} aria-label={t('detail.goods')}>
      {detail.lines.map((line) => (
        <Line key={line.id} line={line} currency={detail.row.currency} pictureId={pictures.get(line.skuCode) ?? null} />
      ))}
    </ul>
  );
};
