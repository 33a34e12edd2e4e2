import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const CollectionsScreen = () => {
  const { t } = useTranslation('collections');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
