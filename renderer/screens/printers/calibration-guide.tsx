import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calibrationMarks } from '../../../shared/domain/printing/calibration-sheet.ts';
import { AntdDialog } from '../../app/antd-dialog.tsx';
import { nothingTyped, type Typed } from './measures.ts';
import { MeasureStep } from './measure-step.tsx';
import { paperChoices, usualPaper, type Known } from './printer-choices.ts';
import { PrintStep, type Subject } from './print-step.tsx';
import { ResultStep } from './result-step.tsx';
import styles from './calibration.module.css';

const steps = ['print', 'measure', 'result'] as const;
type Step = (typeof steps)[number];

export type GuideFor = { readonly spooler: string; readonly printerName: string; readonly widthHmm: number; readonly heightHmm: number; readonly continuous: boolean };

type Props = {
  readonly known: Known; readonly mayEdit: boolean;
  /** The pair that is calibrated again; null = chosen here. */
  readonly pair: GuideFor | null;
  readonly onClose: () => void; readonly onSaved: () => void;
};

const firstSubject = (known: Known, pair: GuideFor | null): Subject => {
  if (pair !== null) {
    const paper = paperChoices(known.templates).find((one) => one.widthHmm === pair.widthHmm && one.heightHmm === pair.heightHmm);
    return { printerKey: `${pair.spooler}\n${pair.printerName}`, templateId: paper?.templateId, continuous: pair.continuous, forms: pair.continuous ? 5 : 1 };
  }
  const waybills = known.assignments.find((one) => one.kind === 'waybill' && one.courierCode === '');
  const printerKey = waybills === undefined ? undefined : `${waybills.spooler}\n${waybills.printerName}`;
  const paper = waybills === undefined ? undefined : usualPaper(known, waybills.spooler, waybills.printerName);
  return { printerKey, templateId: paper?.templateId, continuous: false, forms: 1 };
};

/** PR-4 as three steps: print the sheet, type what is read off it, see what that means and save it. */
export const CalibrationGuide = ({ known, mayEdit, pair, onClose, onSaved }: Props) => {
  const { t } = useTranslation('printers');
  const [step, setStep] = useState<Step>('print');
  const [subject, setSubject] = useState<Subject>(() => firstSubject(known, pair));
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const paper = paperChoices(known.templates).find((one) => one.templateId === subject.templateId);
  const marks = paper === undefined ? null : calibrationMarks(paper);
  const toMeasure = (): void => {
    setTyped((before) => ({ ...before, lateForm: before.lateForm === '' ? String(Math.max(2, subject.forms)) : before.lateForm }));
    setStep('measure');
  };
  return (
    <AntdDialog title={t('guide.title')} width={780} onClose={onClose}>
      <div className={styles['guide']} data-guide={step}>
        <ol className={styles['steps']}>
          {steps.map((one, index) => (
            <li key={one} aria-current={one === step ? 'step' : undefined}>
              <span className={styles['ball']}>{index + 1}</span>
              {t(`guide.steps.${one}`)}
            </li>
          ))}
        </ol>
        {step === 'print' && <PrintStep known={known} subject={subject} fixed={pair !== null} onChange={setSubject} onNext={toMeasure} />}
        {step === 'measure' && paper !== undefined && marks !== null && (
          <MeasureStep paper={paper} marks={marks} continuous={subject.continuous} typed={typed} onChange={setTyped} onBack={() => setStep('print')} onNext={() => setStep('result')} />
        )}
        {step === 'result' && paper !== undefined && marks !== null && (
          <ResultStep paper={paper} marks={marks} subject={subject} typed={typed} mayEdit={mayEdit} onBack={() => setStep('measure')} onSaved={onSaved} />
        )}
      </div>
    </AntdDialog>
  );
};
