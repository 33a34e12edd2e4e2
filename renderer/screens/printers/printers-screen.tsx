import { useTranslation } from 'react-i18next';
import { PrintTabs } from '../../app/print-tabs.tsx';
import { PageFrame } from '../../components/page-frame.tsx';

export const PrintersScreen = () => {
  const { t } = useTranslation('app');
  return (
    <PageFrame title={t('screen.printers')} extra={<PrintTabs />}>
      {null}
    </PageFrame>
  );
};
