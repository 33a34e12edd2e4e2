import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { SkuRow } from '../../../shared/contract/stock.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure, moment } from '../../i18n/format.ts';
import styles from './sku-pane.module.css';

type Movement = OutputFor<'stock', 'movements'>[number];
const kinds = ['opening', 'count', 'handed_over', 'correction'] as const;

/** WH-2: every movement has its cause and its author, and leaves a balance. */
export const Movements = ({ skuId }: { readonly skuId: SkuRow['id'] }) => {
  const { t } = useTranslation('stock');
  const movements = useAsked(() => backroom.stock.movements({ skuId }), [skuId], ['stock.changed', 'collections.changed']);
  const kindWord = ({ kind }: Movement): string => {
    const known = kinds.find((one) => one === kind);
    return known === undefined ? kind : t(`movement.${known}`);
  };
  if (movements.refusal !== undefined) return <RefusalNotice refusal={movements.refusal} />;
  if (movements.value?.length === 0) return <p className={styles['hint']}>{t('movement.none')}</p>;
  return (
    <ol className={styles['movements']}>
      {movements.value?.map((movement, index) => (
        <li key={index}>
          <span className={styles['hint']}>{moment(movement.at)}</span>
          <span className={styles['cause']}>
            <b>{kindWord(movement)}</b> {[movement.cause, movement.staffName].filter((part) => part !== '').join(' · ')}
          </span>
          <b className={styles['quantity']}>{`${movement.quantity > 0 ? '+' : movement.quantity < 0 ? '−' : '±'}${figure(Math.abs(movement.quantity))}`}</b>
          <span className={styles['balance']}>{t('movement.balance', { n: figure(movement.balance).replace('-', '−') })}</span>
        </li>
      ))}
    </ol>
  );
};
