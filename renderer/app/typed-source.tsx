import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../shared/domain/ids.ts';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';
import styles from './typed-source.module.css';

/** IN-4: the text that an order was typed in from; nothing for any other order. */
export const TypedSource = ({ orderId }: { readonly orderId: OrderId }) => {
  const { t } = useTranslation('entry');
  const source = useAsked(() => backroom.entry.sourceOf({ orderId }), [orderId]);
  if (source.value === undefined || source.value === '') return null;
  return (
    <details className={styles['source']}>
      <summary>{t('source')}</summary>
      <pre className="selectable">{source.value}</pre>
    </details>
  );
};
