import { useEffect, useState } from 'react';
import { openCamera, stopCamera, type CameraChoice, type CameraTrouble } from './open-camera.ts';

export type Camera =
  | { readonly phase: 'off' | 'starting' }
  | { readonly phase: 'ready'; readonly stream: MediaStream; readonly video: HTMLVideoElement }
  | { readonly phase: 'trouble'; readonly trouble: CameraTrouble };

/** Another program may let go of it, or somebody plugs it in. */
const againMs = 15_000;

/** Keeps the camera open while it is wanted, and comes back by itself after trouble. */
export const useCamera = (choice: CameraChoice | undefined): Camera => {
  const [camera, setCamera] = useState<Camera>({ phase: 'off' });
  const mode = choice?.mode ?? 'off';
  const { cameraId, cameraName } = choice ?? { cameraId: '', cameraName: '' };
  useEffect(() => {
    if (mode === 'off') {
      setCamera({ phase: 'off' });
      return undefined;
    }
    let wanted = true;
    const isWanted = (): boolean => wanted;
    let opening = false;
    let stream: MediaStream | null = null;
    const look = async (): Promise<void> => {
      if (!wanted || opening || stream !== null) return;
      opening = true;
      const opened = await openCamera({ mode, cameraId, cameraName });
      opening = false;
      if ('trouble' in opened) {
        if (isWanted()) setCamera({ phase: 'trouble', trouble: opened.trouble });
        return;
      }
      if (!isWanted()) {
        stopCamera(opened.stream);
        return;
      }
      const mine = opened.stream;
      stream = mine;
      const video = document.createElement('video');
      video.muted = true;
      video.playsInline = true;
      video.srcObject = mine;
      void video.play().catch(() => undefined);
      mine.getVideoTracks()[0]?.addEventListener('ended', () => {
        if (stream !== mine) return;
        stream = null;
        if (wanted) setCamera({ phase: 'trouble', trouble: 'missing' });
      });
      setCamera({ phase: 'ready', stream: mine, video });
    };
    const again = (): void => void look();
    setCamera({ phase: 'starting' });
    again();
    const timer = setInterval(again, againMs);
    navigator.mediaDevices.addEventListener('devicechange', again);
    return () => {
      wanted = false;
      clearInterval(timer);
      navigator.mediaDevices.removeEventListener('devicechange', again);
      if (stream !== null) stopCamera(stream);
      stream = null;
    };
  }, [mode, cameraId, cameraName]);
  return camera;
};
