import { useTranslation } from 'react-i18next';
import { channels } from '../../../shared/domain/entry/channels.ts';
import { yuan } from '../../i18n/format.ts';
import { sumOf, type EntryDraft, type EntryEdits } from './entry-draft.ts';
import { MoneyInput } from './money-input.tsx';
import styles from './entry.module.css';

const payments = ['unpaid', 'paid', 'transfer'] as const;

/** Freight, total, paid or not, and where the order came from. */
export const MoneyPart = ({ draft, onChange }: { readonly draft: EntryDraft; readonly onChange: (edits: EntryEdits) => void }) => {
  const { t } = useTranslation('entry');
  const sum = sumOf(draft);
  const text = (name: 'bank' | 'payer' | 'nick' | 'note', max: number, wide = '') => (
    <label className={`${styles['field']} ${wide}`}>
      <span>{t(name)}</span>
      <input className={styles['input']} maxLength={max} value={draft[name]} onChange={(event) => onChange({ [name]: event.target.value })} />
    </label>
  );
  return (
    <section aria-label={t('money')}>
      <h3>{t('money')}</h3>
      <div className={styles['grid']}>
        <label className={styles['field']}>
          <span>{t('freight')}</span>
          <MoneyInput label={t('freight')} fen={draft.freightFen} onChange={(freightFen) => onChange({ freightFen: freightFen ?? 0 })} />
        </label>
        <label className={styles['field']}>
          <span>
            {t('total')}
            {sum !== null && draft.totalFen !== null && draft.totalFen !== sum && <em className={styles['doubt']}> · {t('differs', { amount: yuan(sum) })}</em>}
          </span>
          <MoneyInput label={t('total')} fen={draft.totalFen} placeholder={sum === null ? undefined : t('fromLines', { amount: yuan(sum) })} onChange={(totalFen) => onChange({ totalFen })} />
        </label>
        <label className={styles['field']}>
          <span>{t('payment')}</span>
          <select className={styles['input']} value={draft.payment} onChange={(event) => onChange({ payment: payments.find((one) => one === event.target.value) ?? 'unpaid' })}>
            {payments.map((one) => (
              <option key={one} value={one}>{t(`paymentKinds.${one}`)}</option>
            ))}
          </select>
        </label>
        {draft.payment === 'transfer' && text('bank', 40)}
        {draft.payment === 'transfer' && text('payer', 60, styles['two'])}
        <label className={styles['field']}>
          <span>{t('channel')}</span>
          <select className={styles['input']} value={draft.channel} onChange={(event) => onChange({ channel: channels.find((one) => one === event.target.value) ?? 'other' })}>
            {channels.map((one) => (
              <option key={one} value={one}>{t(`channels.${one}`)}</option>
            ))}
          </select>
        </label>
        {text('nick', 100)}
        {text('note', 2000)}
      </div>
    </section>
  );
};
