import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelPrinter } from '../../../shared/contract/printers.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { LabelPrinterForm } from './label-printer-form.tsx';
import { LabelPrinterRow } from './label-printer-row.tsx';
import type { TemplateSummary } from './printer-choices.ts';
import styles from './printers.module.css';

/** Label printers spoken to over the network, without a driver. */
export const LabelPrinters = ({ templates, mayEdit }: { readonly templates: readonly TemplateSummary[]; readonly mayEdit: boolean }) => {
  const { t } = useTranslation('printers');
  const known = useAsked(() => backroom.printers.labelPrinters(), [], ['printing.changed']);
  const [form, setForm] = useState<{ readonly printer: LabelPrinter | null } | null>(null);
  const add = (
    <Button data-add-label disabled={!mayEdit} onClick={() => setForm({ printer: null })}>
      {t('label.add')}
    </Button>
  );
  const isEmpty = known.value?.length === 0;
  return (
    <Panel title={t('label.title')} flush extra={!isEmpty && add}>
      <p className={styles['hint']}>{t('label.hint')}</p>
      <RefusalNotice refusal={known.refusal} />
      {isEmpty && <EmptyState icon="printing" title={t('label.empty')} text={t('label.emptyText')} action={add} />}
      {known.value?.map((printer) => (
        <LabelPrinterRow key={printer.id} printer={printer} templates={templates} mayEdit={mayEdit} onEdit={() => setForm({ printer })} />
      ))}
      {form !== null && (
        <LabelPrinterForm
          printer={form.printer}
          onClose={() => {
            setForm(null);
            known.again();
          }}
        />
      )}
    </Panel>
  );
};
