import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mappedStates, rowKinds, type FileMapping, type MappedState } from '../../../../shared/domain/intake/file-mapping.ts';
import { dateOrders } from '../../../../shared/domain/intake/order-time.ts';
import { platforms } from '../../../../shared/domain/orders/platform.ts';
import styles from './mapping.module.css';

type Props = {
  readonly mapping: FileMapping;
  readonly name: string;
  readonly statuses: readonly string[];
  readonly onName: (name: string) => void;
  readonly onChange: (mapping: FileMapping) => void;
  /** Where the column names stand; nothing for a kept mapping. */
  readonly header?: ReactNode;
};

const stateOf = (value: string): MappedState | null => mappedStates.find((state) => state === value) ?? null;

/** What holds for the whole file. */
export const MappingFacts = ({ mapping, name, statuses, onName, onChange, header }: Props) => {
  const { t } = useTranslation(['intake', 'terms']);
  const choice = <T extends string>(label: string, value: T, values: readonly T[], words: (value: T) => string, set: (value: T) => void) => (
    <label className={styles['fact']}>
      {label}
      <select
        value={value}
        onChange={(event) => {
          const chosen = values.find((one) => one === event.target.value);
          if (chosen !== undefined) set(chosen);
        }}
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
  const words = [...new Set([...statuses, ...Object.keys(mapping.statusWords)])];
  const hasDates = mapping.columns.some(({ field }) => field === 'createdAt' || field === 'paidAt' || field === 'promisedAt');
  const setWord = (word: string, state: MappedState | null): void => {
    const { [word]: _before, ...rest } = mapping.statusWords;
    onChange({ ...mapping, statusWords: state === null ? rest : { ...rest, [word]: state } });
  };
  return (
    <div className={styles['facts']}>
      <label className={styles['fact']}>
        {t('mapping.name')}
        <input value={name} maxLength={100} placeholder={t('mapping.nameHint')} onChange={(event) => onName(event.target.value)} />
      </label>
      {header}
      {choice(t('mapping.rows'), mapping.rows, rowKinds, (one) => t(`mapping.rowKinds.${one}`), (rows) => onChange({ ...mapping, rows }))}
      {choice(t('mapping.platform'), mapping.platform, platforms, (one) => t(`terms:platform.${one}`), (platform) => onChange({ ...mapping, platform }))}
      <label className={styles['fact']}>
        {t('mapping.shopName')}
        <input value={mapping.shopName} maxLength={100} placeholder={t('mapping.shopHint')} onChange={(event) => onChange({ ...mapping, shopName: event.target.value })} />
      </label>
      {hasDates && choice(t('mapping.dateOrder'), mapping.dateOrder, dateOrders, (one) => t(`mapping.dateOrders.${one}`), (dateOrder) => onChange({ ...mapping, dateOrder }))}
      {choice(t('mapping.noStatus'), mapping.stateWithoutStatus, ['paid', 'awaiting_payment'] as const, (one) => t(`mapping.noStatuses.${one}`), (stateWithoutStatus) => onChange({ ...mapping, stateWithoutStatus }))}
      {words.length > 0 && (
        <fieldset className={styles['words']}>
          <legend>{t('mapping.statusWords')}</legend>
          {words.map((word) => (
            <label key={word}>
              <span>{word}</span>
              <select value={mapping.statusWords[word] ?? ''} onChange={(event) => setWord(word, stateOf(event.target.value))}>
                <option value="">{t('mapping.statusUnset')}</option>
                {mappedStates.map((state) => (
                  <option key={state} value={state}>
                    {t(`terms:state.${state}`)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
};
