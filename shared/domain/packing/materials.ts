/** PK-8: what a parcel is packed with. Quantities are whole units of the material (pieces, sheets, rolls). */
export type MaterialUse = {
  readonly perParcel: number;
  /** The courier whose parcels use it; '' = all. */
  readonly courierCode: string;
};

/** Units that a parcel of this courier takes. */
export const usedByParcel = (material: MaterialUse, courierCode: string): number =>
  material.courierCode === '' || material.courierCode === courierCode ? material.perParcel : 0;

/** Somebody has to order more. */
export const isLow = (material: { readonly onHand: number; readonly floorQuantity: number }): boolean => material.onHand <= material.floorQuantity;

/** Parcels that can still be packed with what is there; null = it is not used per parcel. */
export const parcelsLeft = (material: { readonly onHand: number; readonly perParcel: number }): number | null =>
  material.perParcel === 0 ? null : Math.max(0, Math.floor(material.onHand / material.perParcel));
