import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { gramsTyped } from '../../../shared/domain/packing/typed-weight.ts';
import { figure } from '../../i18n/format.ts';
import { useKeys } from './use-keys.ts';
import styles from './panel-view.module.css';

type Props = { readonly onWeight: (weightG: number) => void; readonly onClose: () => void };

/** PK-6 in a first form: the weight typed in kilograms, as the scale shows it. */
export const WeightPanel = ({ onWeight, onClose }: Props) => {
  const { t } = useTranslation('packing');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const grams = gramsTyped(typed);
  useKeys(({ key, ctrlKey, altKey, metaKey }) => {
    if (ctrlKey || altKey || metaKey) return false;
    if (key === 'Escape') onClose();
    else if (key === 'Enter') {
      if (grams === null) setTried(true);
      else onWeight(grams);
    } else if (key === 'Backspace') setTyped((before) => before.slice(0, -1));
    else if (/^[\d.,。，]$/.test(key)) setTyped((before) => (before + key.replace(/[,。，]/, '.')).slice(0, 7));
    else return false;
    return true;
  });
  return (
    <>
      <div className={styles['typed']} role="status" data-testid="typed">
        {typed}
        {grams !== null && <small>{t('panel.weightGrams', { g: figure(grams) })}</small>}
      </div>
      {tried && grams === null && (
        <p className={styles['bad']} role="alert">
          {t('panel.weightBad')}
        </p>
      )}
      <p className={styles['keys']}>{t('panel.weightKeys')}</p>
    </>
  );
};
