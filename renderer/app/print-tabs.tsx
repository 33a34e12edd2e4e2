import { useTranslation } from 'react-i18next';
import { go, useNavigation, type ScreenId } from './navigation.ts';
import styles from './print-tabs.module.css';

const tabs = ['printing', 'numbers', 'templates', 'printers'] as const satisfies readonly ScreenId[];

/** The four screens of printing stand under one place in the rail; this leads from one to the other. */
export const PrintTabs = () => {
  const { t } = useTranslation('app');
  const current = useNavigation((state) => state.screen);
  return (
    <nav className={styles['tabs']} aria-label={t('printTabs.label')}>
      {tabs.map((screen) => (
        <button key={screen} type="button" className={styles['tab']} data-print-tab={screen} aria-current={current === screen ? 'page' : undefined} onClick={() => go(screen)}>
          {t(`printTabs.${screen}`)}
        </button>
      ))}
    </nav>
  );
};
