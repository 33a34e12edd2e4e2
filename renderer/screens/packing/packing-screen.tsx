import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const PackingScreen = () => {
  const { t } = useTranslation('packing');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
