import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const TodayScreen = () => {
  const { t } = useTranslation('today');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
