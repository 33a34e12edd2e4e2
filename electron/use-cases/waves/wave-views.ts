import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OpenWave, PickView, WallSlot, WallView } from '../../../shared/contract/waves.ts';
import { missingPieces, pickCountOf, slotStateOf, toPutBack } from '../../../shared/domain/packing/wave-wall.ts';
import { inPickOrder } from '../../../shared/domain/printing/pick-order.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { staffById } from '../../store/staff.ts';
import { skuByCode } from '../../store/stock.ts';
import { openWaveCount, openWaves, waveById, type StoredWave } from '../../store/waves.ts';
import { readerOf, type Services } from '../services.ts';
import { contentsOf, type ParcelOnWall, type WaveContents } from './wave-contents.ts';

type Article = Omit<PickView['lines'][number], 'lineId' | 'wanted' | 'picked' | 'parcels' | 'surplus' | 'slots'>;

const total = (pieces: ReadonlyMap<string, number>): number => [...pieces.values()].reduce((sum, n) => sum + n, 0);

/** An article as it is shown; one whose order line is gone is known by its SKU alone. */
export const articleOf = (reader: Reader, { articles }: WaveContents, goods: string): Article => {
  const line = articles.get(goods);
  if (line !== undefined) {
    const { skuCode, barcode, title, colour, size, shelf, pictureId } = line;
    return { skuCode, barcode, title, colour, size, shelf, pictureId };
  }
  const sku = skuByCode(reader, goods);
  return sku === undefined
    ? { skuCode: '', barcode: '', title: goods, colour: '', size: '', shelf: '', pictureId: null }
    : { skuCode: sku.code, barcode: sku.barcode, title: sku.title, colour: sku.colour, size: sku.size, shelf: sku.shelf, pictureId: null };
};

/** PK-1: one walk along the shelves, each article once. What was picked and is wanted no more stays on the list until it is back. */
export const pickLinesOf = (reader: Reader, contents: WaveContents): PickView['lines'] => {
  const lines: PickView['lines'] = [];
  for (const [goods, line] of contents.articles) {
    const counts = pickCountOf(contents.parcels, goods, contents.ticked.get(goods) ?? 0);
    if (counts.wanted === 0 && counts.surplus === 0) continue;
    const slots = contents.parcels.flatMap((parcel) => (parcel.slot !== null && parcel.standing === 'open' && parcel.wants.has(goods) ? [parcel.slot] : []));
    lines.push({ ...articleOf(reader, contents, goods), lineId: line.lineId, ...counts, slots });
  }
  return [...inPickOrder(lines, ({ shelf, skuCode }) => [{ shelf, skuCode }])];
};

const nameOf = (reader: Reader, id: StoredWave['made_by']): string => staffById(reader, id)?.name ?? '';

export const headOf = (reader: Reader, contents: WaveContents): OpenWave => {
  const { wave, parcels, articles, ticked } = contents;
  const picks = [...articles.keys()].map((goods) => pickCountOf(parcels, goods, ticked.get(goods) ?? 0));
  const states = wave.slots === 0 ? [] : parcels.map(slotStateOf);
  return {
    waveId: wave.id, courierCode: wave.courier_code, madeBy: nameOf(reader, wave.made_by), madeAt: wave.made_at,
    owner: wave.owner_id === null ? null : { id: wave.owner_id, name: nameOf(reader, wave.owner_id) },
    slots: wave.slots, parcels: parcels.length, packed: parcels.filter(({ standing }) => standing === 'packed').length,
    stopped: parcels.filter(({ standing }) => standing === 'stopped').length,
    pieces: picks.reduce((sum, { wanted }) => sum + wanted, 0), picked: picks.reduce((sum, { picked }) => sum + picked, 0),
    sorted: parcels.reduce((sum, parcel) => sum + (parcel.standing === 'stopped' ? 0 : parcel.standing === 'packed' ? total(parcel.wants) : total(parcel.wants) - missingPieces(parcel)), 0),
    complete: states.filter((state) => state === 'complete').length,
    toPutBack: parcels.filter((parcel) => toPutBack(parcel).size > 0).length,
  };
};

const slotOf = (reader: Reader, contents: WaveContents, parcel: ParcelOnWall): WallSlot[] => {
  if (parcel.slot === null) return [];
  const described = (goods: string, pieces: number) => ({ ...articleOf(reader, contents, goods), pieces });
  const missing = parcel.standing === 'open' ? [...parcel.wants].map(([goods, pieces]) => [goods, pieces - (parcel.sorted.get(goods) ?? 0)] as const) : [];
  return [{
    slot: parcel.slot, parcelId: parcel.parcelId, waybillNumber: parcel.stored.waybillNumber, courierCode: parcel.stored.courierCode, state: slotStateOf(parcel),
    wanted: total(parcel.wants), sorted: parcel.standing === 'packed' ? total(parcel.wants) : total(parcel.wants) - missingPieces(parcel),
    missing: missing.filter(([, pieces]) => pieces > 0).map(([goods, pieces]) => described(goods, pieces)),
    putBack: [...toPutBack(parcel)].map(([goods, pieces]) => described(goods, pieces)),
    stop: parcel.standing === 'stopped' && parcel.stop !== null ? { code: parcel.stop.code, params: parcel.stop.params } : null,
  }];
};

const looseOf = (reader: Reader, contents: WaveContents): WallView['loose'] =>
  [...contents.articles].flatMap(([goods, line]) => {
    if (line.barcode !== '') return [];
    const pieces = contents.parcels.reduce((sum, parcel) => sum + (parcel.standing === 'open' ? Math.max(0, (parcel.wants.get(goods) ?? 0) - (parcel.sorted.get(goods) ?? 0)) : 0), 0);
    return pieces === 0 ? [] : [{ ...articleOf(reader, contents, goods), lineId: line.lineId, pieces }];
  });

const found = (services: Services, id: StoredWave['id']): Result<WaveContents> => {
  const wave = waveById(readerOf(services), id);
  if (wave === undefined) return refuse('wave.unknown', { wave: id });
  return wave.closed_at === null ? ok(contentsOf(readerOf(services), wave)) : refuse('wave.closed', { wave: id });
};

export const listWaves = (services: Services): Result<OutputFor<'waves', 'list'>> => {
  const reader = readerOf(services);
  return ok(openWaves(reader).map((wave) => headOf(reader, contentsOf(reader, wave))));
};

export const countWaves = (services: Services): Result<OutputFor<'waves', 'open'>> => ok({ waves: openWaveCount(readerOf(services)) });

export const pickingView = (services: Services, input: InputFor<'waves', 'picking'>): Result<OutputFor<'waves', 'picking'>> => {
  const contents = found(services, input.waveId);
  if (!contents.ok) return contents;
  const reader = readerOf(services);
  return ok({ wave: headOf(reader, contents.value), lines: pickLinesOf(reader, contents.value) });
};

export const wallViewOf = (services: Services, input: InputFor<'waves', 'wall'>): Result<OutputFor<'waves', 'wall'>> => {
  const contents = found(services, input.waveId);
  if (!contents.ok) return contents;
  if (contents.value.wave.slots === 0) return refuse('wave.no_slots', { wave: input.waveId });
  const reader = readerOf(services);
  return ok({
    wave: headOf(reader, contents.value), slots: contents.value.parcels.flatMap((parcel) => slotOf(reader, contents.value, parcel)), loose: looseOf(reader, contents.value),
  });
};
