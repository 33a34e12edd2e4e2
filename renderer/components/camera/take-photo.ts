const patienceMs = 3_000;
const quality = 0.85;

/** Resolves when the camera's picture has arrived; false = it does not come. */
const hasFrame = (video: HTMLVideoElement): Promise<boolean> => {
  if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    video.addEventListener('loadeddata', () => {
      clearTimeout(timer);
      resolve(true);
    }, { once: true });
  });
};

/** What the camera sees now, as JPEG; null = it gives no picture. */
export const takePhoto = async (video: HTMLVideoElement): Promise<Uint8Array | null> => {
  if (!(await hasFrame(video)) || video.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
};
