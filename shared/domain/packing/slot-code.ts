/** The barcode on a slot of the sorting wall. It names the place alone: what lies in it is the wave's affair. */
export const slotCode = (slot: number): string => `SLOT-${String(slot)}`;

export type SlotNamed = { readonly waveId: number | null; readonly slot: number };

const within = (text: string | undefined): number | null => {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : null;
};

/** The slot on a scanned label; null = it is no label. */
export const slotOfLabel = (code: string): number | null => within(/^SLOT-?(\d{1,3})$/i.exec(code)?.[1]);

/** What a person types for a slot: `12`, or `7-12` for slot 12 of wave 7. Null = it is neither. */
export const slotTyped = (code: string): SlotNamed | null => {
  const parts = /^(?:(\d{1,9})-)?(\d{1,3})$/.exec(code);
  const slot = within(parts?.[2]);
  return slot === null ? null : { waveId: parts?.[1] === undefined ? null : within(parts[1]), slot };
};
