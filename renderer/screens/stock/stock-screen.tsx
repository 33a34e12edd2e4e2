import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const StockScreen = () => {
  const { t } = useTranslation('stock');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
