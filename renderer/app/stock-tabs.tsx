import { useTranslation } from 'react-i18next';
import { go, useNavigation, type ScreenId } from './navigation.ts';
import styles from './print-tabs.module.css';

const tabs = ['stock', 'materials'] as const satisfies readonly ScreenId[];

/** Goods and packing materials stand under one place in the rail; this leads from one to the other. */
export const StockTabs = () => {
  const { t } = useTranslation('app');
  const current = useNavigation((state) => state.screen);
  return (
    <nav className={styles['tabs']} aria-label={t('stockTabs.label')}>
      {tabs.map((screen) => (
        <button key={screen} type="button" className={styles['tab']} data-stock-tab={screen} aria-current={current === screen ? 'page' : undefined} onClick={() => go(screen)}>
          {t(`stockTabs.${screen}`)}
        </button>
      ))}
    </nav>
  );
};
