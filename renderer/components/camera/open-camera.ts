import type { CameraMode } from '../../../shared/domain/media/medium.ts';

/** Why there is no picture. Packing goes on whatever it is. */
export type CameraTrouble = 'missing' | 'busy' | 'refused' | 'failed';
export type OpenedCamera = { readonly stream: MediaStream } | { readonly trouble: CameraTrouble };
export type CameraChoice = { readonly mode: CameraMode; readonly cameraId: string; readonly cameraName: string };

const troubleOf = (error: unknown): CameraTrouble => {
  switch (error instanceof Error ? error.name : '') {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    default:
      return 'failed';
  }
};

export const listCameras = async (): Promise<MediaDeviceInfo[]> => {
  try {
    return (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
  } catch {
    return [];
  }
};

/** The chosen camera by its id, else by its name (ids change with the port), else the first. Never throws; no sound is ever asked for. */
export const openCamera = async ({ mode, cameraId, cameraName }: CameraChoice): Promise<OpenedCamera> => {
  const known = await listCameras();
  if (known.length === 0) return { trouble: 'missing' };
  const wanted = known.find(({ deviceId }) => cameraId !== '' && deviceId === cameraId) ?? known.find(({ label }) => cameraName !== '' && label === cameraName);
  const size = mode.startsWith('video') ? { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 15, max: 30 } } : { width: { ideal: 1920 }, height: { ideal: 1080 } };
  try {
    return { stream: await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...size, ...(wanted === undefined ? {} : { deviceId: { exact: wanted.deviceId } }) } }) };
  } catch (error) {
    return { trouble: troubleOf(error) };
  }
};

export const stopCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};
