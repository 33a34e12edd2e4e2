import { z } from 'zod';
import { cameraModes, mediaDays, mediaGigabytes, mediumKinds, mediumTypes, mostMediumBytes } from '../domain/media/medium.ts';
import { count, line, nothing, parcelId, parcelMediumId, time } from './fields.ts';
import { command, query } from './operation.ts';

/** The camera of this PC's packing table. Ids are the system's for our pages alone; the name finds it again when they change. `''` = the first there is. */
export const mediaSettings = z.object({
  mode: z.enum(cameraModes),
  cameraId: line(300),
  cameraName: line(300),
  /** So long a photo or video is kept. */
  retentionDays: z.number().int().min(mediaDays.least).max(mediaDays.most),
  /** All of them together; beyond it the oldest go first. */
  budgetGb: z.number().int().min(mediaGigabytes.least).max(mediaGigabytes.most),
});
export type MediaSettings = z.output<typeof mediaSettings>;

/** The camera that the shop has chosen, for whoever opens it. */
export const chosenCamera = mediaSettings.pick({ cameraId: true, cameraName: true });
export type ChosenCamera = z.output<typeof chosenCamera>;

export const noMedia: MediaSettings = { mode: 'off', cameraId: '', cameraName: '', retentionDays: mediaDays.usual, budgetGb: mediaGigabytes.usual };

/** Looked at before it is copied anywhere: an empty or larger one is no photo of a parcel. */
const mediumBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength > 0 && value.byteLength <= mostMediumBytes);

/** `disposedAt`: since then the retention rule or the budget has its file gone. */
export const parcelMedium = z.object({
  id: parcelMediumId, kind: z.enum(mediumKinds), mime: z.enum(mediumTypes), bytes: count, takenAt: time, takenBy: z.string(), disposedAt: time.nullable(),
});
export type ParcelMedium = z.output<typeof parcelMedium>;

export const media = {
  /** What is set, and how much is kept; `heldBytes` belong to parcels with an open claim, which nothing disposes of. */
  settings: query({ access: 'settings.edit', input: nothing, output: z.object({ settings: mediaSettings, media: count, bytes: count, heldBytes: count }) }),
  /** Takes effect at the next parcel; a shorter time or a smaller budget disposes of media within moments. Traced. */
  choose: command({ access: 'settings.edit', input: mediaSettings, output: nothing }),
  /** What the packing window needs to know. */
  station: query({ access: 'packing.pack', input: nothing, output: mediaSettings.pick({ mode: true, cameraId: true, cameraName: true }) }),
  /**
   * PK-9: one photo or video of a printed or packed parcel, at most 12 MB, whole or not at all. What it is said to be and what its bytes are must
   * agree. Refused: `media.not_a_picture`, `media.parcel_gone`, `media.too_many`, `media.off`.
   */
  add: command({
    access: 'packing.pack', input: z.object({ parcelId, kind: z.enum(mediumKinds), mime: z.enum(mediumTypes), bytes: mediumBytes }), output: z.object({ mediumId: parcelMediumId }),
  }),
  /** All that were taken of a parcel, the oldest first, also those disposed of. */
  ofParcel: query({ access: 'packing.pack', input: z.object({ parcelId }), output: z.array(parcelMedium) }),
  /** Refused when it was disposed of (`media.disposed`) or its file is gone or changed (`media.lost`). */
  bytes: query({ access: 'packing.pack', input: z.object({ mediumId: parcelMediumId }), output: z.object({ mime: z.enum(mediumTypes), bytes: z.instanceof(Uint8Array) }) }),
};
