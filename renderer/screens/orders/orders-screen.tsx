import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const OrdersScreen = () => {
  const { t } = useTranslation('orders');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
