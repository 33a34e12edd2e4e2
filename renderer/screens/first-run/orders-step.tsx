import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstRun } from '../../app/first-run-progress.ts';
import { chooseAndRead, readFiles } from '../../app/intake-errand.ts';
import { go } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import styles from './first-run.module.css';

const finish = (): void => useFirstRun.setState({ step: undefined });

export const OrdersStep = () => {
  const { t } = useTranslation('firstRun');
  // Files may be dropped here already; the import screen takes over.
  useEffect(() => {
    const onOver = (event: DragEvent): void => event.preventDefault();
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      finish();
      void readFiles(files);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return (
    <Panel title={t('ordersTitle')}>
      <div className={styles['card']}>
        <p className={styles['text']}>{t('ordersText')}</p>
        <div className={styles['foot']}>
          <Button
            kind="primary"
            size="large"
            autoFocus
            icon={<Icon name="intake" />}
            onClick={() => {
              void chooseAndRead().then(finish);
            }}
          >
            {t('choose')}
          </Button>
          <Button
            size="large"
            onClick={() => {
              finish();
              go('today');
            }}
          >
            {t('later')}
          </Button>
        </div>
      </div>
    </Panel>
  );
};
