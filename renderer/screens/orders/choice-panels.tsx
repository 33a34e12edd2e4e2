import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../shared/contract/orders.ts';
import { orderFlags, type OrderFlag } from '../../../shared/domain/intake/order-draft.ts';
import { FlagMark } from '../../components/flag-mark.tsx';
import { courierName, knownCouriers } from '../../i18n/couriers.ts';
import { ActionPanel } from './action-panel.tsx';
import { OptionList } from './option-list.tsx';
import { setCourier, setFlag } from './order-actions.ts';
import styles from './action-panel.module.css';

type Props = { readonly rows: readonly OrderRow[]; readonly onDone: () => void; readonly preview?: ReactNode };

/** The value that all orders share, if they do. */
const shared = <Value,>(rows: readonly OrderRow[], of: (row: OrderRow) => Value): Value | undefined => {
  const [first] = rows;
  return first !== undefined && rows.every((row) => of(row) === of(first)) ? of(first) : undefined;
};

/** F, then a digit. */
export const FlagPanel = ({ rows, onDone, preview }: Props) => {
  const { t } = useTranslation(['orders', 'terms']);
  const choose = (flag: OrderFlag): void => {
    onDone();
    void setFlag(t, rows, flag);
  };
  return (
    <ActionPanel
      title={t('flag.title')}
      onClose={onDone}
      preview={preview}
      onDigit={(digit) => {
        const flag = orderFlags[digit - 1];
        if (flag !== undefined) choose(flag);
      }}
    >
      <OptionList
        label={t('flag.title')}
        values={orderFlags}
        chosen={shared(rows, (row) => row.flag)}
        show={(flag) => (
          <>
            <FlagMark flag={flag} withWord />
            <span style={{ color: 'var(--ink-3)', fontSize: 'var(--text-small)' }}>{t(`terms:flagMeaning.${flag}`)}</span>
          </>
        )}
        onChoose={choose}
      />
      <p className={styles['hint']}>{t('flag.hint')}</p>
    </ActionPanel>
  );
};

/** C, then a digit. */
export const CourierPanel = ({ rows, onDone, preview }: Props) => {
  const { t } = useTranslation(['orders', 'terms']);
  const choose = (code: string): void => {
    onDone();
    void setCourier(t, rows, code, courierName(code));
  };
  return (
    <ActionPanel
      title={t('courier.title')}
      onClose={onDone}
      preview={preview}
      onDigit={(digit) => {
        const code = knownCouriers[digit - 1];
        if (code !== undefined) choose(code);
      }}
    >
      <OptionList label={t('courier.title')} values={knownCouriers} chosen={knownCouriers.find((code) => code === shared(rows, (row) => row.courierCode))} show={courierName} onChoose={choose} />
      <p className={styles['hint']}>{t('courier.hint')}</p>
    </ActionPanel>
  );
};
