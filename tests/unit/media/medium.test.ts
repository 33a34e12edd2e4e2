import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCameraLeave, mayNameCameras, mayOpenCamera, mayOpenCameraOnLeave } from '../../../electron/shell/camera-permission.ts';
import { mediumTypeOf } from '../../../shared/domain/media/medium.ts';

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const webm = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0x01, 0, 0, 0, 0, 0, 0, 0x1f, 0x42, 0x86, 0x81, 1, 0x42, 0xf7, 0x81, 1, 0x42, 0xf2, 0x81, 4, 0x42, 0xf3, 0x81, 8, 0x42, 0x82, 0x84, ...ascii('webm'), 0x42, 0x87, 0x81, 4, 0x42, 0x85, 0x81, 2, 0x18, 0x53]);

describe('PK-9: what the bytes say they are', () => {
  test('a head as Chromium writes it is WebM; Matroska, a cut one and one that claims more than it has are not', () => {
    expect(mediumTypeOf(webm)).toBe('video/webm');
    expect(mediumTypeOf(webm.subarray(0, 40))).toBeNull();
    const another = new Uint8Array(webm);
    another.set(ascii('webx'), 31);
    expect(mediumTypeOf(another)).toBeNull();
    const greedy = new Uint8Array(webm);
    greedy[11] = 0x7f;
    expect(mediumTypeOf(greedy)).toBeNull();
  });

  test('any bytes get an answer, and only those that begin as such are one', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), fc.constantFrom([], [0x1a, 0x45, 0xdf, 0xa3], [...webm.subarray(0, 24)], [0xff, 0xd8], [0x89, 0x50]), (tail, head) => {
      const bytes = new Uint8Array([...head, ...tail]);
      const type = mediumTypeOf(bytes);
      if (type === 'video/webm') expect([...bytes.subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
      if (type === 'image/jpeg') expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    }), { numRuns: 2_000 });
  });
});

describe('PK-9: who may open a camera', () => {
  const origin = 'app://backroom';
  const packing = { permission: 'media', url: `${origin}/index.html?window=packing`, isMainFrame: true, mediaTypes: ['video'] };

  test('the packing window, for pictures; nobody else, and never for sound', () => {
    expect(mayOpenCamera(packing, origin)).toBe(true);
    const refused = [
      { ...packing, mediaTypes: ['video', 'audio'] }, { ...packing, mediaTypes: ['audio'] }, { ...packing, mediaTypes: [] }, { ...packing, isMainFrame: false }, { ...packing, permission: 'geolocation' },
      { ...packing, permission: 'display-capture' }, { ...packing, url: `${origin}/index.html?window=main` }, { ...packing, url: `${origin}/index.html?window=main&x=window=packing` },
      { ...packing, url: 'https://example.com/index.html?window=packing' }, { ...packing, url: 'app://backroom.example.com/index.html?window=packing' }, { ...packing, url: '' },
    ];
    for (const asked of refused) expect({ asked, may: mayOpenCamera(asked, origin) }).toEqual({ asked, may: false });
  });

  test('AS-2, AS-4: the main window only on leave, for pictures alone', () => {
    const main = { ...packing, url: `${origin}/index.html?window=main` };
    expect(mayOpenCameraOnLeave(main, origin)).toBe(true);
    const refused = [
      packing, { ...main, mediaTypes: ['video', 'audio'] }, { ...main, mediaTypes: ['audio'] }, { ...main, mediaTypes: [] }, { ...main, isMainFrame: false }, { ...main, permission: 'display-capture' },
      { ...main, url: 'https://example.com/index.html?window=main' }, { ...main, url: `${origin}/other.html?window=main` }, { ...main, url: '' },
    ];
    for (const asked of refused) expect({ asked, may: mayOpenCameraOnLeave(asked, origin) }).toEqual({ asked, may: false });
  });

  test('leave is for one window, once, and for a few seconds', () => {
    let now = 0;
    const leave = createCameraLeave(() => now);
    expect(leave.take(1)).toBe(false);
    leave.give(1);
    expect(leave.take(2)).toBe(false);
    expect(leave.take(1)).toBe(true);
    expect(leave.take(1)).toBe(false);
    leave.give(1);
    now = 10_001;
    expect(leave.take(1)).toBe(false);
  });

  test('our own pages may know the names of cameras; nobody else, and nothing but devices', () => {
    const ours = { permission: 'media', origin: `${origin}/`, mediaType: 'video' };
    for (const page of [`${origin}/`, origin, `${origin}/index.html?window=main`]) expect(mayNameCameras({ ...ours, origin: page }, origin)).toBe(true);
    // Electron 25 asks about cameras under the name of sound.
    expect(mayNameCameras({ ...ours, mediaType: 'audio' }, origin)).toBe(true);
    for (const asked of [{ ...ours, mediaType: 'unknown' }, { ...ours, mediaType: undefined }, { ...ours, origin: 'https://example.com' }, { ...ours, origin: 'app://backroom.example.com/' }, { ...ours, origin: 'https://x/?app://backroom/' }, { ...ours, permission: 'notifications' }]) {
      expect(mayNameCameras(asked, origin)).toBe(false);
    }
  });
});
