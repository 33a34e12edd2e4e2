import { useTranslation } from 'react-i18next';
import { PrintTabs } from '../../app/print-tabs.tsx';
import { PageFrame } from '../../components/page-frame.tsx';

export const NumbersScreen = () => {
  const { t } = useTranslation('app');
  return (
    <PageFrame title={t('screen.numbers')} extra={<PrintTabs />}>
      {null}
    </PageFrame>
  );
};
