import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanScan } from '../../components/scanner/scanner-input.ts';
import { useKeys } from './use-keys.ts';
import styles from './panel-view.module.css';

type Props = { readonly first: string; readonly onCode: (code: string) => void; readonly onClose: () => void };

/** A code typed by hand where the barcode cannot be read: judged exactly like a scan. */
export const CodePanel = ({ first, onCode, onClose }: Props) => {
  const { t } = useTranslation('packing');
  const [typed, setTyped] = useState(first);
  useKeys(({ key, ctrlKey, altKey, metaKey }) => {
    if (ctrlKey || altKey || metaKey) return false;
    if (key === 'Escape') onClose();
    else if (key === 'Enter') {
      const code = cleanScan(typed);
      if (code === '') onClose();
      else onCode(code);
    } else if (key === 'Backspace') setTyped((before) => before.slice(0, -1));
    else if ([...key].length === 1) setTyped((before) => (before + key).slice(0, 60));
    else return false;
    return true;
  });
  return (
    <>
      <div className={styles['typed']} role="status" data-testid="typed">
        {typed}
      </div>
      <p className={styles['keys']}>{t('panel.codeKeys')}</p>
    </>
  );
};
