import { useState } from 'react';
import { Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LabelPrinter } from '../../../shared/contract/printers.ts';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { paperChoices, type TemplateSummary } from './printer-choices.ts';
import { mm } from './printer-words.ts';
import styles from './printers.module.css';

type Props = { readonly printer: LabelPrinter; readonly templates: readonly TemplateSummary[]; readonly mayEdit: boolean; readonly onEdit: () => void };

export const LabelPrinterRow = ({ printer, templates, mayEdit, onEdit }: Props) => {
  const { t } = useTranslation(['printers', 'app']);
  const test = useCommand(backroom.printers.testPage);
  const remove = useCommand(backroom.printers.removeLabelPrinter);
  const [said, setSaid] = useState(false);
  const templateId = paperChoices(templates)[0]?.templateId;
  const tryIt = async (): Promise<void> => {
    if (templateId === undefined) return;
    setSaid(false);
    const answer = await test.run({ spooler: 'label', printerName: printer.name, templateId });
    setSaid(answer?.ok === true);
  };
  return (
    <div className={styles['calibration']} data-label-printer={printer.name}>
      <span className={styles['printerName']}>
        <strong>{printer.name}</strong>
        <small className="selectable">
          {[`${printer.host}:${printer.port}`, printer.language.toUpperCase(), t('label.dpi', { n: printer.dotsPerInch }), `${t('label.gap')} ${mm(printer.gapHmm)}`].join(' · ')}
        </small>
        {said && (
          <small className={styles['said']} role="status">
            {t('label.tried')}
          </small>
        )}
      </span>
      <span className={styles['actions']}>
        <Button busy={test.busy} aria-label={`${t('label.try')} · ${printer.name}`} onClick={() => void tryIt()}>
          {t('label.try')}
        </Button>
        {mayEdit && (
          <>
            <Button kind="quiet" aria-label={`${t('app:edit')} · ${printer.name}`} onClick={onEdit}>
              {t('app:edit')}
            </Button>
            <Popconfirm title={t('label.removeSure', { name: printer.name })} okText={t('label.remove')} cancelText={t('app:cancel')} onConfirm={() => void remove.run({ id: printer.id })}>
              <Button kind="quiet" busy={remove.busy} aria-label={`${t('label.remove')} · ${printer.name}`}>
                {t('label.remove')}
              </Button>
            </Popconfirm>
          </>
        )}
      </span>
      {(test.refusal ?? remove.refusal) !== undefined && (
        <div className={styles['wide']}>
          <RefusalNotice refusal={test.refusal ?? remove.refusal} />
        </div>
      )}
    </div>
  );
};
