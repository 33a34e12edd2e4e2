import { Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Printer } from '../../../shared/contract/printers.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { figure, moment } from '../../i18n/format.ts';
import { calibrationWords, driftNow } from './calibration-words.ts';
import { pdfFolder, spokenName } from './printer-choices.ts';
import { paperName } from './printer-words.ts';
import styles from './printers.module.css';

type Props = {
  readonly calibration: OutputFor<'printers', 'calibrations'>[number];
  /** Undefined: it is not there now. */
  readonly printer: Printer | undefined;
  readonly mayEdit: boolean; readonly onAgain: () => void;
};

export const CalibrationRow = ({ calibration, printer, mayEdit, onAgain }: Props) => {
  const { t } = useTranslation(['printers', 'app']);
  const { spooler, printerName, widthHmm, heightHmm, driftUmPerForm, formsSinceAligned } = calibration;
  const pair = { spooler, printerName, widthHmm, heightHmm };
  const align = useCommand(backroom.printers.paperAligned);
  const remove = useCommand(backroom.printers.removeCalibration);
  const [aligned, setAligned] = useState(false);
  const name = spooler === pdfFolder ? t('machine.spooler.pdf_folder') : printer === undefined ? printerName : spokenName(printer);
  const drifts = calibration.measured.late !== null;
  const alignNow = async (): Promise<void> => {
    const answer = await align.run(pair);
    setAligned(answer?.ok === true);
  };
  return (
    <div className={styles['calibration']} data-calibration={`${printerName} ${widthHmm}×${heightHmm}`}>
      <span className={styles['printerName']}>
        <strong>{name}</strong>
        <span>{paperName(calibration)}</span>
        <span className={styles['effect']}>{calibrationWords(calibration)}</span>
        <small>
          {[
            t('calibration.by', { name: calibration.measuredByName, time: moment(calibration.measuredAt) }),
            ...(drifts ? [t('calibration.forms', { n: figure(formsSinceAligned) }), t('calibration.now', { mm: driftNow(driftUmPerForm, formsSinceAligned) })] : []),
          ].join(' · ')}
        </small>
        {aligned && formsSinceAligned === 0 && <small className={styles['said']} role="status">{t('calibration.alignedSaid')}</small>}
      </span>
      <span className={styles['actions']}>
        {drifts && (
          <Button title={t('calibration.alignedHint')} busy={align.busy} onClick={() => void alignNow()}>
            {t('calibration.aligned')}
          </Button>
        )}
        <Button kind="quiet" onClick={onAgain}>
          {t('calibration.again')}
        </Button>
        {mayEdit && (
          <Popconfirm title={t('calibration.removeSure')} okText={t('calibration.remove')} cancelText={t('app:cancel')} onConfirm={() => void remove.run(pair)}>
            <Button kind="quiet" busy={remove.busy} aria-label={`${t('calibration.remove')} · ${name} · ${paperName(calibration)}`}>
              {t('calibration.remove')}
            </Button>
          </Popconfirm>
        )}
      </span>
      {(align.refusal ?? remove.refusal) !== undefined && (
        <div className={styles['wide']}>
          <RefusalNotice refusal={align.refusal ?? remove.refusal} />
        </div>
      )}
    </div>
  );
};
