import Driver from 'better-sqlite3';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasProgram } from '../../electron/dev/machine/run-command.ts';
import { startPrivateCups, type PrivateCups } from '../support/private-cups.ts';
import { connectionTo, type StandIn } from '../support/stand-in-platform/stand-in.ts';
import { usualAccount, type ShopSide } from '../support/stand-in-platform/world.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { buildShop, project } from './build-shop.ts';
import { managerPin, signIn, startShop, type ShopProcess } from './shop-process.ts';

export const sides = ['taobao', 'douyin', 'pinduoduo', 'shopify'] as const satisfies readonly ShopSide[];
export const printerName = 'Labels';
const nowhere = 'http://127.0.0.1:9';

/** What all rounds of a run share: the built shop, and its folder as it is on the first morning. */
export type Built = { readonly builtFolder: string; readonly resourcesFolder: string; readonly templateFolder: string; readonly remove: () => void };
/** One round at a time has these: a spooler of its own besides. */
export type Surroundings = Omit<Built, 'remove'> & { readonly cups: PrivateCups; readonly end: () => Promise<void> };

export const storeFileIn = (dataFolder: string): string => join(dataFolder, 'shop', 'backroom.db');

const must = async <T>(answer: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } } | null>, what: string): Promise<T> => {
  const got = await answer;
  if (got === null) throw new Error(`${what}: the shop went away`);
  if (!got.ok) throw new Error(`${what} was refused: ${got.refusal.code}`);
  return got.value;
};

const makeShop = async (shop: ShopProcess): Promise<void> => {
  await must(shop.ask('app', 'createShop', {
    shop: { name: usualAccount, timeZone: 'Asia/Shanghai', sender: { name: usualAccount, phone: '0571-88880000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '示例路 88 号', postcode: '310000' } },
    manager: { name: '陈店长', pin: managerPin }, demo: false,
  }), 'the shop');
  if (!(await signIn(shop))) throw new Error('nobody could sign in');
  await must(shop.ask('printers', 'assign', { kind: 'waybill', courierCode: '', spooler: 'cups', printerName, templateId: 'thermal-100x180' }), 'the printer');
  await must(shop.ask('printers', 'assign', { kind: 'packing_slip', courierCode: '', spooler: 'cups', printerName, templateId: 'packing-slip-100x180' }), 'the printer');
  await must(shop.ask('media', 'choose', { mode: 'photo_by_key', cameraId: '', cameraName: '', retentionDays: 90, budgetGb: 1 }), 'the camera');
  for (const side of sides) {
    const { settings, secrets } = connectionTo({ origin: nowhere }, side);
    await must(shop.ask('sync', 'saveConnection', { connectionId: null, kind: side, account: usualAccount, settings, secrets, active: true }), side);
  }
};

const startSpooler = async (): Promise<PrivateCups> => {
  if (!hasProgram('lpstat')) throw new Error('CUPS is not installed');
  const cups = await startPrivateCups();
  cups.addPrinter(printerName);
  // Its printer is written down then, also for after a crash.
  await cups.end('SIGTERM');
  await cups.startAgain();
  return cups;
};

const buildAround = async (cups: PrivateCups): Promise<Built> => {
  const builtFolder = await buildShop();
  const resourcesFolder = join(project, 'resources');
  const templateFolder = join(temporaryFolder('torture'), 'data');
  mkdirSync(templateFolder);
  const shop = startShop({ builtFolder, dataFolder: templateFolder, resourcesFolder, environment: cups.environment, offMs: 0 });
  try {
    await makeShop(shop);
  } finally {
    await shop.close();
  }
  return { builtFolder, resourcesFolder, templateFolder, remove: () => { rmSync(builtFolder, { recursive: true, force: true }); } };
};

/** Built once; those who play with it start their own spoolers. */
export const buildOnce = async (): Promise<Built> => {
  const cups = await startSpooler();
  try {
    return await buildAround(cups);
  } finally {
    await cups.stop();
  }
};

export const surround = async ({ builtFolder, resourcesFolder, templateFolder }: Omit<Built, 'remove'>): Promise<Surroundings> => {
  const cups = await startSpooler();
  return { builtFolder, resourcesFolder, templateFolder, cups, end: cups.stop };
};

/** For whoever plays by himself. */
export const setUp = async (): Promise<Surroundings> => {
  const cups = await startSpooler();
  const { remove, ...built } = await buildAround(cups);
  return {
    ...built, cups,
    end: async () => {
      await cups.stop();
      remove();
    },
  };
};

/** The first morning's folder, its connections turned to this round's world. Three months of changes are another test's. */
export const layOut = (templateFolder: string, dataFolder: string, standIn: StandIn, firstNumber: string, numbers: number): void => {
  cpSync(templateFolder, dataFolder, { recursive: true });
  const database = new Driver(storeFileIn(dataFolder));
  try {
    database.prepare(`UPDATE connections SET settings = replace(settings, ?, ?), read_until = ?, line_state = 'new', line_since = NULL, trouble = '', trouble_words = ''`)
      .run(nowhere, standIn.origin, standIn.world.now() - 600_000);
    database.prepare(`INSERT INTO number_rolls (courier_code, first_number, step, size, rule, created_at) VALUES ('ZTO', ?, 1, ?, 'plain', ?)`).run(firstNumber, numbers, standIn.world.now());
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
};

/** As if the shop had been closed since; nobody has the store open. */
export const pretendUnreadSince = (dataFolder: string, side: ShopSide, since: number): void => {
  const database = new Driver(storeFileIn(dataFolder));
  try {
    database.prepare('UPDATE connections SET read_until = min(coalesce(read_until, ?), ?) WHERE kind = ?').run(since, since, side);
  } finally {
    database.close();
  }
};
