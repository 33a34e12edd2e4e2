import { useTranslation } from 'react-i18next';
import type { PastedOrder } from '../../../shared/contract/entry.ts';
import type { AddressDoubt } from '../../../shared/domain/intake/order-draft.ts';
import { AddressSuggestions, usePlaceCheck } from '../../app/address-suggestions.tsx';
import styles from './entry.module.css';

type Receiver = PastedOrder['receiver'];
type Field = Exclude<keyof Receiver, 'secondPhone' | 'country'>;
type Props = { readonly receiver: Receiver; readonly inferred: PastedOrder['inferred']; readonly onChange: (change: Partial<Receiver>) => void };

const lengths: Readonly<Record<Field, number>> = { name: 100, phone: 40, province: 60, city: 60, district: 60, detail: 300, postcode: 12 };
const fieldOf = (doubt: AddressDoubt): string => doubt.split('_')[0] ?? '';

/** Who gets it and where; doubts stand at their field, suggestions below. */
export const ReceiverPart = ({ receiver, inferred, onChange }: Props) => {
  const { t } = useTranslation(['entry', 'terms', 'app']);
  const { secondPhone: _second, ...shown } = receiver;
  const isEmpty = [receiver.name, receiver.phone, receiver.detail].every((text) => text === '');
  const check = usePlaceCheck(isEmpty ? undefined : shown);
  const field = (name: Field, wide = '') => {
    const doubts = isEmpty ? [] : (check?.doubts ?? []).filter((doubt) => fieldOf(doubt) === name);
    const isInferred = inferred.some((level) => level === name);
    return (
      <label className={`${styles['field']} ${wide}`}>
        <span>
          {t(`entry:${name}`)}
          {doubts.length > 0 && <em className={styles['doubt']}> · {doubts.map((doubt) => t(`terms:doubt.${doubt}`)).join(t('app:joiner'))}</em>}
          {isInferred && doubts.length === 0 && <em className={styles['inferred']}> · {t('entry:inferred')}</em>}
        </span>
        <input className={styles['input']} data-doubted={doubts.length > 0} data-inferred={isInferred} value={receiver[name]} maxLength={lengths[name]} onChange={(event) => onChange({ [name]: event.target.value })} />
      </label>
    );
  };
  return (
    <section aria-label={t('entry:receiver')}>
      <h3>{t('entry:receiver')}</h3>
      <div className={styles['grid']}>
        {field('name')}
        {field('phone', styles['two'])}
        {field('province')}
        {field('city')}
        {field('district')}
        {field('detail', styles['two'])}
        {field('postcode')}
      </div>
      <AddressSuggestions check={isEmpty ? undefined : check} onApply={onChange} />
    </section>
  );
};
