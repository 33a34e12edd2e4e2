import { z } from 'zod';
import { mostParcelsInWave, urgencies, waveSizes } from '../domain/packing/waves.ts';
import { command, query } from './operation.ts';
import { count, courierCode, nothing, orderLineId, parcelId, staffId, time, waveId } from './fields.ts';

/** PK-1: waves of parcels that are picked together, their pick list and their sorting wall. */
export const waveWish = z.object({
  /** Null = every courier. */
  courierCode: courierCode.nullable(),
  urgency: z.enum(urgencies),
  size: z.enum(waveSizes),
  most: z.number().int().min(1).max(mostParcelsInWave),
});
export type WaveWishAsked = z.output<typeof waveWish>;

export const openWave = z.object({
  waveId, courierCode: z.string(), madeBy: z.string(), madeAt: time,
  owner: z.object({ id: staffId, name: z.string() }).nullable(),
  /** Slots of its sorting wall; 0 = picked without one. */
  slots: count,
  parcels: count, packed: count, stopped: count,
  /** Pieces of the parcels that are not stopped. */
  pieces: count, picked: count, sorted: count,
  /** Slots that are full and wait for packing, and those whose goods must be put back. */
  complete: count, toPutBack: count,
});
export type OpenWave = z.output<typeof openWave>;

/** Empty text = not known. */
const article = z.object({
  skuCode: z.string(), barcode: z.string(), title: z.string(), colour: z.string(), size: z.string(), shelf: z.string(),
  pictureId: z.string().nullable(),
});

export const pickView = z.object({
  wave: openWave,
  /** In the order of the walk. `lineId`: any order line of the article, its name in commands. `surplus`: picked, but nobody wants it any more. */
  lines: z.array(article.extend({ lineId: orderLineId, wanted: count, picked: count, parcels: count, surplus: count, slots: z.array(count) })),
});
export type PickView = z.output<typeof pickView>;

const pieces = z.array(article.extend({ pieces: count }));
export const wallSlot = z.object({
  slot: count, parcelId, waybillNumber: z.string(), courierCode: z.string(),
  state: z.enum(['empty', 'filling', 'complete', 'packed', 'stopped', 'surplus']),
  wanted: count, sorted: count, missing: pieces, putBack: pieces,
  stop: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});
export type WallSlot = z.output<typeof wallSlot>;
/** `loose`: articles without a barcode that slots still want; they are chosen by key. */
export const wallView = z.object({ wave: openWave, slots: z.array(wallSlot), loose: z.array(article.extend({ lineId: orderLineId, pieces: count })) });
export type WallView = z.output<typeof wallView>;

/**
 * What one scan came to. params: the article as { skuCode, title, colour, size, shelf }; `wanted`, `picked` or `sorted` pieces; `code`
 * as it was scanned; `otherWave` where another open wave wants it. `slot` is the one to be looked at.
 */
export const waveVerdict = z.object({
  tone: z.enum(['good', 'bad']),
  code: z.enum([
    'picked', 'line_picked', 'all_picked', 'sorted', 'slot_complete', 'all_sorted', 'taken_back', 'put_back', 'slot_shown',
    'one_too_many', 'not_in_wave', 'unknown_code', 'stopped', 'nothing_to_take_back', 'no_such_slot',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  slot: count.nullable(),
  lineId: orderLineId.nullable(),
});
export type WaveVerdict = z.output<typeof waveVerdict>;

const ofWave = z.object({ waveId });
const scanned = z.object({ waveId, code: z.string().max(300) });
const ofLine = z.object({ waveId, lineId: orderLineId });

export const waves = {
  list: query({ access: 'packing.pack', input: nothing, output: z.array(openWave) }),
  /** For a number beside a word. */
  open: query({ access: 'packing.pack', input: nothing, output: z.object({ waves: count }) }),
  /** What the wave would hold now; `eligible` = all parcels that may go into some wave, by courier. */
  preview: query({
    access: 'packing.pack', input: waveWish,
    output: z.object({
      parcels: count, pieces: count, shelves: count, skus: count, late: count, today: count,
      eligible: z.array(z.object({ courierCode: z.string(), parcels: count })),
    }),
  }),
  /** Makes it whole: its parcels are in no other open wave. `mine`: the maker owns it at once. Refuses `wave.nothing_fits`. */
  make: command({ access: 'packing.pack', input: waveWish.extend({ slots: z.boolean(), mine: z.boolean() }), output: openWave }),
  /** One person owns a wave. Refuses `wave.taken` when somebody else was first; taking one's own changes nothing. */
  take: command({ access: 'packing.pack', input: ofWave, output: nothing }),
  /** Hands it to another person; the owner's, or the manager's. */
  give: command({ access: 'packing.pack', input: z.object({ waveId, staffId }), output: nothing }),
  release: command({ access: 'packing.pack', input: ofWave, output: nothing }),
  /** Closes it before its end: what is not packed goes back and may go into another wave. */
  close: command({ access: 'packing.pack', input: ofWave, output: z.object({ packed: count, back: count }) }),

  picking: query({ access: 'packing.pack', input: ofWave, output: pickView }),
  /** The owner's alone, like everything below: refuses `wave.not_yours`. */
  pick: command({ access: 'packing.pack', input: scanned, output: waveVerdict }),
  /** Ticks off all that is left of an article. */
  pickLine: command({ access: 'packing.pack', input: ofLine, output: waveVerdict }),
  unpick: command({ access: 'packing.pack', input: ofLine, output: waveVerdict }),

  wall: query({ access: 'packing.pack', input: ofWave, output: wallView }),
  /** An item: says its slot and counts it there. A slot's label: shows it; of a red slot it says that its goods were put back. */
  sort: command({ access: 'packing.pack', input: scanned, output: waveVerdict }),
  /** An article without barcode, chosen by key. */
  sortLine: command({ access: 'packing.pack', input: ofLine, output: waveVerdict }),
  /** Takes a piece out of a slot again. */
  unsort: command({ access: 'packing.pack', input: z.object({ waveId, lineId: orderLineId, slot: count }), output: waveVerdict }),
  putBack: command({ access: 'packing.pack', input: z.object({ waveId, slot: count }), output: waveVerdict }),
};
