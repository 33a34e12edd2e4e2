import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkAddress } from '../../../shared/domain/intake/check-address.ts';
import { indexRegions, type RegionData } from '../../../shared/domain/intake/regions.ts';
import type { AddressDoubt, ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';

/** IN-6, with the region data it needs already in it. */
export type CheckAddress = (receiver: ReceiverDraft, platform: Platform) => readonly AddressDoubt[];

/** Their address forms have no district; its absence is then no doubt. */
const withoutDistrict = new Set(['shopify', 'woocommerce']);

let known: { readonly folder: string; readonly check: Promise<CheckAddress> } | undefined;

const load = async (resourcesFolder: string): Promise<CheckAddress> => {
  const data = JSON.parse(await readFile(join(resourcesFolder, 'regions', 'china.json'), 'utf8')) as RegionData;
  const regions = indexRegions(data);
  return (receiver, platform) => checkAddress(receiver, regions, { districtExpected: !withoutDistrict.has(platform) });
};

/** IN-6 with the region data that ships with the app; read when first needed, kept from then on. */
export const checkAddressHere = (resourcesFolder: string): Promise<CheckAddress> => {
  if (known?.folder !== resourcesFolder) known = { folder: resourcesFolder, check: load(resourcesFolder) };
  return known.check;
};
