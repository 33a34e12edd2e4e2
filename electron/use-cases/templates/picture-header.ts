/** What a picture file says of itself in its first bytes; nothing is decoded. */
export type PictureHeader = {
  readonly mime: 'image/png' | 'image/jpeg';
  readonly widthPx: number;
  readonly heightPx: number;
  /** Quarter turns clockwise until it stands upright, and whether it is mirrored first (EXIF). */
  readonly quarterTurns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
  /** 8 bits of grey a pixel and nothing else: what printing takes as it is. */
  readonly plainGrey: boolean;
};

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** By content, never by name. Null = neither PNG nor JPEG, or cut off before its size. */
export const readPictureHeader = (bytes: Uint8Array): PictureHeader | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = pngSignature.every((byte, index) => bytes[index] === byte) ? pngHeader(view) : bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegHeader(view) : null;
  return header !== null && header.widthPx > 0 && header.heightPx > 0 ? header : null;
};

const pngHeader = (view: DataView): PictureHeader | null => {
  if (view.byteLength < 33 || view.getUint32(12) !== 0x49484452) return null;
  return {
    mime: 'image/png', widthPx: view.getUint32(16), heightPx: view.getUint32(20), quarterTurns: 0, mirrored: false,
    plainGrey: view.getUint8(24) === 8 && view.getUint8(25) === 0,
  };
};

const frameMarkers = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

const jpegHeader = (view: DataView): PictureHeader | null => {
  let turned: Pick<PictureHeader, 'quarterTurns' | 'mirrored'> = { quarterTurns: 0, mirrored: false };
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    // The pixels begin, and no frame was named.
    if (marker === 0xda || marker === 0xd9) return null;
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    if (frameMarkers.has(marker)) {
      if (at + 9 > view.byteLength) return null;
      const [heightPx, widthPx] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      const lying = turned.quarterTurns % 2 === 1;
      return { mime: 'image/jpeg', widthPx: lying ? heightPx : widthPx, heightPx: lying ? widthPx : heightPx, ...turned, plainGrey: false };
    }
    if (marker === 0xe1) turned = orientationIn(view, at + 4, Math.min(at + 2 + length, view.byteLength)) ?? turned;
    at += 2 + length;
  }
  return null;
};

const turns: Readonly<Record<number, Pick<PictureHeader, 'quarterTurns' | 'mirrored'>>> = {
  1: { quarterTurns: 0, mirrored: false }, 2: { quarterTurns: 0, mirrored: true }, 3: { quarterTurns: 2, mirrored: false }, 4: { quarterTurns: 2, mirrored: true },
  5: { quarterTurns: 3, mirrored: true }, 6: { quarterTurns: 1, mirrored: false }, 7: { quarterTurns: 1, mirrored: true }, 8: { quarterTurns: 3, mirrored: false },
};

/** The EXIF orientation in an APP1 segment; phones write it instead of turning the picture. */
const orientationIn = (view: DataView, from: number, to: number): Pick<PictureHeader, 'quarterTurns' | 'mirrored'> | undefined => {
  if (from + 14 > to || view.getUint32(from) !== 0x45786966) return undefined;
  const base = from + 6;
  const little = view.getUint16(base) === 0x4949;
  const directory = base + view.getUint32(base + 4, little);
  if (directory + 2 > to) return undefined;
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > to) return undefined;
    if (view.getUint16(entry, little) === 0x0112) return turns[view.getUint16(entry + 8, little)];
  }
  return undefined;
};
