import { useTranslation } from 'react-i18next';
import { useFirstRun } from '../../app/first-run-progress.ts';
import { PrinterSetUp } from '../../app/set-up/printer-set-up.tsx';
import { Button } from '../../components/button.tsx';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import styles from './first-run.module.css';

export const PrintersStep = () => {
  const { t } = useTranslation(['firstRun', 'app']);
  const assignments = useAsked(() => backroom.printers.assignments(), [], ['printing.changed']);
  const chosen = (assignments.value?.length ?? 0) > 0;
  return (
    <>
      <div>
        <h2>{t('printersTitle')}</h2>
        <p className={styles['text']}>{t('printersText')}</p>
      </div>
      <PrinterSetUp />
      <div className={styles['foot']}>
        <Button kind={chosen ? 'primary' : 'plain'} size="large" autoFocus onClick={() => useFirstRun.setState({ step: 'orders' })}>
          {chosen ? t('app:next') : t('app:skip')}
        </Button>
      </div>
    </>
  );
};
