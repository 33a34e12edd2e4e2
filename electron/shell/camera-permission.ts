/** What a page asks of the system, as far as a camera is concerned. */
export type Asked = {
  readonly permission: string;
  /** The page that asks, whole. */
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly mediaTypes: readonly string[];
};

const pageOf = (origin: string, kind: 'main' | 'packing'): string => `${origin}/index.html?window=${kind}`;

const asksForPictures = ({ permission, isMainFrame, mediaTypes }: Asked): boolean =>
  permission === 'media' && isMainFrame && mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video');

/** PK-9: the packing window may open a camera by itself; no page ever gets a microphone, a screen or both. */
export const mayOpenCamera = (asked: Asked, origin: string): boolean => asksForPictures(asked) && asked.url.split('#')[0] === pageOf(origin, 'packing');

/** AS-2, AS-4: the main window may, where a person has just clicked for a photo of a case or of a parcel that came back (`CameraLeave`). */
export const mayOpenCameraOnLeave = (asked: Asked, origin: string): boolean => asksForPictures(asked) && asked.url.split('#')[0] === pageOf(origin, 'main');

/** So long after main said yes a page may open its camera; one opening for each yes. */
const leaveMs = 10_000;

export type CameraLeave = { readonly give: (windowId: number) => void; readonly take: (windowId: number) => boolean };

/** Which windows may open a camera once, because a person who may take photos is about to take one. `now`: milliseconds of any clock that only goes on. */
export const createCameraLeave = (now: () => number): CameraLeave => {
  const until = new Map<number, number>();
  return {
    give: (windowId) => {
      until.set(windowId, now() + leaveMs);
    },
    take: (windowId) => {
      const end = until.get(windowId);
      until.delete(windowId);
      return end !== undefined && now() <= end;
    },
  };
};

/**
 * Our own pages may know which cameras there are: the settings name them. That opens none; opening is decided above. Electron 25 calls
 * the question about cameras `audio` too, so names of microphones cannot be kept back beside them. `origin`: for schemes of our own Electron
 * hands the page's whole address.
 */
export const mayNameCameras = ({ permission, origin, mediaType }: { readonly permission: string; readonly origin: string; readonly mediaType: string | undefined }, ours: string): boolean =>
  permission === 'media' && (mediaType === 'video' || mediaType === 'audio') && (origin === ours || origin.startsWith(`${ours}/`));
