import type { PlaceCheck } from '../../../shared/contract/entry.ts';
import type { Receiver } from '../../../shared/contract/fields.ts';
import { checkAddress } from '../../../shared/domain/intake/check-address.ts';
import type { ReceiverDraft } from '../../../shared/domain/intake/order-draft.ts';
import type { RegionIndex } from '../../../shared/domain/intake/regions.ts';
import { suggestAddress } from '../../../shared/domain/intake/suggest-address.ts';

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export const draftOf = (receiver: Receiver, secondPhone = ''): ReceiverDraft => ({
  name: filled(receiver.name), phone: filled(receiver.phone), secondPhone: filled(secondPhone), country: receiver.country, province: filled(receiver.province), city: filled(receiver.city),
  district: filled(receiver.district), detail: filled(receiver.detail), postcode: filled(receiver.postcode), masked: [],
});

/** IN-6: doubts, and what the address may have meant. */
export const checkPlace = (receiver: Receiver, regions: RegionIndex, districtExpected = true): PlaceCheck => ({
  doubts: [...checkAddress(draftOf(receiver), regions, { districtExpected })],
  suggestions: suggestAddress(receiver, regions).map(({ reason, change, sure }) => ({ reason, change: { ...change }, sure })),
});
