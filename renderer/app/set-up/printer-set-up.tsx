import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { PrinterRow } from './printer-row.tsx';

/** The two papers of a parcel and their printers, for the first run. Everything else about printers is on their own screen. */
export const PrinterSetUp = () => {
  const { t } = useTranslation('settings');
  const printers = useAsked(() => backroom.printers.list(), []);
  const templates = useAsked(() => backroom.templates.list(), []);
  const assignments = useAsked(() => backroom.printers.assignments(), [], ['printing.changed']);
  const refusal = printers.refusal ?? templates.refusal ?? assignments.refusal;
  if (refusal !== undefined && assignments.value === undefined) return <RefusalNotice refusal={refusal} />;
  if (printers.value === undefined || templates.value === undefined || assignments.value === undefined) return <ProgressBar label={t('printers.searching')} />;
  const known = assignments.value;
  const row = (kind: 'waybill' | 'packing_slip') => (
    <PrinterRow
      label={<strong>{t(`printers.${kind}`)}</strong>}
      name={t(`printers.${kind}`)}
      kind={kind}
      courierCode=""
      assignment={known.find((one) => one.kind === kind && one.courierCode === '')}
      printers={printers.value ?? []}
      templates={templates.value ?? []}
    />
  );
  return (
    <>
      {printers.value.length === 0 && <WarningNotice>{t('printers.none')}</WarningNotice>}
      <RefusalNotice refusal={refusal} />
      <Panel title={t('section.printers')} extra={<Button onClick={printers.again}>{t('printers.again')}</Button>} flush>
        {row('waybill')}
        {row('packing_slip')}
      </Panel>
    </>
  );
};
