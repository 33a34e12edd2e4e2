/** What a page asks of the system, as far as a camera is concerned. */
export type Asked = {
  readonly permission: string;
  /** The page that asks, whole. */
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly mediaTypes: readonly string[];
};

const packingPage = (origin: string): string => `${origin}/index.html?window=packing`;

/** PK-9: the packing window may open a camera; nothing else may, and no page ever gets a microphone, a screen or both. */
export const mayOpenCamera = ({ permission, url, isMainFrame, mediaTypes }: Asked, origin: string): boolean =>
  permission === 'media' && isMainFrame && mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video') && url.split('#')[0] === packingPage(origin);

/**
 * Our own pages may know which cameras there are: the settings name them. That opens none; opening is `mayOpenCamera` alone. Electron 25 calls
 * the question about cameras `audio` too, so names of microphones cannot be kept back beside them. `origin`: for schemes of our own Electron
 * hands the page's whole address.
 */
export const mayNameCameras = ({ permission, origin, mediaType }: { readonly permission: string; readonly origin: string; readonly mediaType: string | undefined }, ours: string): boolean =>
  permission === 'media' && (mediaType === 'video' || mediaType === 'audio') && (origin === ours || origin.startsWith(`${ours}/`));
