import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ParcelId } from '../../shared/domain/ids.ts';
import { noMedia, type MediaSettings } from '../../shared/contract/media.ts';
import { mostMediaOfParcel } from '../../shared/domain/media/medium.ts';
import { writeSetting } from '../../electron/store/settings.ts';
import { keepMedium, mediaFile, mediaFolderOf } from '../../electron/use-cases/media/media-folder.ts';
import { addMedium, mediaOf, mediaSettingsOf, mediumBytes } from '../../electron/use-cases/media/keep-media.ts';
import { disposeOfMedia, sweepMediaFolder } from '../../electron/use-cases/media/media-upkeep.ts';
import { leaveWith } from '../support/claims-shop.ts';
import { runInChild } from '../support/run-in-child.ts';
import { addPaidOrder, addPrintedParcel, codeOf, inOneStep, mustBe, openTestShop, type TestShop } from '../support/shop.ts';

const dayMs = 24 * 60 * 60 * 1000;
const always = (): boolean => true;
let shop: TestShop;
let parcelId: ParcelId;
let shade = 0;

const set = (settings: Partial<MediaSettings>): void => inOneStep(shop.services, ({ writer }) => writeSetting(writer, 'media', { ...noMedia, mode: 'photo_by_itself', ...settings }));
const picture = (): Uint8Array => {
  const png = new PNG({ width: 24, height: 16 });
  shade += 1;
  png.data.fill(shade % 256);
  png.data.writeUInt32LE(shade, 0);
  return new Uint8Array(PNG.sync.write(png));
};
const add = (bytes = picture(), of = parcelId) => addMedium(shop.services, shop.manager, { parcelId: of, kind: 'photo', mime: 'image/png', bytes });
const files = (): string[] => {
  const folder = mediaFolderOf(shop.file);
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()) : [];
};
const traces = (action: string) => shop.store.reader.all<{ after: string }>('SELECT after FROM trace WHERE action = ?', action).map(({ after }) => JSON.parse(after) as Record<string, unknown>);
const printed = (): ParcelId => addPrintedParcel(shop, [addPaidOrder(shop)]);

beforeEach(async () => {
  shop = await openTestShop();
  set({});
  parcelId = printed();
});
afterEach(() => shop.close());

describe('PK-9: a photo of a parcel', () => {
  test('is kept byte for byte, found at its parcel, traced, and told of', () => {
    const bytes = picture();
    const { mediumId } = mustBe(add(bytes));
    expect(mustBe(mediaOf(shop.services, { parcelId }))).toMatchObject([{ id: mediumId, kind: 'photo', mime: 'image/png', bytes: bytes.length, takenBy: '店长', disposedAt: null }]);
    expect(mustBe(mediumBytes(shop.services, { mediumId }))).toEqual({ mime: 'image/png', bytes });
    expect(traces('media.added')).toHaveLength(1);
    expect(shop.events.at(-1)).toEqual({ name: 'packing.changed', payload: { parcelIds: [parcelId] } });
    expect(mustBe(mediaSettingsOf(shop.services))).toMatchObject({ media: 1, bytes: bytes.length, heldBytes: 0 });
  });

  test('is refused of a parcel that left, is voided or unknown, when the camera is off, and beyond twenty; nothing lies about then', () => {
    expect(codeOf(add(picture(), 99_999 as ParcelId))).toBe('parcel.unknown');
    const reserved = addPrintedParcel(shop, [addPaidOrder(shop)], { printed: false });
    expect(codeOf(add(picture(), reserved))).toBe('media.parcel_gone');
    const [left] = leaveWith(shop, shop.manager, 'ZTO', [{}]);
    expect(codeOf(add(picture(), left!.parcelId))).toBe('media.parcel_gone');
    set({ mode: 'off' });
    expect(codeOf(add())).toBe('media.off');
    expect(files()).toEqual([]);
    set({});
    for (let index = 0; index < mostMediaOfParcel; index += 1) mustBe(add());
    expect(codeOf(add())).toBe('media.too_many');
    expect(files()).toHaveLength(mostMediaOfParcel);
  });

  test('is by its bytes what it is said to be, or refused', () => {
    const given = (kind: 'photo' | 'video', mime: 'image/png' | 'image/jpeg' | 'video/webm', bytes: Uint8Array) => codeOf(addMedium(shop.services, shop.manager, { parcelId, kind, mime, bytes }));
    const png = picture();
    const text = new TextEncoder().encode('<svg onload=alert(1)>');
    const matroska = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0x8b, 0x42, 0x82, 0x88, ...new TextEncoder().encode('matroska'), 1, 2, 3]);
    const webm = new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84, ...new TextEncoder().encode('webm'), 1, 2, 3]);
    const bomb = new Uint8Array(png);
    new DataView(bomb.buffer).setUint32(16, 60_000);
    new DataView(bomb.buffer).setUint32(20, 60_000);
    const refused = [
      given('photo', 'image/jpeg', png), given('video', 'image/png', png), given('video', 'video/webm', png), given('photo', 'video/webm', webm), given('photo', 'image/png', text),
      given('photo', 'image/png', png.subarray(0, 20)), given('photo', 'image/png', bomb), given('video', 'video/webm', matroska), given('video', 'video/webm', webm.subarray(0, 12)),
      given('photo', 'image/jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xd9])),
    ];
    expect(refused).toEqual(refused.map(() => 'media.not_a_picture'));
    expect(files()).toEqual([]);
    expect(given('video', 'video/webm', webm)).toBeNull();
  });

  test('one that is the same twice lies there once, and stays while either is kept', async () => {
    const bytes = picture();
    mustBe(add(bytes));
    const other = printed();
    shop.clock.now += 50 * dayMs;
    const { mediumId } = mustBe(add(bytes, other));
    expect(files()).toHaveLength(1);
    shop.clock.now += 60 * dayMs;
    expect(await disposeOfMedia(shop.services, always)).toBe(1);
    expect(mustBe(mediumBytes(shop.services, { mediumId })).bytes).toEqual(bytes);
  });

  test('a file that is gone or was changed is said to be, never shown', () => {
    const { mediumId } = mustBe(add());
    writeFileSync(join(mediaFolderOf(shop.file), files()[0]!), 'another');
    expect(codeOf(mediumBytes(shop.services, { mediumId }))).toBe('media.lost');
  });
});

describe('PK-9: whole or not at all', () => {
  for (const dieAt of ['before_row', 'in_row', 'after_commit'] as const) {
    test(`killed ${dieAt}: never a row without its file, and no file stays that nobody names`, async () => {
      shop.close();
      const end = await runInChild('tests/support/add-medium-until-killed.ts', { STORE_FILE: shop.file, PARCEL_ID: String(parcelId), MANAGER: JSON.stringify(shop.manager), DIE_AT: dieAt, PICTURE: Buffer.from(picture()).toString('base64') });
      expect(end).toMatchObject({ signal: 'SIGKILL' });
      shop = await openTestShop({ file: shop.file });
      const rows = mustBe(mediaOf(shop.services, { parcelId }));
      expect(rows).toHaveLength(dieAt === 'after_commit' ? 1 : 0);
      for (const { id } of rows) expect(codeOf(mediumBytes(shop.services, { mediumId: id }))).toBeNull();
      expect(files()).toHaveLength(1);
      const later = Date.now() + 8 * dayMs;
      expect(await sweepMediaFolder(shop.services, always, later)).toBe(dieAt === 'after_commit' ? 0 : 1);
      expect(files()).toHaveLength(rows.length);
    });
  }

  test('the sweep leaves what is named, what is under way, and for a week what an older backup does not know', async () => {
    mustBe(add());
    const folder = mediaFolderOf(shop.file);
    const orphan = mediaFile(folder, keepMedium(folder, picture()));
    writeFileSync(join(folder, files()[0]!.slice(0, 2), '.half.part'), 'half');
    writeFileSync(join(folder, 'note.txt'), 'somebody\'s own');
    mkdirSync(join(folder, 'zz'));
    expect(await sweepMediaFolder(shop.services, always, Date.now() - 60_000)).toBe(0);
    expect(await sweepMediaFolder(shop.services, always, Date.now() + 60_000)).toBe(1);
    expect(existsSync(orphan)).toBe(true);
    const old = new Date(Date.now() - 8 * dayMs);
    utimesSync(orphan, old, old);
    expect(await sweepMediaFolder(shop.services, always, Date.now())).toBe(1);
    expect(files()).toHaveLength(2);
    // Kept again by somebody, an old orphan is new.
    const again = picture();
    const path = mediaFile(folder, keepMedium(folder, again));
    utimesSync(path, old, old);
    keepMedium(folder, again);
    expect(await sweepMediaFolder(shop.services, always, Date.now())).toBe(0);
  });
});

describe('PK-9: retention and budget', () => {
  test('what is older than the setting goes, its row stays; one entry a sweep, and none when nothing goes', async () => {
    for (let index = 0; index < 120; index += 1) mustBe(add(picture(), index % mostMediaOfParcel === 0 ? (parcelId = printed()) : parcelId));
    const first = parcelId;
    shop.clock.now += 80 * dayMs;
    const young = printed();
    mustBe(add(picture(), young));
    expect(await disposeOfMedia(shop.services, always)).toBe(0);
    expect(traces('media.disposed')).toEqual([]);
    shop.clock.now += 11 * dayMs;
    expect(await disposeOfMedia(shop.services, always)).toBe(120);
    expect(traces('media.disposed')).toMatchObject([{ media: 120, retentionDays: 90 }]);
    expect(files()).toHaveLength(1);
    const [gone] = mustBe(mediaOf(shop.services, { parcelId: first }));
    expect(gone!.disposedAt).toBe(shop.clock.now);
    expect(codeOf(mediumBytes(shop.services, { mediumId: gone!.id }))).toBe('media.disposed');
    expect(mustBe(mediaSettingsOf(shop.services)).media).toBe(1);
  });

  test('over the budget the oldest go first, until the rest fits', async () => {
    for (let index = 0; index < 5; index += 1) {
      shop.clock.now += 1000;
      mustBe(add());
    }
    inOneStep(shop.services, ({ writer }) => writer.run('UPDATE parcel_media SET bytes = 400000000'));
    set({ budgetGb: 1 });
    expect(await disposeOfMedia(shop.services, always)).toBe(3);
    expect(mustBe(mediaOf(shop.services, { parcelId })).map(({ disposedAt }) => disposedAt !== null)).toEqual([true, true, true, false, false]);
    expect(files()).toHaveLength(2);
  });

  test('an open claim keeps all of its parcel, whatever the age and the budget; once it is closed they go', async () => {
    const packed = printed();
    const claimed = addPrintedParcel(shop, [addPaidOrder(shop)]);
    mustBe(add(picture(), packed));
    mustBe(add(picture(), claimed));
    inOneStep(shop.services, ({ writer }) => writer.run(`UPDATE parcels SET state = 'handed_over' WHERE id = ?`, claimed));
    inOneStep(shop.services, ({ writer }) => writer.run(
      `INSERT INTO claims (parcel_id, kind, courier_code, state, amount_fen, opened_at, opened_by) VALUES (?, 'lost', 'ZTO', 'opened', 0, ?, ?)`, claimed, shop.clock.now, shop.manager.staffId,
    ));
    expect(mustBe(mediaSettingsOf(shop.services)).heldBytes).toBeGreaterThan(0);
    shop.clock.now += 4_000 * dayMs;
    expect(await disposeOfMedia(shop.services, always)).toBe(1);
    expect(mustBe(mediaOf(shop.services, { parcelId: claimed }))[0]!.disposedAt).toBeNull();
    inOneStep(shop.services, ({ writer }) => writer.run('UPDATE claims SET closed_at = ?', shop.clock.now));
    expect(await disposeOfMedia(shop.services, always)).toBe(1);
    expect(files()).toEqual([]);
  });

  test('a sweep that is stopped, or killed between rows and files, is finished by the next', async () => {
    mustBe(add());
    inOneStep(shop.services, ({ writer }) => writer.run('UPDATE parcel_media SET disposed_at = 1'));
    expect(files()).toHaveLength(1);
    expect(await sweepMediaFolder(shop.services, always, Date.now() + 60_000)).toBe(1);
    mustBe(add());
    shop.clock.now += 100 * dayMs;
    expect(await disposeOfMedia(shop.services, () => false)).toBe(0);
    expect(await disposeOfMedia(shop.services, always)).toBe(1);
  });
});
