import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '../../../../shared/contract/orders.ts';
import type { AddressDoubt } from '../../../../shared/domain/intake/order-draft.ts';
import { backroom } from '../../../api/client.ts';
import { useAsked } from '../../../api/use-asked.ts';
import { useCommand } from '../../../api/use-command.ts';
import { AddressSuggestions, usePlaceCheck } from '../../../app/address-suggestions.tsx';
import { Button } from '../../../components/button.tsx';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { EffectsList } from '../change-effects.tsx';
import { ChangedMeanwhile } from '../changed-meanwhile.tsx';
import styles from './receiver-form.module.css';

type Field = 'name' | 'phone' | 'province' | 'city' | 'district' | 'detail' | 'postcode';
const needed: ReadonlySet<Field> = new Set(['name', 'phone', 'detail']);
const lengths: Readonly<Record<Field, number>> = { name: 100, phone: 40, province: 60, city: 60, district: 60, detail: 300, postcode: 12 };

const doubtField = (doubt: AddressDoubt): Field => {
  const [field] = doubt.split('_');
  return field as Field;
};

const star = /[*＊]/u;

/** IN-5, IN-6: the real receiver, with what was masked or doubted named at its field. */
export const ReceiverForm = ({ detail, onDone }: { readonly detail: OrderDetail; readonly onDone: () => void }) => {
  const { t } = useTranslation(['orders', 'terms', 'app']);
  const { receiver, receiverMasked, row } = detail;
  const maskedFields: ReadonlySet<Field> = new Set(receiverMasked.map((part) => (part === 'address' ? 'detail' : part)));
  // What was masked is typed in anew; the mask stays in sight beside it.
  const [values, setValues] = useState<Record<Field, string>>(() => ({
    name: maskedFields.has('name') ? '' : receiver.name,
    phone: maskedFields.has('phone') ? '' : receiver.phone,
    province: star.test(receiver.province) ? '' : receiver.province,
    city: star.test(receiver.city) ? '' : receiver.city,
    district: star.test(receiver.district) ? '' : receiver.district,
    detail: maskedFields.has('detail') ? '' : receiver.detail,
    postcode: receiver.postcode,
  }));
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState(detail);
  const [fresh, setFresh] = useState<OrderDetail | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const save = useCommand(backroom.orders.correctReceiver);
  const isWhole = [...needed].every((field) => values[field].trim() !== '') && Object.values(values).every((value) => !star.test(value));
  // CS-8: what it does to paper and packing table, before it is done.
  const preview = useAsked(
    isWhole && row.waybillNumber !== null ? () => backroom.orderChanges.preview({ orderId: row.id, change: { kind: 'receiver', receiver: { country: receiver.country, ...values } } }) : null,
    [row.id, isWhole, values], ['orders.changed', 'packing.changed'],
  );

  useEffect(() => {
    const wanted = form.current?.querySelector<HTMLElement>('[data-wanted=true]') ?? form.current?.querySelector<HTMLElement>('input');
    wanted?.focus();
  }, []);

  const check = usePlaceCheck(receiver.country === 'CN' && (values.city !== '' || values.detail !== '') ? { country: receiver.country, ...values } : undefined);
  const problem = (field: Field): string | undefined => {
    if (star.test(values[field])) return t('receiver.starred');
    return tried && needed.has(field) && values[field].trim() === '' ? t('receiver.needed') : undefined;
  };
  const doubtsOf = (field: Field): readonly AddressDoubt[] => detail.doubts.filter((doubt) => doubtField(doubt) === field);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const fields = Object.keys(values) as Field[];
    if (fields.some((field) => star.test(values[field]) || (needed.has(field) && values[field].trim() === ''))) return;
    const answer = await save.run({ orderId: row.id, revision: seen.revision, receiver: { country: receiver.country, ...values } });
    if (answer?.ok === true) onDone();
    else if (answer?.ok === false && answer.refusal.code === 'order.changed_meanwhile') {
      const now = await backroom.orders.get({ orderId: row.id });
      if (now.ok) setFresh(now.value);
    }
  };

  const input = (field: Field) => {
    const wrong = problem(field);
    const doubts = doubtsOf(field);
    const masked = maskedFields.has(field);
    const props = {
      className: [styles['input'], wrong === undefined ? (doubts.length > 0 || masked ? styles['doubted'] : '') : styles['wrong']].join(' '),
      value: values[field],
      maxLength: lengths[field],
      'aria-invalid': wrong !== undefined,
      'data-wanted': masked || doubts.length > 0,
      onChange: (event: { readonly target: { readonly value: string } }) => setValues((before) => ({ ...before, [field]: event.target.value })),
    };
    return (
      <label className={styles['field']}>
        {t(`receiver.${field}`)}
        {wrong !== undefined && <span className={styles['bad']}> · {wrong}</span>}
        {wrong === undefined && doubts.length > 0 && <span className={styles['why']}> · {doubts.map((doubt) => t(`terms:doubt.${doubt}`)).join(t('app:joiner'))}</span>}
        {field === 'detail' ? <textarea {...props} /> : <input {...props} />}
        {masked && <span className={styles['why']}>{t('receiver.mask', { text: field === 'detail' ? `${receiver.province}${receiver.city}${receiver.district}${receiver.detail}` : receiver[field] })}</span>}
      </label>
    );
  };

  return (
    <div role="dialog" aria-label={t('receiver.title')}>
      <form
        ref={form}
        className={styles['form']}
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') {
            event.preventDefault();
            onDone();
          } else if (event.key === 'Enter' && event.target instanceof HTMLTextAreaElement) {
            event.preventDefault();
            form.current?.requestSubmit();
          }
        }}
      >
        <h3>{t('receiver.title')}</h3>
        <div className={`${styles['row']} ${styles['two']}`}>
          {input('name')}
          {input('phone')}
        </div>
        <div className={styles['row']}>
          {input('province')}
          {input('city')}
          {input('district')}
        </div>
        {input('detail')}
        {input('postcode')}
        <AddressSuggestions check={check} onApply={(change) => setValues((before) => ({ ...before, ...change }))} />
        {preview.value !== undefined && <EffectsList effects={preview.value} currency={row.currency} />}
        {fresh === undefined ? (
          <RefusalNotice refusal={save.refusal} />
        ) : (
          <ChangedMeanwhile
            seen={seen} now={fresh} onTake={onDone}
            onAgain={() => {
              setSeen(fresh);
              setFresh(undefined);
              save.forget();
            }}
          />
        )}
        <div className={styles['foot']}>
          <Button keys="Esc" onClick={onDone}>
            {t('app:cancel')}
          </Button>
          <Button kind="primary" type="submit" keys="Enter" busy={save.busy}>
            {t('receiver.save')}
          </Button>
        </div>
      </form>
    </div>
  );
};
