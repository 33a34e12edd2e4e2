import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackingParcel } from '../../../shared/contract/packing.ts';
import { nextItem } from './verdict-words.ts';
import { useKeys } from './use-keys.ts';
import styles from './panel-view.module.css';

type Props = { readonly parcel: PackingParcel | null; readonly onFault: (note: string) => void; readonly onClose: () => void };

const faults = ['defect', 'missing', 'wrong_label', 'dirty', 'damaged'] as const;
type Choice = (typeof faults)[number] | 'own';

/** PK-7: why the order goes back to customer service. Digits choose, Enter sends; own words where none fits. */
export const FaultPanel = ({ parcel, onFault, onClose }: Props) => {
  const { t } = useTranslation('packing');
  const [choice, setChoice] = useState<Choice | null>(null);
  const [words, setWords] = useState('');
  const item = nextItem(parcel);

  const send = (): void => {
    if (choice === null || (choice === 'own' && words.trim() === '')) return;
    const what = item === null ? '' : [item.title, item.colour, item.size].filter((part) => part !== '').join(' ');
    const note = choice === 'own' ? words.trim() : what === '' ? t(`fault.${choice}`) : t('faultAbout', { reason: t(`fault.${choice}`), what });
    onFault(note.slice(0, 300));
  };

  useKeys(({ key, target, ctrlKey, altKey, metaKey, shiftKey }) => {
    if (ctrlKey || altKey || metaKey) return false;
    if (key === 'Escape') onClose();
    else if (key === 'Enter' && !shiftKey) send();
    else if (!(target instanceof HTMLTextAreaElement) && /^[1-6]$/.test(key)) setChoice(faults[Number(key) - 1] ?? 'own');
    else return false;
    return true;
  });

  return (
    <>
      <ul className={styles['choices']}>
        {[...faults, 'own' as const].map((fault, index) => (
          <li key={fault} className={choice === fault ? styles['chosen'] : undefined} aria-current={choice === fault}>
            <kbd>{index + 1}</kbd>
            {fault === 'own' ? t('panel.faultOwn') : t(`fault.${fault}`)}
          </li>
        ))}
      </ul>
      {choice === 'own' && (
        <textarea className={styles['own']} rows={2} maxLength={300} autoFocus value={words} placeholder={t('panel.faultOwnPlaceholder')} aria-label={t('panel.faultOwnPlaceholder')} onChange={(event) => setWords(event.target.value)} />
      )}
      <p className={styles['keys']}>{t('panel.faultKeys')}</p>
    </>
  );
};
