import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName } from '../editor/element-words.ts';
import styles from './controls.module.css';

type Props = { readonly fields: readonly string[]; readonly disabled: boolean; readonly onPick: (field: string) => void };

/** The fields that this document knows, by their names for people; typing narrows them down. */
export const FieldChips = ({ fields, disabled, onPick }: Props) => {
  const { t } = useTranslation('templates');
  const [wanted, setWanted] = useState('');
  const plain = wanted.trim().toLowerCase();
  const shown = fields.filter((field) => plain === '' || field.toLowerCase().includes(plain) || fieldName(field).toLowerCase().includes(plain));
  return (
    <>
      <input className={styles['text']} type="search" aria-label={t('text.findField')} placeholder={t('text.insert')} value={wanted} disabled={disabled} onChange={(event) => setWanted(event.target.value)} />
      <div className={styles['chips']}>
        {shown.map((field) => (
          <button key={field} type="button" className={styles['chip']} title={field} disabled={disabled} onClick={() => onPick(field)}>
            {fieldName(field)}
          </button>
        ))}
        {shown.length === 0 && <span className={styles['quiet']}>{t('text.noField')}</span>}
      </div>
    </>
  );
};
