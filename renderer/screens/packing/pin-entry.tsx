import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './use-keys.ts';
import styles from './pin-entry.module.css';

type Props = {
  readonly label: string;
  readonly hint: string;
  readonly busy?: boolean;
  readonly onPin: (pin: string) => void;
  readonly onEscape: () => void;
};

const longestPin = 12;

/** A PIN from the keys, without a text field: works with any input method on, and is never shown. */
export const PinEntry = ({ label, hint, busy = false, onPin, onEscape }: Props) => {
  const { t } = useTranslation('packing');
  const [pin, setPin] = useState('');
  useKeys(({ key, ctrlKey, altKey, metaKey }) => {
    if (ctrlKey || altKey || metaKey) return false;
    if (/^\d$/.test(key)) {
      if (!busy) setPin((before) => (before + key).slice(0, longestPin));
      return true;
    }
    if (key === 'Backspace') {
      setPin((before) => before.slice(0, -1));
      return true;
    }
    if (key === 'Enter') {
      if (pin !== '' && !busy) {
        setPin('');
        onPin(pin);
      }
      return true;
    }
    if (key === 'Escape') {
      onEscape();
      return true;
    }
    return false;
  });
  return (
    <div className={styles['pin']} role="group" aria-label={label}>
      <div className={styles['dots']} role="status" aria-label={t('signIn.digits', { n: pin.length })} data-testid="pin-dots">
        {Array.from({ length: Math.max(4, pin.length) }, (_, index) => (
          <i key={index} className={index < pin.length ? styles['full'] : undefined} />
        ))}
      </div>
      <p className={styles['hint']}>{busy ? t('signIn.checking') : hint}</p>
    </div>
  );
};
