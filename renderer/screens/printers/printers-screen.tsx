import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { AntdTheme } from '../../app/antd-theme.tsx';
import { PrintTabs } from '../../app/print-tabs.tsx';
import { useMay } from '../../app/session.ts';
import { Icon } from '../../components/icon.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { AutoPrint } from './auto-print.tsx';
import { CalibrationPanel } from './calibration-panel.tsx';
import { ComponentsPanel } from './components-panel.tsx';
import { LabelPrinters } from './label-printers.tsx';
import { MachinePrinters } from './machine-printers.tsx';
import { PaperAssignments } from './paper-assignments.tsx';
import styles from './printers.module.css';

/** Printers and components come and go without telling anybody. */
const lookAgainMs = 15_000;

/** PR-4, PR-9: everything about printers in one place. Who may not change settings sees it all and is told why nothing can be changed. */
export const PrintersScreen = () => {
  const { t } = useTranslation(['printers', 'app']);
  const mayEdit = useMay('settings.edit');
  const printers = useAsked(() => backroom.printers.list(), [], ['printing.changed']);
  const templates = useAsked(() => backroom.templates.list(), [], ['printing.changed']);
  const assignments = useAsked(() => backroom.printers.assignments(), [], ['printing.changed']);
  const { again } = printers;
  useEffect(() => {
    const timer = setInterval(again, lookAgainMs);
    return () => clearInterval(timer);
  }, [again]);
  const refusal = printers.refusal ?? templates.refusal ?? assignments.refusal;
  const known = printers.value !== undefined && templates.value !== undefined && assignments.value !== undefined
    ? { printers: printers.value, templates: templates.value, assignments: assignments.value }
    : null;
  return (
    <PageFrame title={t('app:screen.printers')} extra={<PrintTabs />}>
      {!mayEdit && (
        <p className={styles['readOnly']}>
          <Icon name="lock" size={15} />
          {t('readOnly')}
        </p>
      )}
      <RefusalNotice refusal={refusal} />
      {known === null ? (
        refusal === undefined && <ProgressBar label={t('machine.searching')} />
      ) : (
        <AntdTheme>
          <div className={styles['columns']}>
            <div className={styles['column']}>
              <MachinePrinters {...known} onAgain={again} />
              <PaperAssignments {...known} mayEdit={mayEdit} />
              <AutoPrint mayEdit={mayEdit} />
            </div>
            <div className={styles['column']}>
              <CalibrationPanel {...known} mayEdit={mayEdit} />
              <LabelPrinters templates={known.templates} mayEdit={mayEdit} />
              <ComponentsPanel mayEdit={mayEdit} />
            </div>
          </div>
        </AntdTheme>
      )}
    </PageFrame>
  );
};
