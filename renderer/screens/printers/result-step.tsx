import { useTranslation } from 'react-i18next';
import { calibrationFrom, type CalibrationMarks } from '../../../shared/domain/printing/calibration.ts';
import type { Paper } from '../../../shared/domain/printing/template.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { calibrationWords } from './calibration-words.ts';
import { measurementsOf, type Typed } from './measures.ts';
import { splitKey } from './printer-choices.ts';
import type { Subject } from './print-step.tsx';
import { ResultDrawing } from './result-drawing.tsx';
import styles from './calibration.module.css';

type Props = {
  readonly paper: Paper; readonly marks: CalibrationMarks; readonly subject: Subject; readonly typed: Typed; readonly mayEdit: boolean;
  readonly onBack: () => void; readonly onSaved: () => void;
};

export const ResultStep = ({ paper, marks, subject, typed, mayEdit, onBack, onSaved }: Props) => {
  const { t } = useTranslation('printers');
  const save = useCommand(backroom.printers.calibrate);
  const measured = measurementsOf(typed, subject.continuous);
  const found = measured === null ? null : calibrationFrom(measured, marks);
  if (measured === null || found === null || !found.ok) return null;
  const saveNow = async (): Promise<void> => {
    if (subject.printerKey === undefined || subject.templateId === undefined) return;
    const answer = await save.run({ ...splitKey(subject.printerKey), templateId: subject.templateId, measured });
    if (answer?.ok === true) onSaved();
  };
  return (
    <>
      <p className={styles['says']} role="status">
        {t('guide.says')}
        <strong>{calibrationWords(found.value)}</strong>
      </p>
      <ResultDrawing paper={paper} marks={marks} calibration={found.value} laterForm={measured.late?.form ?? null} />
      {!mayEdit && <WarningNotice>{t('guide.mayNotSave')}</WarningNotice>}
      <RefusalNotice refusal={save.refusal} />
      <div className={styles['foot']}>
        <Button onClick={onBack}>{t('guide.back')}</Button>
        <span className={styles['end']}>
          <Button kind="primary" busy={save.busy} disabled={!mayEdit} onClick={() => void saveNow()} autoFocus>
            {t('guide.save')}
          </Button>
        </span>
      </div>
    </>
  );
};
