import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const IntakeScreen = () => {
  const { t } = useTranslation('intake');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
