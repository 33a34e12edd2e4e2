import { hidScaleUsagePage, readHidReport } from '../../shared/domain/scales/hid-report.ts';
import { keepOpen, type Connection } from './line-keeper.ts';
import { faultWords, type OpenScale, type ScaleDevice, type ScaleNews } from './scale.ts';

type HidDevice = Extract<ScaleDevice, { kind: 'hid' }>;

const connect = async (wanted: HidDevice, tell: (news: ScaleNews) => void): Promise<Connection> => {
  const { devicesAsync, HIDAsync } = await import('node-hid');
  const found = (await devicesAsync(wanted.vendorId, wanted.productId)).filter((device) => device.path !== undefined);
  // One device shows several interfaces; the weighing one says so where the system tells usages.
  const place =
    found.find((device) => device.usagePage === hidScaleUsagePage && (wanted.serialNumber === '' || device.serialNumber === wanted.serialNumber)) ??
    found.find((device) => wanted.serialNumber === '' || device.serialNumber === wanted.serialNumber);
  if (place?.path === undefined) throw new Error('not plugged in');
  const device = await HIDAsync.open(place.path);
  device.on('data', (report: Buffer) => {
    const frame = readHidReport(report);
    if (frame !== null) tell({ kind: 'frame', frame, protocol: 'hid' });
  });
  const lost = new Promise<string>((resolve) => {
    device.on('error', (error: unknown) => {
      resolve(faultWords(error));
    });
  });
  return {
    lost,
    close: async () => {
      device.removeAllListeners('data');
      await device.close().catch(() => undefined);
    },
  };
};

/** A scale that is a USB HID device (postal scales): it sends by itself. */
export const openHidScale = (device: HidDevice, tell: (news: ScaleNews) => void, againMs?: number): ReturnType<OpenScale> =>
  keepOpen(() => connect(device, tell), tell, againMs);
