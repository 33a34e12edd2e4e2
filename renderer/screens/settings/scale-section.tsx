import { Form, Select, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputFor } from '../../../shared/contract/index.ts';
import { baudRates, type ScaleSettings } from '../../../shared/contract/scales.ts';
import { weightUnits } from '../../../shared/domain/scales/frame.ts';
import { scaleProtocols } from '../../../shared/domain/scales/protocols.ts';
import { scaleOff, type ScaleNow } from '../../../shared/domain/scales/scale-now.ts';
import { backroom } from '../../api/client.ts';
import { listen } from '../../api/listen.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { useShop } from '../../app/session.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice, WarningNotice } from '../../components/refusal-notice.tsx';
import { kg } from '../../i18n/format.ts';
import styles from './settings.module.css';

type Device = NonNullable<ScaleSettings['device']>;
type Fields = { readonly on: boolean; readonly place: string; readonly baudRate: (typeof baudRates)[number]; readonly protocol: ScaleSettings['protocol']; readonly unit: ScaleSettings['unit'] };

const noPlace = '';
/** A place as the list's value: what is plugged in, apart from how fast it speaks. */
const placeOf = (device: Device | null): string => {
  if (device === null) return noPlace;
  return device.kind === 'serial' ? JSON.stringify(['serial', device.path]) : JSON.stringify(['hid', device.vendorId, device.productId, device.serialNumber]);
};
const deviceAt = (place: string, baudRate: Fields['baudRate']): Device | null => {
  if (place === noPlace) return null;
  const [kind, first, second, third] = JSON.parse(place) as [string, string | number, number, string];
  return kind === 'serial' ? { kind: 'serial', path: String(first), baudRate } : { kind: 'hid', vendorId: Number(first), productId: second, serialNumber: third };
};

/** PK-6: which scale stands on the packing table, and what it says now. */
export const ScaleSection = () => {
  const { t } = useTranslation('settings');
  const { weighParcels } = useShop();
  const settings = useAsked(() => backroom.scales.settings(), [], []);
  const places = useAsked(() => backroom.scales.places(), [], []);
  if (settings.value === undefined) return <RefusalNotice refusal={settings.refusal} />;
  return (
    <>
      <p className={styles['hint']}>{t('scale.hint')}</p>
      {!weighParcels && <WarningNotice>{t('scale.notWeighing')}</WarningNotice>}
      <ScaleForm settings={settings.value} places={places.value} onAgain={places.again} />
      <LiveReading />
    </>
  );
};

type Places = OutputFor<'scales', 'places'>;

const ScaleForm = ({ settings, places, onAgain }: { readonly settings: ScaleSettings; readonly places: Places | undefined; readonly onAgain: () => void }) => {
  const { t } = useTranslation('settings');
  const [saved, setSaved] = useState(false);
  const choose = useCommand(backroom.scales.choose);
  const chosen = placeOf(settings.device);
  const listed = [
    ...(places?.serial ?? []).map(({ path, name }) => ({ value: JSON.stringify(['serial', path]), label: name === '' ? path : `${path} · ${name}` })),
    ...(places?.hid ?? []).map((hid) => ({
      value: JSON.stringify(['hid', hid.vendorId, hid.productId, hid.serialNumber]), label: `USB · ${hid.name === '' ? t('scale.unnamed') : hid.name}${hid.weighs ? ` · ${t('scale.weighs')}` : ''}`,
    })),
  ];
  const gone = chosen !== noPlace && !listed.some(({ value }) => value === chosen);
  const name = settings.device === null ? '' : settings.device.kind === 'serial' ? settings.device.path : 'USB';
  const options = [{ value: noPlace, label: t('scale.none') }, ...listed, ...(gone ? [{ value: chosen, label: t('scale.gone', { name }) }] : [])];
  const save = async ({ on, place, baudRate, protocol, unit }: Fields): Promise<void> => {
    const answer = await choose.run({ on, device: deviceAt(place, baudRate), protocol, unit });
    if (answer?.ok === true) setSaved(true);
  };
  return (
    <Panel title={t('section.scale')} extra={<Button kind="quiet" onClick={onAgain}>{t('scale.again')}</Button>}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ on: settings.on, place: chosen, baudRate: settings.device?.kind === 'serial' ? settings.device.baudRate : 9600, protocol: settings.protocol, unit: settings.unit }}
        onValuesChange={() => setSaved(false)}
        onFinish={(fields) => void save(fields)}
      >
        <div className={styles['pair']}>
          <Form.Item name="place" label={t('scale.place')}>
            <Select options={options} />
          </Form.Item>
          <Form.Item name="baudRate" label={t('scale.baudRate')}>
            <Select options={baudRates.map((rate) => ({ value: rate, label: `${String(rate)} · 8-N-1` }))} />
          </Form.Item>
          <Form.Item name="protocol" label={t('scale.protocol')} extra={t('scale.protocolHint')}>
            <Select options={(['auto', ...scaleProtocols] as const).map((protocol) => ({ value: protocol, label: t(`scale.protocols.${protocol}`) }))} />
          </Form.Item>
          <Form.Item name="unit" label={t('scale.unit')} extra={t('scale.unitHint')}>
            <Select options={weightUnits.map((unit) => ({ value: unit, label: t(`scale.units.${unit}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="on" label={t('scale.on')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {places !== undefined && places.faults.length > 0 && <WarningNotice>{t('scale.driver', { words: places.faults.join('; ') })}</WarningNotice>}
        <RefusalNotice refusal={choose.refusal} />
        <div className={styles['foot']}>
          <Button kind="primary" type="submit" busy={choose.busy}>
            {t('scale.save')}
          </Button>
          {saved && (
            <span className={styles['said']} role="status">
              {t('saved')}
            </span>
          )}
        </div>
      </Form>
    </Panel>
  );
};

const LiveReading = () => {
  const { t } = useTranslation(['settings', 'packing']);
  const [now, setNow] = useState<ScaleNow>(scaleOff);
  useEffect(() => {
    const stop = listen('scale.reading', setNow);
    void backroom.scales.now().then((answer) => {
      if (answer.ok) setNow(answer.value);
    });
    return stop;
  }, []);
  return (
    <Panel title={t('scale.live')}>
      <div className={styles['live']} data-testid="scale-live" role="status">
        <b>{now.weightG === null ? '—' : `${now.weightG < 0 ? '−' : ''}${kg(Math.abs(now.weightG))}`}</b>
        <span>
          {now.line === 'fault' ? t('packing:scale.fault', { words: now.words }) : now.line === 'open' ? t(`packing:scale.condition.${now.condition}`) : t(`scale.line.${now.line}`)}
          {now.protocol !== null && ` · ${now.protocol === 'hid' ? 'USB HID' : t(`scale.protocols.${now.protocol}`)}`}
        </span>
      </div>
    </Panel>
  );
};
