import { readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SkuId } from '../../shared/domain/ids.ts';
import { mostSkuPictureBytes, skuPicturePx } from '../../shared/domain/stock/sku-picture.ts';
import { skuByCode } from '../../electron/store/stock.ts';
import { mediaFile, mediaFolderOf } from '../../electron/use-cases/media/media-folder.ts';
import { sweepMediaFolder } from '../../electron/use-cases/media/media-upkeep.ts';
import { packingParcel } from '../../electron/use-cases/packing/queries.ts';
import { picturesOfCodes, setSkuPicture, skuPicture } from '../../electron/use-cases/stock/sku-pictures.ts';
import { createTemplateReader, type TemplateReader } from '../../electron/use-cases/templates/template-reader.ts';
import { addPaidOrder, addPrintedParcel, codeOf, mustBe, openTestShop, tracedActions, type TestShop } from '../support/shop.ts';

const png = (widthPx: number, heightPx: number, shade = 120): Uint8Array => {
  const picture = new PNG({ width: widthPx, height: heightPx });
  picture.data.fill(shade);
  return new Uint8Array(PNG.sync.write(picture));
};

let shop: TestShop;
let reader: TemplateReader;
const sku = (code: string): SkuId => skuByCode(shop.store.reader, code)!.id;
const set = (code: string, bytes: Uint8Array | null, sameColour = false) => setSkuPicture(shop.services, reader, shop.manager, { skuId: sku(code), bytes, sameColour });
const pictureIdOf = (code: string): string | null => skuByCode(shop.store.reader, code)!.picture_id;

beforeEach(async () => {
  shop = await openTestShop();
  reader = createTemplateReader(new URL('../../electron/use-cases/templates/template-worker.ts', import.meta.url));
  addPaidOrder(shop, { lines: ['NZ801-28', 'NZ801-29', 'NZ801-28-R', 'LONE'].map((code) => ({ code })) });
  shop.store.write((writer) => {
    writer.run(`UPDATE skus SET style_code = 'NZ801', colour = CASE WHEN code LIKE '%-R' THEN '红' ELSE '深蓝' END WHERE code LIKE 'NZ801%'`);
    return null;
  }, () => true);
});
afterEach(() => {
  shop.close();
});

describe('WH-1, PK-2: the picture of an article', () => {
  test('is kept byte for byte under its hash, for all sizes of its colour, and shown to the packer', async () => {
    const bytes = png(60, 40);
    expect(mustBe(await set('NZ801-28', bytes, true))).toEqual({ skus: 2 });
    const pictureId = pictureIdOf('NZ801-28')!;
    expect([pictureIdOf('NZ801-29'), pictureIdOf('NZ801-28-R'), pictureIdOf('LONE')]).toEqual([pictureId, null, null]);
    expect(new Uint8Array(readFileSync(mediaFile(mediaFolderOf(shop.file), pictureId)))).toEqual(bytes);
    expect(mustBe(skuPicture(shop.services, { pictureId })).dataUrl).toBe(`data:image/png;base64,${Buffer.from(bytes).toString('base64')}`);
    expect(mustBe(picturesOfCodes(shop.services, { codes: ['NZ801-28', 'LONE', 'nobody'] }))).toEqual([{ code: 'NZ801-28', pictureId }]);
    const parcelId = addPrintedParcel(shop, [addPaidOrder(shop, { lines: [{ code: 'NZ801-29' }, { code: 'LONE' }] })]);
    expect(mustBe(packingParcel(shop.services, { parcelId })).lines.map((line) => line.pictureId)).toEqual([pictureId, null]);
    expect(tracedActions(shop, 'sku', sku('NZ801-29'))).toContain('stock.picture');
    expect(shop.events.map(({ name }) => name)).toContain('stock.changed');
  });

  test('set again as it is changes nothing; taken away, it is gone from the article, and its file goes a week later', async () => {
    mustBe(await set('LONE', png(10, 10), true));
    expect(mustBe(await set('LONE', png(10, 10), true))).toEqual({ skus: 0 });
    const pictureId = pictureIdOf('LONE')!;
    const later = (days: number) => sweepMediaFolder(shop.services, () => true, Date.now() + days * 86_400_000);
    expect(await later(30)).toBe(0);
    expect(mustBe(await set('LONE', null))).toEqual({ skus: 1 });
    expect(codeOf(skuPicture(shop.services, { pictureId }))).toBe('stock.picture_unknown');
    expect(await later(1)).toBe(0);
    expect(await later(8)).toBe(1);
  });

  test('hostile files are refused, and the article keeps what it had', async () => {
    mustBe(await set('LONE', png(12, 12)));
    const before = pictureIdOf('LONE');
    const sound = png(30, 30);
    const bomb = png(8, 8);
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(16, 60_000);
    const tooMany = new Uint8Array(mostSkuPictureBytes + 1);
    tooMany.set(sound);
    const hostile: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
      ['a script that calls itself a picture', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'picture.not_a_picture'],
      ['a program', new TextEncoder().encode('MZ\u0000\u0003'.repeat(50)), 'picture.not_a_picture'],
      ['cut off', sound.slice(0, sound.length - 25), 'picture.damaged'],
      ['a head alone', sound.slice(0, 33), 'picture.damaged'],
      ['that says it is huge', bomb, 'stock.picture_not_small'],
      ['larger than is shown', png(skuPicturePx + 1, 4), 'stock.picture_not_small'],
      ['heavier than is kept', tooMany, 'stock.picture_not_small'],
    ];
    for (const [what, bytes, code] of hostile) {
      expect(codeOf(await set('LONE', bytes)), what).toBe(code);
      expect(pictureIdOf('LONE'), what).toBe(before);
    }
    expect(codeOf(await setSkuPicture(shop.services, reader, shop.manager, { skuId: 999 as SkuId, bytes: null, sameColour: false }))).toBe('stock.sku_unknown');
  });

  test('a file that is gone or was changed is said to be, and nothing else in the folder is given out', async () => {
    mustBe(await set('LONE', png(12, 12)));
    const pictureId = pictureIdOf('LONE')!;
    writeFileSync(mediaFile(mediaFolderOf(shop.file), pictureId), png(13, 13));
    expect(codeOf(skuPicture(shop.services, { pictureId }))).toBe('stock.picture_lost');
    expect(codeOf(skuPicture(shop.services, { pictureId: 'a'.repeat(64) }))).toBe('stock.picture_unknown');
  });
});
