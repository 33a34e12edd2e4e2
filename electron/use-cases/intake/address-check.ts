import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkAddress } from '../../../shared/domain/intake/check-address.ts';
import { indexRegions, type RegionData, type RegionIndex } from '../../../shared/domain/intake/regions.ts';
import type { AddressDoubt, ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { Platform } from '../../../shared/domain/orders/platform.ts';

/** IN-6, with the region data it needs already in it. */
export type CheckAddress = (receiver: ReceiverDraft, platform: Platform) => readonly AddressDoubt[];

/** Their address forms have no district; its absence is then no doubt. */
const withoutDistrict = new Set(['shopify', 'woocommerce']);

let known: { readonly folder: string; readonly regions: Promise<RegionIndex> } | undefined;

const load = async (resourcesFolder: string): Promise<RegionIndex> =>
  indexRegions(JSON.parse(await readFile(join(resourcesFolder, 'regions', 'china.json'), 'utf8')) as RegionData);

/** The region data that ships with the app; read when first needed, kept from then on. */
export const regionsHere = (resourcesFolder: string): Promise<RegionIndex> => {
  if (known?.folder !== resourcesFolder) known = { folder: resourcesFolder, regions: load(resourcesFolder) };
  return known.regions;
};

export const checkAddressHere = async (resourcesFolder: string): Promise<CheckAddress> => {
  const regions = await regionsHere(resourcesFolder);
  return (receiver, platform) => checkAddress(receiver, regions, { districtExpected: !withoutDistrict.has(platform) });
};
