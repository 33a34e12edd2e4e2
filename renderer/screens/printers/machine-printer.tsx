import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Printer } from '../../../shared/contract/printers.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { paperChoices, pdfFolder, spokenName, usualPaper, type Known } from './printer-choices.ts';
import { spoolerWords } from '../../i18n/spooler-words.ts';
import { paperName, usesOf } from './printer-words.ts';
import styles from './printers.module.css';

const tones: Readonly<Record<Printer['state'], Tone>> = { ready: 'green', paused: 'amber', missing: 'red', trouble: 'red', unknown: 'grey' };

type Props = {
  readonly printer: Printer; readonly known: Known; readonly atCursor: boolean;
  /** Raised each time the key is pressed for this printer. */
  readonly asked: number;
  readonly onChoose: () => void;
};

export const MachinePrinter = ({ printer, known, atCursor, asked, onChoose }: Props) => {
  const { t } = useTranslation(['printers', 'terms']);
  const row = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState(false);
  const test = useCommand(backroom.printers.testPage);
  const choices = paperChoices(known.templates);
  const templateId = chosen ?? usualPaper(known, printer.spooler, printer.name)?.templateId;
  const uses = usesOf(known, printer);
  const folder = printer.spooler === pdfFolder;

  const printTest = async (): Promise<void> => {
    if (templateId === undefined) return;
    setSaid(false);
    const answer = await test.run({ spooler: printer.spooler, printerName: printer.name, templateId });
    setSaid(answer?.ok === true);
  };
  const onAsked = useEffectEvent(() => void printTest());
  useEffect(() => {
    if (asked > 0) onAsked();
  }, [asked]);
  useEffect(() => {
    if (atCursor) row.current?.scrollIntoView({ block: 'nearest' });
  }, [atCursor]);
  return (
    <div ref={row} className={styles['printer']} data-printer={printer.name} data-current={atCursor} aria-current={atCursor} onClick={onChoose} onFocus={onChoose}>
      <span className={styles['printerName']}>
        <strong>{folder ? t('machine.spooler.pdf_folder') : spokenName(printer)}</strong>
        <Tag tone={tones[printer.state]}>{t(`machine.state.${printer.state}`)}</Tag>
        <small>
          {[folder ? printer.description : t(`machine.spooler.${printer.spooler as 'cups'}`), ...(printer.spooler === 'label' ? [printer.description] : []), uses === '' ? t('machine.unused') : t('machine.usedFor', { what: uses })].join(' · ')}
        </small>
        {printer.words !== '' && <small className={printer.state === 'ready' ? undefined : styles['trouble']}>{spoolerWords(printer.words)}</small>}
      </span>
      <Select
        aria-label={`${spokenName(printer)} · ${t('machine.paper')}`}
        value={templateId ?? null}
        options={choices.map((choice) => ({ value: choice.templateId, label: paperName(choice) }))}
        onChange={setChosen}
      />
      <Button busy={test.busy} disabled={templateId === undefined} title={t('machine.testOf', { printer: spokenName(printer) })} keys={atCursor ? 'T' : undefined} onClick={() => void printTest()}>
        {t('machine.test')}
        <span className="visually-hidden">{spokenName(printer)}</span>
      </Button>
      {said && (
        <span className={styles['said']} role="status">
          {folder ? t('machine.written', { folder: printer.description }) : t('machine.sent')}
        </span>
      )}
      {test.refusal !== undefined && (
        <div className={styles['wide']}>
          <RefusalNotice refusal={test.refusal} />
        </div>
      )}
    </div>
  );
};
