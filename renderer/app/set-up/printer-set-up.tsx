import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { courierName, knownCouriers } from '../../i18n/couriers.ts';
import { PrinterRow } from './printer-row.tsx';

/** Printers per document kind, and per courier where one needs its own paper. Used by the first run and by the settings. */
export const PrinterSetUp = ({ withCouriers }: { readonly withCouriers: boolean }) => {
  const { t } = useTranslation('settings');
  const printers = useAsked(() => backroom.printers.list(), []);
  const templates = useAsked(() => backroom.templates.list(), []);
  const assignments = useAsked(() => backroom.printers.assignments(), [], ['printing.changed']);
  const [added, setAdded] = useState<readonly string[]>([]);
  const refusal = printers.refusal ?? templates.refusal ?? assignments.refusal;
  if (refusal !== undefined && assignments.value === undefined) return <RefusalNotice refusal={refusal} />;
  if (printers.value === undefined || templates.value === undefined || assignments.value === undefined) return <ProgressBar label={t('printers.searching')} />;
  const known = assignments.value;
  const own = [...new Set([...known.filter((one) => one.kind === 'waybill' && one.courierCode !== '').map((one) => one.courierCode), ...added])];
  const row = (kind: 'waybill' | 'packing_slip', courierCode: string) => {
    const name = courierCode === '' ? t(`printers.${kind}`) : `${t(`printers.${kind}`)} · ${courierName(courierCode)}`;
    return (
      <PrinterRow
        key={`${kind} ${courierCode}`}
        label={courierCode === '' ? <strong>{name}</strong> : name}
        name={name}
        kind={kind}
        courierCode={courierCode}
        assignment={known.find((one) => one.kind === kind && one.courierCode === courierCode)}
        printers={printers.value ?? []}
        templates={templates.value ?? []}
      />
    );
  };
  const free = knownCouriers.filter((code) => !own.includes(code));
  return (
    <>
      {printers.value.length === 0 && <WarningNotice>{t('printers.none')}</WarningNotice>}
      <RefusalNotice refusal={refusal} />
      <Panel title={t('section.printers')} extra={<Button onClick={printers.again}>{t('printers.again')}</Button>} flush>
        {row('waybill', '')}
        {own.map((code) => row('waybill', code))}
        {row('packing_slip', '')}
      </Panel>
      {withCouriers && free.length > 0 && (
        <div style={{ maxWidth: 260 }}>
          <Select
            style={{ width: '100%' }}
            aria-label={t('printers.addCourier')}
            placeholder={t('printers.addCourier')}
            value={null}
            options={free.map((code) => ({ value: code, label: courierName(code) }))}
            onChange={(code: string) => setAdded((before) => [...before, code])}
          />
        </div>
      )}
    </>
  );
};
