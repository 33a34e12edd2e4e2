import { existsSync } from 'node:fs';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noMedia } from '../../shared/contract/media.ts';
import { mostMediumBytes } from '../../shared/domain/media/medium.ts';
import type { ParcelId } from '../../shared/domain/ids.ts';
import { mediaFolderOf } from '../../electron/use-cases/media/media-folder.ts';
import { openAnsweringShop, type AnsweringShop } from '../support/answering-shop.ts';
import { addPaidOrder, addPrintedParcel, codeOf, mustBe } from '../support/shop.ts';

let shop: AnsweringShop;
let parcelId: ParcelId;
beforeAll(async () => {
  shop = await openAnsweringShop();
  parcelId = addPrintedParcel(shop, [addPaidOrder(shop)]);
  mustBe(await shop.call(shop.windows.manager, 'media.choose', { ...noMedia, mode: 'photo_by_key' }));
});
afterAll(async () => {
  await shop.end();
});

const png = new Uint8Array(PNG.sync.write(new PNG({ width: 8, height: 8 })));
const add = async (more: Readonly<Record<string, unknown>>, windowId = shop.windows.packer) => codeOf(await shop.call(windowId, 'media.add', { parcelId, kind: 'photo', mime: 'image/png', bytes: png, ...more }));

test('PK-9: bytes that are none, too many, or of another kind stop at the border', async () => {
  const huge = new Uint8Array(mostMediumBytes + 1);
  huge.set(png);
  for (const bytes of [huge, new Uint8Array(0), [...png], png.buffer, 'data:image/png;base64,AAAA', { length: 12, 0: 1 }, null, new Float64Array(4), '../../etc/passwd']) expect(await add({ bytes })).toBe('input.invalid');
  for (const mime of ['image/svg+xml', 'text/html', '../x', '', null]) expect(await add({ mime })).toBe('input.invalid');
  for (const kind of ['audio', '__proto__', 3]) expect(await add({ kind })).toBe('input.invalid');
  for (const wrong of [0, -1, 1.5, '1', null, 2 ** 60]) expect(await add({ parcelId: wrong })).toBe('input.invalid');
  expect(await add({ mime: 'image/jpeg' })).toBe('media.not_a_picture');
  expect(existsSync(mediaFolderOf(shop.file))).toBe(false);
});

test('PK-9: who is not signed in adds and sees nothing; a packer changes no setting; setting within bounds only', async () => {
  expect(await add({}, shop.windows.nobody)).toBe('access.sign_in_first');
  expect(codeOf(await shop.call(shop.windows.packer, 'media.choose', noMedia))).toBe('access.not_permitted');
  for (const more of [{ retentionDays: 0 }, { retentionDays: 1e9 }, { budgetGb: 0 }, { budgetGb: 0.5 }, { mode: 'always' }, { cameraId: 'x'.repeat(301) }]) {
    expect(codeOf(await shop.call(shop.windows.manager, 'media.choose', { ...noMedia, ...more }))).toBe('input.invalid');
  }
  expect(await add({})).toBeNull();
  const [medium] = mustBe(await shop.call(shop.windows.packer, 'media.ofParcel', { parcelId })) as { id: number }[];
  expect(codeOf(await shop.call(shop.windows.nobody, 'media.bytes', { mediumId: medium!.id }))).toBe('access.sign_in_first');
  expect((mustBe(await shop.call(shop.windows.packer, 'media.bytes', { mediumId: medium!.id })) as { bytes: Uint8Array }).bytes).toEqual(png);
  expect(codeOf(await shop.call(shop.windows.packer, 'media.bytes', { mediumId: 4_711 }))).toBe('media.unknown');
  expect(shop.handlerBugs).toEqual([]);
});
