import { hidScaleUsagePage } from '../../shared/domain/scales/hid-report.ts';
import { faultWords } from './scale.ts';

export type SerialPlace = { readonly path: string; readonly name: string };
export type HidPlace = {
  readonly vendorId: number; readonly productId: number; readonly serialNumber: string; readonly name: string;
  /** It says itself that it weighs; of others nobody knows. */
  readonly weighs: boolean;
};
export type ScalePlaces = {
  readonly serial: readonly SerialPlace[];
  readonly hid: readonly HidPlace[];
  /** A driver that could not be loaded or asked, in the system's words. */
  readonly faults: readonly string[];
};

/** What the driver tells of a port; `friendlyName` on Windows alone. */
type ListedPort = { readonly path: string; readonly friendlyName?: string; readonly manufacturer?: string; readonly serialNumber?: string };

const listSerial = async (): Promise<SerialPlace[]> => {
  const { SerialPort } = await import('serialport');
  const ports = (await SerialPort.list()) as unknown as readonly ListedPort[];
  return ports.map(({ path, friendlyName, manufacturer, serialNumber }) => ({
    path, name: [friendlyName ?? manufacturer, serialNumber].filter((part) => part !== undefined && part !== '').join(' · '),
  }));
};

const listHid = async (): Promise<HidPlace[]> => {
  const { devicesAsync } = await import('node-hid');
  const places = (await devicesAsync()).map((device) => ({
    vendorId: device.vendorId, productId: device.productId, serialNumber: device.serialNumber ?? '',
    name: [device.manufacturer, device.product].filter((part) => part !== undefined && part !== '').join(' '),
    weighs: device.usagePage === hidScaleUsagePage,
  }));
  const byDevice = new Map<string, HidPlace>();
  for (const place of places) {
    const key = `${String(place.vendorId)}:${String(place.productId)}:${place.serialNumber}`;
    if (place.weighs || !byDevice.has(key)) byDevice.set(key, place);
  }
  return [...byDevice.values()].sort((a, b) => Number(b.weighs) - Number(a.weighs) || a.name.localeCompare(b.name));
};

/** What is plugged in now. One driver that fails does not hide what the other finds. */
export const listScalePlaces = async (): Promise<ScalePlaces> => {
  const [serial, hid] = await Promise.allSettled([listSerial(), listHid()]);
  return {
    serial: serial.status === 'fulfilled' ? serial.value : [],
    hid: hid.status === 'fulfilled' ? hid.value : [],
    faults: [serial, hid].flatMap((listed) => (listed.status === 'rejected' ? [faultWords(listed.reason)] : [])),
  };
};
