import { z } from 'zod';
import { command, query } from './operation.ts';
import { line, nothing, requiredLine, role, staffId, time, pin, count } from './fields.ts';

export const languages = ['zh-CN', 'en'] as const;
export const themes = ['system', 'light', 'dark'] as const;

export const sender = z.object({
  name: requiredLine(100),
  phone: requiredLine(40),
  province: requiredLine(60),
  city: requiredLine(60),
  district: line(60),
  detail: requiredLine(300),
  postcode: line(12),
});
export type Sender = z.output<typeof sender>;

export const timeZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
});

export const shop = z.object({ name: requiredLine(60), sender, timeZone });
export type ShopProfile = z.output<typeof shop>;

export const session = z.object({ staffId, name: z.string(), role, signedInAt: time });
export type Session = z.output<typeof session>;

const staffTile = z.object({ id: staffId, name: z.string(), role, lockedUntil: time.nullable() });

/** What stands between the person and the shop, if anything. */
export const appState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('first_run'), storeFile: z.string() }),
  z.object({ phase: z.literal('store_newer'), storeFile: z.string(), storeVersion: count, appVersion: count }),
  z.object({ phase: z.literal('store_damaged'), storeFile: z.string(), what: z.string() }),
  z.object({ phase: z.literal('store_unreachable'), storeFile: z.string(), what: z.string() }),
  z.object({
    phase: z.literal('open'), shop, demo: z.boolean(), staff: z.array(staffTile), session: session.nullable(),
    language: z.enum(languages), theme: z.enum(themes), weighParcels: z.boolean(), defaultCourier: z.string(),
    online: z.object({ online: z.boolean(), since: time }), waitingToSend: count,
  }),
]);
export type AppState = z.output<typeof appState>;

export const app = {
  state: query({ access: 'anyone', input: nothing, output: appState }),
  /** First run: the shop and its manager come into being in one step; with `demo` the invented orders come too. */
  createShop: command({
    access: 'anyone',
    input: z.object({ shop, manager: z.object({ name: requiredLine(40), pin }), demo: z.boolean() }),
    output: z.object({ staffId }),
  }),
  updateShop: command({
    access: 'settings.edit',
    input: z.object({ shop, weighParcels: z.boolean(), defaultCourier: z.string() }),
    output: nothing,
  }),
  setAppearance: command({
    access: 'anyone',
    input: z.object({ language: z.enum(languages), theme: z.enum(themes) }),
    output: nothing,
  }),
  openPackingWindow: command({ access: 'signed_in', input: nothing, output: nothing }),
  /** Lets the manager choose the folder that holds the store; moves it there whole, or leaves it where it is. */
  moveStore: command({ access: 'settings.edit', input: nothing, output: z.object({ storeFile: z.string() }).nullable() }),
  diagnostics: query({
    access: 'signed_in',
    input: nothing,
    output: z.object({
      version: z.string(), electron: z.string(), chromium: z.string(), node: z.string(), sqlite: z.string(),
      platform: z.string(), storeFile: z.string(), storeBytes: count, storeVersion: count, logFolder: z.string(),
      counts: z.object({ orders: count, parcels: count, skus: count, trace: count }),
    }),
  }),
  /** Writes diagnostics and log (no personal data) where the person says; null = they thought better of it. */
  exportDiagnostics: command({ access: 'signed_in', input: nothing, output: z.object({ file: z.string() }).nullable() }),
  /** A copy beside the store. */
  backUpNow: command({ access: 'backups.manage', input: nothing, output: z.object({ file: z.string() }) }),
  verifyTrace: query({
    access: 'trace.read',
    input: nothing,
    output: z.discriminatedUnion('sound', [
      z.object({ sound: z.literal(true), entries: count }),
      /** `missing`: so many at least were taken off the end. */
      z.object({ sound: z.literal(false), entries: count, firstBrokenEntry: count, missing: count.optional() }),
    ]),
  }),
};
