import { regionOf, type Party } from './party.ts';
import { plainText } from './plain-text.ts';
import { groupWaybillNumber } from './waybill-data.ts';

/** A parcel that the collector takes along. Empty text = not known. */
export type ManifestParcel = {
  readonly waybillNumber: string;
  readonly receiverName: string;
  readonly province: string;
  readonly city: string;
  /** Null = not weighed. */
  readonly weightG: number | null;
  readonly packedBy: string;
};

/** HO-3: what a courier's collector signs for. */
export type ManifestData = {
  readonly kind: 'manifest';
  readonly shopName: string;
  readonly courierName: string;
  readonly collectorName: string;
  /** What people and scanners call this collection. */
  readonly code: string;
  /** In the shop's time zone, as people read them; `closedAt` empty = still open. */
  readonly openedAt: string;
  readonly closedAt: string;
  readonly printedAt: string;
  readonly staffName: string;
  /** HO-3: strokes as JSON and the time in the shop's zone, when it was signed on screen. */
  readonly signature?: string;
  readonly signedAt?: string;
  readonly parcels: readonly ManifestParcel[];
};

export const manifestFields = [
  'shopName', 'courierName', 'collectorName', 'code', 'openedAt', 'closedAt', 'printedAt', 'staffName', 'signature', 'signedAt', 'totals.parcels', 'totals.weightKg', 'totals.notWeighed',
] as const;

export const manifestParcelFields = [
  'line.no', 'line.waybillNumber', 'line.waybillNumberGrouped', 'line.receiver', 'line.receiverShort', 'line.province', 'line.city',
  'line.region', 'line.weightKg', 'line.packedBy',
] as const;

export const manifestValues = (data: ManifestData): Record<string, string> => {
  const weights = data.parcels.flatMap(({ weightG }) => (weightG === null ? [] : [weightG]));
  const notWeighed = data.parcels.length - weights.length;
  return {
    shopName: data.shopName,
    courierName: data.courierName,
    collectorName: data.collectorName,
    code: data.code,
    openedAt: data.openedAt,
    closedAt: data.closedAt,
    printedAt: data.printedAt,
    staffName: data.staffName,
    signature: data.signature ?? '',
    signedAt: data.signedAt ?? '',
    'totals.parcels': String(data.parcels.length),
    // A shop that does not weigh says nothing of weights.
    'totals.weightKg': weights.length === 0 ? '' : kilograms(weights.reduce((sum, weightG) => sum + weightG, 0)),
    'totals.notWeighed': weights.length === 0 || notWeighed === 0 ? '' : String(notWeighed),
  };
};

export const manifestParcelValues = (parcel: ManifestParcel, index: number): Record<string, string> => ({
  'line.no': String(index + 1),
  'line.waybillNumber': parcel.waybillNumber,
  'line.waybillNumberGrouped': groupWaybillNumber(parcel.waybillNumber),
  'line.receiver': parcel.receiverName,
  'line.receiverShort': shortName(parcel.receiverName),
  'line.province': parcel.province,
  'line.city': parcel.city,
  'line.region': regionOf({ ...nobody, province: parcel.province, city: parcel.city }),
  'line.weightKg': parcel.weightG === null ? '' : kilograms(parcel.weightG),
  'line.packedBy': parcel.packedBy,
});

const nobody: Party = { name: '', phone: '', province: '', city: '', district: '', address: '', postcode: '', unit: '' };

/** To the gram, as scales show it: `0.480`. */
const kilograms = (weightG: number): string => `${Math.trunc(weightG / 1_000)}.${String(weightG % 1_000).padStart(3, '0')}`;

/** Enough of a name to tell parcels apart on a paper that leaves the shop: its first character. */
const shortName = (name: string): string => {
  const [first, ...others] = plainText(name);
  return first === undefined || others.length === 0 ? (first ?? '') : `${first}**`;
};
