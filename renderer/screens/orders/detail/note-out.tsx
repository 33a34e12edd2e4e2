import { useTranslation } from 'react-i18next';
import type { OrderId } from '../../../../shared/domain/ids.ts';
import { backroom } from '../../../api/client.ts';
import { useAsked } from '../../../api/use-asked.ts';
import styles from './note-out.module.css';

/** CS-4: the platform's one note as it will read, before it goes out, and what does not fit into it. */
export const NoteOut = ({ orderId, oneMore }: { readonly orderId: OrderId; readonly oneMore: string }) => {
  const { t } = useTranslation('orderChanges');
  const asked = useAsked(() => backroom.orderChanges.composedNote({ orderId, oneMore }), [orderId, oneMore], ['orders.changed']);
  const out = asked.value;
  if (out === undefined || out === null) return null;
  const facts = [
    `${t('note.length', { length: out.length, limit: out.limit })} ${t(out.unit === 'bytes' ? 'note.bytes' : 'note.characters')}`,
    ...(out.flagName === null ? [] : [t('note.flag', { flag: out.flagName })]), ...(out.documented ? [] : [t('note.guess', { limit: out.limit })]),
  ];
  return (
    <div className={styles['out']} aria-live="polite">
      <span className={styles['name']}>{t('note.out')}</span>
      <span className={`${styles['text']} selectable`}>{out.text === '' ? t('note.empty') : out.text}</span>
      {(out.leftOut > 0 || out.isCut) && <span className={styles['warn']}>{out.isCut ? t('note.cut') : t('note.leftOut', { count: out.leftOut })}</span>}
      <span className={styles['facts']}>{facts.join(' · ')}</span>
    </div>
  );
};
