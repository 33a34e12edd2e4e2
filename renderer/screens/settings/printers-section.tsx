import { useTranslation } from 'react-i18next';
import { PrinterSetUp } from '../../app/set-up/printer-set-up.tsx';
import styles from './settings.module.css';

export const PrintersSection = () => {
  const { t } = useTranslation('settings');
  return (
    <>
      <p className={styles['hint']}>{t('printers.hint')}</p>
      <PrinterSetUp withCouriers />
    </>
  );
};
