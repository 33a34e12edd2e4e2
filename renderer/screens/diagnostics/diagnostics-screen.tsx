import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../components/page-frame.tsx';

export const DiagnosticsScreen = () => {
  const { t } = useTranslation('diagnostics');
  return <PageFrame title={t('title')}>{null}</PageFrame>;
};
