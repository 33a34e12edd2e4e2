import { useTranslation } from 'react-i18next';
import { AntdTheme } from '../../app/antd-theme.tsx';
import { useFirstRun } from '../../app/first-run-progress.ts';
import { LanguageButton } from '../../app/language-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { OrdersStep } from './orders-step.tsx';
import { PrintersStep } from './printers-step.tsx';
import { ShopStep } from './shop-step.tsx';
import styles from './first-run.module.css';

const steps = ['shop', 'printers', 'orders'] as const;

/** Three steps from an empty PC to a working shop. The later two can be skipped and are found again on Today and in the settings. */
export const FirstRunScreen = () => {
  const { t } = useTranslation('firstRun');
  const progress = useFirstRun((state) => state.step);
  const at = progress === undefined || progress === 'creating' ? 'shop' : progress;
  const number = steps.indexOf(at) + 1;
  return (
    <AntdTheme>
      <main className={styles['page']} data-screen="first-run" data-step={at}>
        <div className={styles['column']}>
          <header className={styles['head']}>
            <span className={styles['mark']} aria-hidden="true">后</span>
            <div className={styles['title']}>
              <h1>{t('welcome')}</h1>
              <p>{t('welcomeText')}</p>
            </div>
            {at === 'shop' && <LanguageButton />}
          </header>
          <ol className={styles['steps']} aria-label={t('stepOf', { at: number })}>
            {steps.map((step, index) => (
              <li key={step} className={styles['step']} aria-current={step === at ? 'step' : undefined}>
                {index + 1 < number ? <Icon name="check" size={15} /> : <span>{index + 1}</span>}
                {t(`step.${step}`)}
              </li>
            ))}
          </ol>
          {at === 'shop' && <ShopStep />}
          {at === 'printers' && <PrintersStep />}
          {at === 'orders' && <OrdersStep />}
        </div>
      </main>
    </AntdTheme>
  );
};
