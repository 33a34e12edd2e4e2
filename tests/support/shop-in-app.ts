import Driver from 'better-sqlite3';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Reader } from '../../electron/store/database.ts';
import { askShop } from './asked-shop.ts';

/** A shop made through the app's own client, for tests that are about what comes after the first run. */
export const managerPin = '246810';

export const makeShop = async (page: Page): Promise<void> => {
  await askShop(page, 'app', 'createShop', {
    shop: {
      name: '青禾小铺', timeZone: 'Asia/Shanghai',
      sender: { name: '青禾小铺', phone: '0571-88880000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '示例路 88 号', postcode: '310000' },
    },
    manager: { name: '陈店长', pin: managerPin }, demo: false,
  });
};

/** After a restart everybody signs in again. */
export const signInAgain = async (page: Page): Promise<void> => {
  const state = await askShop(page, 'app', 'state');
  if (state.phase !== 'open') throw new Error(`the shop is ${state.phase}`);
  await askShop(page, 'staff', 'signIn', { staffId: state.staff[0]!.id, pin: managerPin });
};

export const storeFileOf = (dataFolder: string): string => join(dataFolder, 'shop', 'backroom.db');

/** Looks into a store that no app has open. */
export const lookIntoStore = async <T>(dataFolder: string, look: (reader: Reader) => T | Promise<T>): Promise<T> => {
  const database = new Driver(storeFileOf(dataFolder), { readonly: true });
  try {
    return await look({
      first: <Row>(sql: string, ...values: unknown[]) => database.prepare<unknown[], Row>(sql).get(...values),
      all: <Row>(sql: string, ...values: unknown[]) => database.prepare<unknown[], Row>(sql).all(...values),
    });
  } finally {
    database.close();
  }
};

/** Takes files in through the running app, without looking at the preview. */
export const takeFilesIn = async (page: Page, paths: readonly string[]): Promise<void> => {
  await beginImport(page, paths);
  await phaseIs(page, 'done');
};

export const beginImport = async (page: Page, paths: readonly string[]): Promise<void> => {
  await askShop(page, 'intake', 'read', { paths });
  await phaseIs(page, 'preview');
  const preview = await askShop(page, 'intake', 'state');
  if (preview.phase === 'preview') await askShop(page, 'intake', 'confirm', { readingId: preview.readingId });
};

const phaseIs = async (page: Page, wanted: string, limitMs = 60_000): Promise<void> => {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const { phase } = await askShop(page, 'intake', 'state');
    if (phase === wanted) return;
    if (Date.now() > deadline) throw new Error(`the import is still ${phase}, not ${wanted}`);
    await page.waitForTimeout(20);
  }
};

/** Waybills and packing slips go to this printer of the spooler. */
export const assignPrinter = async (page: Page, printerName: string): Promise<void> => {
  await askShop(page, 'printers', 'assign', { kind: 'waybill', courierCode: '', spooler: 'cups', printerName, templateId: 'thermal-100x180' });
  await askShop(page, 'printers', 'assign', { kind: 'packing_slip', courierCode: '', spooler: 'cups', printerName, templateId: 'packing-slip-100x180' });
};

/** Waybills and packing slips become PDFs in a folder. */
export const assignPdfFolder = async (page: Page): Promise<void> => {
  const pdf = (await askShop(page, 'printers', 'list')).find((one) => one.spooler === 'pdf_folder')!;
  for (const [kind, templateId] of [['waybill', 'thermal-100x180'], ['packing_slip', 'packing-slip-a5']] as const) {
    await askShop(page, 'printers', 'assign', { kind, courierCode: '', spooler: pdf.spooler, printerName: pdf.name, templateId });
  }
};

export const addRoll = async (page: Page, count = 500): Promise<void> => {
  await askShop(page, 'numbers', 'addRoll', { courierCode: 'ZTO', firstNumber: '78730000010001', count, step: 1, rule: 'plain' });
};
