import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const PrintingScreen = () => {
  const { t } = useTranslation('printing');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
