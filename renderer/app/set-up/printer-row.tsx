import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import type { Printer } from '../../../shared/contract/printers.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useSpoken } from '../../i18n/use-spoken.ts';
import { spoolerWords } from '../../i18n/spooler-words.ts';
import styles from './printer-row.module.css';

export type Assignment = OutputFor<'printers', 'assignments'>[number];
export type Template = OutputFor<'templates', 'list'>[number];

/** The spooler that writes PDFs and needs no printer. */
const pdfFolder = 'pdf_folder';

const keyOf = (printer: { readonly spooler: string; readonly name: string }): string => `${printer.spooler}\n${printer.name}`;
const mm = (hmm: number): string => String(hmm / 100);

type Props = {
  readonly label: ReactNode;
  readonly name: string;
  readonly kind: Assignment['kind'];
  readonly courierCode: string;
  readonly assignment: Assignment | undefined;
  readonly printers: readonly Printer[];
  readonly templates: readonly Template[];
  /** False: shown, and its test page printed, but not changed. */
  readonly mayEdit?: boolean;
  readonly action?: ReactNode;
};

/** PR-9: one document kind → one printer and paper, with a test page one click away. Saved as soon as both are chosen. */
export const PrinterRow = ({ label, name, kind, courierCode, assignment, printers, templates, mayEdit = true, action }: Props) => {
  const { t } = useTranslation('settings');
  const language = useSpoken();
  const fitting = templates.filter((template) => template.kind === kind);
  const [chosen, setChosen] = useState<{ printer: string | undefined; templateId: string | undefined }>({ printer: undefined, templateId: undefined });
  const assigned = assignment === undefined ? undefined : keyOf({ spooler: assignment.spooler, name: assignment.printerName });
  const printerKey = chosen.printer ?? assigned;
  const templateId = chosen.templateId ?? assignment?.templateId ?? (fitting.length === 1 ? fitting[0]?.id : undefined);
  const assign = useCommand(backroom.printers.assign);
  const test = useCommand(backroom.printers.testPage);
  const [said, setSaid] = useState<'saved' | 'testSent' | 'testWritten' | undefined>(undefined);

  const split = (key: string): { spooler: string; printerName: string } => {
    const [spooler = '', ...rest] = key.split('\n');
    return { spooler, printerName: rest.join('\n') };
  };
  const choose = async (next: typeof chosen): Promise<void> => {
    setChosen(next);
    setSaid(undefined);
    const printer = next.printer ?? assigned;
    const template = next.templateId ?? templateId;
    if (printer === undefined || template === undefined) return;
    const answer = await assign.run({ kind, courierCode, ...split(printer), templateId: template });
    if (answer?.ok === true) setSaid('saved');
  };
  const printTest = async (): Promise<void> => {
    if (printerKey === undefined || templateId === undefined) return;
    setSaid(undefined);
    const answer = await test.run({ ...split(printerKey), templateId });
    if (answer?.ok === true) setSaid(split(printerKey).spooler === pdfFolder ? 'testWritten' : 'testSent');
  };

  const options = printers.map((printer) => ({
    value: keyOf(printer),
    label: printer.spooler === pdfFolder ? t('printers.folder') : [printer.description !== '' && (printer.spooler === 'cups' || printer.spooler === 'windows') ? printer.description : printer.name, t(`printers.state.${printer.state}`), spoolerWords(printer.words)].filter((part) => part !== '').join(' · '),
  }));
  if (assigned !== undefined && !options.some((option) => option.value === assigned)) {
    options.push({ value: assigned, label: t('printers.missing', { name: split(assigned).printerName }) });
  }
  const isGone = printerKey !== undefined && (printers.find((printer) => keyOf(printer) === printerKey)?.state ?? 'missing') === 'missing';
  return (
    <div className={styles['row']} data-assignment={`${kind} ${courierCode}`}>
      <span>{label}</span>
      <Select
        aria-label={`${name} · ${t('printers.printer')}`}
        placeholder={t('printers.choosePrinter')}
        value={printerKey ?? null}
        options={options}
        disabled={!mayEdit}
        onChange={(value: string) => void choose({ ...chosen, printer: value })}
      />
      <Select
        aria-label={`${name} · ${t('printers.template')}`}
        placeholder={t('printers.chooseTemplate')}
        value={templateId ?? null}
        options={fitting.map((template) => ({
          value: template.id,
          label: language === 'en' ? template.nameEn : template.nameZh,
          title: t('printers.size', { width: mm(template.widthHmm), height: mm(template.heightHmm) }),
        }))}
        disabled={!mayEdit}
        onChange={(value: string) => void choose({ ...chosen, templateId: value })}
      />
      <span className={styles['actions']}>
        {action}
        <Button busy={test.busy} disabled={printerKey === undefined || templateId === undefined} onClick={() => void printTest()}>
          {t('printers.test')}
        </Button>
      </span>
      {isGone && (
        <span className={styles['gone']} role="status">
          {t('printers.gone')}
        </span>
      )}
      {said !== undefined && (
        <span className={styles['said']} role="status">
          {said === 'testWritten' ? t('printers.testWritten', { folder: printers.find((printer) => printer.spooler === pdfFolder)?.description ?? '' }) : t(`printers.${said}`)}
        </span>
      )}
      {(assign.refusal ?? test.refusal) !== undefined && (
        <div className={styles['notice']}>
          <RefusalNotice refusal={assign.refusal ?? test.refusal} />
        </div>
      )}
    </div>
  );
};
