/** PK-9: what a packing table's camera keeps of a parcel. */
export const mediumKinds = ['photo', 'video'] as const;
export type MediumKind = (typeof mediumKinds)[number];
export const mediumTypes = ['image/jpeg', 'image/png', 'video/webm'] as const;
export type MediumType = (typeof mediumTypes)[number];

/** When the camera takes something: never, at packing without any key, or when its key is pressed. */
export const cameraModes = ['off', 'photo_by_itself', 'photo_by_key', 'video_by_itself', 'video_by_key'] as const;
export type CameraMode = (typeof cameraModes)[number];

export const kindOfMode = (mode: Exclude<CameraMode, 'off'>): MediumKind => (mode.startsWith('photo') ? 'photo' : 'video');

export const mostMediumBytes = 12 * 1024 * 1024;
export const mostVideoMs = 10_000;
/** More of one parcel is a key held down, not evidence. */
export const mostMediaOfParcel = 20;
/** Larger pictures come from no webcam, and would fill the memory of who looks at them. */
export const mostMediumMegapixels = 40;

export const mediaDays = { least: 1, usual: 90, most: 3650 } as const;
export const mediaGigabytes = { least: 1, usual: 20, most: 10_000 } as const;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** What the bytes themselves say they are; null = nothing that is kept. */
export const mediumTypeOf = (bytes: Uint8Array): MediumType | null => {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  return isWebm(bytes) ? 'video/webm' : null;
};

/** Reads an EBML number (`keepMarker`: an element's id); null = none, or cut off. */
const ebmlNumber = (bytes: Uint8Array, at: number, keepMarker: boolean): { readonly value: number; readonly end: number } | null => {
  const first = bytes[at] ?? 0;
  const length = first === 0 ? 9 : Math.clz32(first) - 23;
  if (length > 4 || at + length > bytes.length) return null;
  let value = keepMarker ? first : first & (0xff >> length);
  for (let index = 1; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return { value, end: at + length };
};

/** Some writers state sizes in eight bytes. */
const ebmlSize = (bytes: Uint8Array, at: number): { readonly value: number; readonly end: number } | null => {
  if (bytes[at] !== 0x01) return ebmlNumber(bytes, at, false);
  if (at + 8 > bytes.length) return null;
  let value = 0;
  for (let index = 1; index < 8; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return { value, end: at + 8 };
};

const docTypeId = 0x4282;

/** An EBML head whose document type is `webm`, with something after it. Matroska of other kinds is not kept. */
const isWebm = (bytes: Uint8Array): boolean => {
  if (!startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3])) return false;
  const head = ebmlSize(bytes, 4);
  if (head === null || head.value > 1024) return false;
  const end = head.end + head.value;
  if (end >= bytes.length) return false;
  let at = head.end;
  while (at < end) {
    const id = ebmlNumber(bytes, at, true);
    const size = id === null ? null : ebmlSize(bytes, id.end);
    if (id === null || size === null || size.end + size.value > end) return false;
    if (id.value === docTypeId) {
      const text = [...bytes.subarray(size.end, size.end + size.value)].map((byte) => String.fromCharCode(byte)).join('').replace(/\0+$/, '');
      return text === 'webm';
    }
    at = size.end + size.value;
  }
  return false;
};
