import type { RegionIndex } from '../intake/regions.ts';
import type { AddressParts } from '../intake/split-address.ts';
import { readPasted } from './read-pasted.ts';

export type ReceiverText = { readonly name: string | null; readonly phones: readonly string[]; readonly place: AddressParts };

/** Name, phone and address out of one cell of a file, as people write them together. */
export const readReceiverText = (text: string, regions: RegionIndex): ReceiverText => {
  const { name, phone, secondPhone, place } = readPasted(text, regions);
  return { name, phones: [phone, secondPhone].filter((one) => one !== null), place };
};
