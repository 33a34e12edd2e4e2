import { useState } from 'react';
import { InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { keyOf, paperChoices, pdfFolder, splitKey, spokenName, usualPaper, type Known } from './printer-choices.ts';
import { paperName } from './printer-words.ts';
import styles from './calibration.module.css';

export type Subject = { readonly printerKey: string | undefined; readonly templateId: string | undefined; readonly continuous: boolean; readonly forms: number };

type Props = {
  readonly known: Known; readonly subject: Subject;
  /** The pair is given and only printed again. */
  readonly fixed: boolean;
  readonly onChange: (subject: Subject) => void; readonly onNext: () => void;
};

export const PrintStep = ({ known, subject, fixed, onChange, onNext }: Props) => {
  const { t } = useTranslation('printers');
  const print = useCommand(backroom.printers.calibrationSheet);
  const [sent, setSent] = useState(false);
  const { printerKey, templateId, continuous, forms } = subject;
  const folder = known.printers.find((printer) => printer.spooler === pdfFolder)?.description ?? '';
  const isFolder = printerKey !== undefined && splitKey(printerKey).spooler === pdfFolder;
  const ready = printerKey !== undefined && templateId !== undefined;
  // E-waybills of a platform are drawn by its component: there is nothing of ours to calibrate.
  const printers = known.printers.filter((printer) => printer.spooler !== 'component');
  const options = printers.map((printer) => ({ value: keyOf(printer), label: printer.spooler === pdfFolder ? t('machine.spooler.pdf_folder') : spokenName(printer) }));
  if (printerKey !== undefined && !options.some((option) => option.value === printerKey)) options.push({ value: printerKey, label: splitKey(printerKey).printerName });
  const choosePrinter = (key: string): void => {
    const { spooler, printerName } = splitKey(key);
    setSent(false);
    onChange({ ...subject, printerKey: key, templateId: usualPaper(known, spooler, printerName)?.templateId });
  };
  const printNow = async (): Promise<void> => {
    if (printerKey === undefined || templateId === undefined) return;
    const answer = await print.run({ ...splitKey(printerKey), templateId, forms: continuous ? forms : 1 });
    setSent(answer?.ok === true);
  };
  return (
    <>
      <div className={styles['fields']}>
        <div className={styles['field']}>
          <span>{t('guide.printer')}</span>
          <Select aria-label={t('guide.printer')} placeholder={t('guide.choosePrinter')} disabled={fixed} value={printerKey ?? null} options={options} onChange={choosePrinter} />
        </div>
        <div className={styles['field']}>
          <span>{t('guide.paper')}</span>
          <Select
            aria-label={t('guide.paper')}
            placeholder={t('guide.choosePaper')}
            disabled={fixed}
            value={templateId ?? null}
            options={paperChoices(known.templates).map((choice) => ({ value: choice.templateId, label: paperName(choice) }))}
            onChange={(value: string) => onChange({ ...subject, templateId: value })}
          />
        </div>
        <div className={styles['field']}>
          <span>{t('guide.kind')}</span>
          <Radio.Group
            aria-label={t('guide.kind')}
            value={continuous}
            options={[{ value: false, label: t('guide.single') }, { value: true, label: t('guide.continuous') }]}
            onChange={(event) => onChange({ ...subject, continuous: event.target.value === true, forms: event.target.value === true ? 5 : 1 })}
          />
        </div>
        {continuous && (
          <div className={styles['field']}>
            <span>{t('guide.forms')}</span>
            <InputNumber aria-label={t('guide.forms')} min={2} max={20} precision={0} value={forms} onChange={(value) => onChange({ ...subject, forms: value ?? 5 })} />
            <small>{t('guide.formsHint')}</small>
          </div>
        )}
      </div>
      <p className={styles['hint']}>{t(continuous ? 'guide.beforeContinuous' : 'guide.beforeSingle')}</p>
      <RefusalNotice refusal={print.refusal} />
      <div className={styles['foot']}>
        <Button kind={sent ? 'plain' : 'primary'} disabled={!ready} busy={print.busy} onClick={() => void printNow()} data-first autoFocus>
          {t(sent ? 'guide.printAgain' : 'guide.print')}
        </Button>
        {sent && (
          <span className={styles['said']} role="status">
            {isFolder ? t('guide.written', { folder }) : t('guide.printed')}
          </span>
        )}
        <span className={styles['end']}>
          <Button kind={sent ? 'primary' : 'plain'} disabled={!ready} onClick={onNext}>
            {sent ? t('guide.steps.measure') : t('guide.have')}
          </Button>
        </span>
      </div>
    </>
  );
};
