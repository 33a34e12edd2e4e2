import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { CalibrationGuide, type GuideFor } from './calibration-guide.tsx';
import { CalibrationRow } from './calibration-row.tsx';
import type { Known } from './printer-choices.ts';
import styles from './printers.module.css';

/** PR-4: which printers are corrected on which paper, and the way to correct another one. */
export const CalibrationPanel = ({ mayEdit, ...known }: Known & { readonly mayEdit: boolean }) => {
  const { t } = useTranslation('printers');
  const calibrations = useAsked(() => backroom.printers.calibrations(), [], ['printing.changed']);
  const [guide, setGuide] = useState<{ readonly pair: GuideFor | null } | null>(null);
  const [saved, setSaved] = useState(false);
  const open = (pair: GuideFor | null): void => {
    setSaved(false);
    setGuide({ pair });
  };
  return (
    <Panel
      title={t('calibration.title')}
      flush
      extra={
        <Button kind="primary" data-calibrate onClick={() => open(null)}>
          {t('calibration.start')}
        </Button>
      }
    >
      <p className={styles['hint']}>{t('calibration.hint')}</p>
      {saved && (
        <p className={`${styles['hint']} ${styles['said']}`} role="status">
          {t('calibration.saved')}
        </p>
      )}
      <RefusalNotice refusal={calibrations.refusal} />
      {calibrations.value?.length === 0 && <EmptyState icon="printing" title={t('calibration.empty')} text={t('calibration.emptyText')} />}
      {calibrations.value?.map((one) => (
        <CalibrationRow
          key={`${one.spooler} ${one.printerName} ${one.widthHmm} ${one.heightHmm}`}
          calibration={one}
          printer={known.printers.find((printer) => printer.spooler === one.spooler && printer.name === one.printerName)}
          mayEdit={mayEdit}
          onAgain={() => open({ spooler: one.spooler, printerName: one.printerName, widthHmm: one.widthHmm, heightHmm: one.heightHmm, continuous: one.measured.late !== null })}
        />
      ))}
      {guide !== null && (
        <CalibrationGuide
          known={known}
          mayEdit={mayEdit}
          pair={guide.pair}
          onClose={() => setGuide(null)}
          onSaved={() => {
            setGuide(null);
            setSaved(true);
            calibrations.again();
          }}
        />
      )}
    </Panel>
  );
};
