import { openHidScale } from './hid-scale.ts';
import { openSerialScale } from './serial-scale.ts';
import type { OpenScale } from './scale.ts';

/** Opens a scale wherever it is plugged in; the drivers are loaded then, not before. */
export const openScale: OpenScale = (device, choice, tell) =>
  device.kind === 'serial' ? openSerialScale(device, choice, tell) : openHidScale(device, tell);
