import { z } from 'zod';
import { languages, shop, themes } from '../../shared/contract/app.ts';
import { customerSettings, noCustomerLevels } from '../../shared/contract/customer-settings.ts';
import { mediaSettings, noMedia } from '../../shared/contract/media.ts';
import { noScale, scaleSettings } from '../../shared/contract/scales.ts';
import { usualLimits } from '../../shared/domain/after-sales/money.ts';
import { personalRetention } from '../../shared/domain/orders/personal-retention.ts';
import { retentionMonths } from '../../shared/domain/stubs/archive.ts';
import { usualTolerances } from '../../shared/domain/collections/differences.ts';
import type { Reader, Writer } from './database.ts';

/** Everything the shop has set, with its default. One row a key; a value that no longer fits its schema reads as the default. */
const schemas = {
  shop: shop.nullable().default(null),
  demo: z.boolean().default(false),
  language: z.enum(languages).default('zh-CN'),
  theme: z.enum(themes).default('system'),
  weighParcels: z.boolean().default(false),
  defaultCourier: z.string().default('ZTO'),
  /** PK-5: the signature asks for the PIN again after this pause. */
  signaturePauseMs: z.number().int().positive().default(30 * 60 * 1000),
  /** ST-2: so long the personal parts of a stub are kept at least. */
  stubRetentionMonths: z.number().int().min(retentionMonths.least).max(retentionMonths.most).default(retentionMonths.usual),
  /** HO-1: so far the collector's figures may be from ours. */
  collectorTolerances: z.object({ weightG: z.number().int().min(0), priceFen: z.number().int().min(0) }).default(usualTolerances),
  /** AS-6: what customer service may give away alone on an order; null = its freight. */
  compensationLimits: z.object({ customerServiceFen: z.number().int().min(0).nullable() }).default(usualLimits),
  /** PK-6 */
  scale: scaleSettings.default(noScale),
  /** CU-3 */
  customers: customerSettings.default(noCustomerLevels),
  /** PK-9 */
  media: mediaSettings.default(noMedia),
  /** A backup was restored, and nobody has looked yet at what was given out since it was taken; null = nothing to look at. */
  restored: z.object({ copyTakenAt: z.number().int(), at: z.number().int() }).nullable().default(null),
  /** So long names, phones and addresses of ended orders are kept. */
  personalRetentionMonths: z.number().int().min(personalRetention.least).max(personalRetention.most).default(personalRetention.usual),
  /** How far the retention of personal data is; `washed`: what was taken out is gone from the file too. */
  personalRound: z.object({
    upToSortAt: z.number().int(), upToOrderId: z.number().int(), erased: z.number().int(), erasedInAll: z.number().int(), washed: z.boolean(),
  }).default({ upToSortAt: 0, upToOrderId: 0, erased: 0, erasedInAll: 0, washed: true }),
  /** PK-6: what bag and paper weigh, learned from parcels; null = not known yet. */
  learnedPacking: z.object({ weightG: z.number().int().nonnegative(), spreadG: z.number().int().nonnegative() }).nullable().default(null),
  /** OF-3: readings by when orders were placed that are not whole yet, by connection (UTC ms). */
  catchUps: z.record(z.string(), z.object({ began: z.number().int(), readTo: z.number().int() })).default({}),
} as const;

export type SettingKey = keyof typeof schemas;
export type Settings = { readonly [K in SettingKey]: z.output<(typeof schemas)[K]> };

export const readSettings = (reader: Reader): Settings => {
  const stored = new Map(
    reader.all<{ key: string; value: string }>('SELECT key, value FROM settings').map(({ key, value }) => [key, JSON.parse(value) as unknown]),
  );
  const entries = Object.entries(schemas).map(([key, schema]) => {
    const parsed = schema.safeParse(stored.get(key));
    return [key, parsed.success ? parsed.data : schema.parse(undefined)];
  });
  return Object.fromEntries(entries) as Settings;
};

export const writeSetting = <K extends SettingKey>(writer: Writer, key: K, value: Settings[K]): void => {
  writer.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key, JSON.stringify(schemas[key].parse(value)),
  );
};
