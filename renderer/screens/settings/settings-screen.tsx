import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const SettingsScreen = () => {
  const { t } = useTranslation('settings');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
