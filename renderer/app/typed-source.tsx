import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../shared/domain/ids.ts';
import { backroom } from '../api/client.ts';
import { useAsked } from '../api/use-asked.ts';
import styles from './typed-source.module.css';

/** IN-4: where an order that was typed in was taken, and the text it came from; nothing for any other order. */
export const TypedSource = ({ orderId }: { readonly orderId: OrderId }) => {
  const { t } = useTranslation('entry');
  const source = useAsked(() => backroom.entry.sourceOf({ orderId }), [orderId]);
  if (source.value === undefined || source.value === null) return null;
  const { channel, text } = source.value;
  return (
    <div className={styles['source']}>
      <p>
        {t('channel')} <b>{t(`channels.${channel}`)}</b>
      </p>
      {text !== '' && (
        <details>
          <summary>{t('source')}</summary>
          <pre className="selectable">{text}</pre>
        </details>
      )}
    </div>
  );
};
