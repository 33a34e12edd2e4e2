import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { refreshAppState, useShop, type OpenShop } from '../../app/session.ts';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import styles from './settings.module.css';

export const AppearanceSection = () => {
  const { t } = useTranslation('settings');
  const { language, theme } = useShop();
  const set = useCommand(backroom.app.setAppearance);
  const change = async (next: Partial<Pick<OpenShop, 'language' | 'theme'>>): Promise<void> => {
    await set.run({ language, theme, ...next });
    await refreshAppState();
  };
  return (
    <Panel title={t('section.appearance')}>
      <div className={styles['option']}>
        <span>{t('appearance.language')}</span>
        <div>
          <Segmented<OpenShop['language']>
            aria-label={t('appearance.language')}
            value={language}
            options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]}
            onChange={(value) => void change({ language: value })}
          />
        </div>
      </div>
      <div className={styles['option']}>
        <span>{t('appearance.theme')}</span>
        <div>
          <Segmented<OpenShop['theme']>
            aria-label={t('appearance.theme')}
            value={theme}
            options={(['system', 'light', 'dark'] as const).map((one) => ({ value: one, label: t(`appearance.${one}`) }))}
            onChange={(value) => void change({ theme: value })}
          />
        </div>
      </div>
      <p className={styles['hint']}>{t('appearance.hint')}</p>
      <RefusalNotice refusal={set.refusal} />
    </Panel>
  );
};
