import { Form, InputNumber, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cameraModes, mediaDays, mediaGigabytes } from '../../../shared/domain/media/medium.ts';
import type { MediaSettings } from '../../../shared/contract/media.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../components/button.tsx';
import { listCameras } from '../../components/camera/open-camera.ts';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { bytes, figure } from '../../i18n/format.ts';
import styles from './settings.module.css';

/** The cameras that are plugged in, kept up while the section is shown. */
const useCameras = (): readonly MediaDeviceInfo[] => {
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    const look = (): void => void listCameras().then(setCameras);
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, []);
  return cameras;
};

export const CameraSection = () => {
  const { value, refusal } = useAsked(() => backroom.media.settings(), [], ['app.changed', 'packing.changed']);
  if (value === undefined) return <RefusalNotice refusal={refusal} />;
  return <CameraForm settings={value.settings} media={value.media} keptBytes={value.bytes} heldBytes={value.heldBytes} />;
};

type Props = { readonly settings: MediaSettings; readonly media: number; readonly keptBytes: number; readonly heldBytes: number };
type Fields = Pick<MediaSettings, 'mode' | 'cameraId' | 'retentionDays' | 'budgetGb'>;

const CameraForm = ({ settings, media, keptBytes, heldBytes }: Props) => {
  const { t } = useTranslation(['media', 'settings', 'app']);
  const cameras = useCameras();
  const [saved, setSaved] = useState(false);
  const choose = useCommand(backroom.media.choose);
  const save = async (fields: Fields): Promise<void> => {
    const cameraName = fields.cameraId === settings.cameraId ? settings.cameraName : '';
    const answer = await choose.run({ ...fields, cameraName: cameras.find(({ deviceId }) => deviceId === fields.cameraId)?.label ?? cameraName });
    setSaved(answer?.ok === true);
  };
  const options = [
    { value: '', label: t('settings.first') },
    ...cameras.filter(({ deviceId }) => deviceId !== '').map(({ deviceId, label }, index) => ({ value: deviceId, label: label === '' ? `${t('settings.camera')} ${String(index + 1)}` : label })),
  ];
  if (!options.some((option) => option.value === settings.cameraId)) options.push({ value: settings.cameraId, label: t('settings.gone', { name: settings.cameraName }) });
  const whole = ({ least, most }: { readonly least: number; readonly most: number }) => [
    { type: 'integer' as const, required: true, min: least, max: most, message: t('settings.whole', { least, most }) },
  ];
  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={settings} onValuesChange={() => setSaved(false)} onFinish={(fields) => void save(fields)} style={{ display: 'contents' }}>
      <Panel title={t('settings.title')}>
        <p className={styles['hint']}>{t('settings.hint')}</p>
        <Form.Item name="mode" label={t('settings.mode')} extra={t('settings.modeHint')} style={{ marginTop: 14 }}>
          <Radio.Group options={cameraModes.map((mode) => ({ value: mode, label: t(`settings.modes.${mode}`) }))} />
        </Form.Item>
        <Form.Item name="cameraId" label={t('settings.camera')} extra={cameras.length === 0 ? t('settings.none') : undefined} className={styles['narrow'] ?? ''}>
          <Select options={options} />
        </Form.Item>
        <div className={styles['pair']}>
          <Form.Item name="retentionDays" label={t('settings.days')} rules={whole(mediaDays)}>
            <InputNumber style={{ width: 140 }} />
          </Form.Item>
          <Form.Item name="budgetGb" label={t('settings.budget')} rules={whole(mediaGigabytes)}>
            <InputNumber style={{ width: 140 }} />
          </Form.Item>
        </div>
        <p className={styles['hint']}>{t('settings.keepHint')}</p>
        <p className={styles['hint']} data-media-kept={media}>
          {[t('settings.used', { n: figure(media), size: bytes(keptBytes) }), ...(heldBytes > 0 ? [t('settings.held', { size: bytes(heldBytes) })] : [])].join(' · ')}
        </p>
        <p className={styles['hint']}>{t('settings.backups')}</p>
      </Panel>
      <RefusalNotice refusal={choose.refusal} />
      <div className={styles['foot']}>
        <Button kind="primary" type="submit" busy={choose.busy}>
          {t('app:save')}
        </Button>
        {saved && (
          <span className={styles['said']} role="status">
            {t('settings:saved')}
          </span>
        )}
      </div>
    </Form>
  );
};
