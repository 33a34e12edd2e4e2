import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';
import type { Seeded } from '../support/seeded.ts';
import { fact, traced, type RoundState } from './round-state.ts';
import type { Ask } from './shop-process.ts';

type Doing = (round: RoundState, ask: Ask, random: Seeded) => Promise<void>;

const pictureOf = (random: Seeded): Uint8Array => {
  const png = new PNG({ width: 24, height: 16 });
  for (let index = 0; index < png.data.length; index += 1) png.data[index] = random.between(0, 255);
  return new Uint8Array(PNG.sync.write(png));
};

/** PK-9: the packing table's camera. */
export const takePhoto = async (round: RoundState, ask: Ask, random: Seeded, parcelId: number): Promise<void> => {
  const bytes = pictureOf(random);
  const added = await ask('media', 'add', { parcelId, kind: 'photo', mime: 'image/png', bytes });
  if (added?.ok !== true) return;
  fact(round, `photo ${String(added.value.mediumId)} of parcel ${String(parcelId)} was kept`, 'SELECT 1 FROM parcel_media WHERE id = ? AND parcel_id = ? AND sha256 = ? AND disposed_at IS NULL',
    added.value.mediumId, parcelId, createHash('sha256').update(bytes).digest('hex'));
};

/** PR-5: a number is read from the paper that came out. */
export const scanBack: Doing = async (round, ask, random) => {
  const waiting = await ask('packing', 'waiting');
  if (waiting?.ok !== true) return;
  for (const { waybillNumber } of waiting.value.slice(0, random.between(1, 4))) {
    const scanned = await ask('numbers', 'scanBack', { number: waybillNumber });
    if (scanned?.ok === true && !scanned.value.alreadyScanned) traced(round, 'parcel.scanned_back', 'parcel', scanned.value.parcelId);
  }
};

/** AS-4: a parcel that nobody took in comes back, is scanned, and its goods are looked at. */
export const takeBack: Doing = async (round, ask, random) => {
  const left = await ask('orders', 'list', { view: 'all', offset: 0, limit: 300 });
  const gone = left?.ok === true ? left.value.rows.filter((row) => row.state === 'handed_over' && row.waybillNumber !== null) : [];
  const order = gone[random.between(0, Math.max(0, gone.length - 1))];
  if (order === undefined) return;
  const scanned = await ask('returns', 'scan', { code: order.waybillNumber });
  if (scanned?.ok !== true || scanned.value.verdict === 'unknown') return;
  const { returningParcelId } = scanned.value;
  fact(round, `parcel ${String(order.waybillNumber)} came back`, `SELECT 1 FROM returning_parcels WHERE id = ? AND state IN ('arrived', 'checked') AND waybill_number = ?`, returningParcelId, order.waybillNumber ?? '');
  const seen = await ask('returns', 'get', { returningParcelId });
  if (seen?.ok !== true || seen.value.row.state !== 'arrived') return;
  const goods = seen.value.lines.filter(({ skuId, quantity }) => skuId !== null && quantity > 0).map(({ id, skuId, quantity }) => ({
    returningLineId: id, skuId, title: '', condition: random.oneOf('sellable', 'repair', 'scrap'), quantity: random.between(1, quantity),
  }));
  const checked = await ask('returns', 'check', { returningParcelId, text: '', goods });
  if (checked?.ok === true) {
    fact(round, `what came back in parcel ${String(returningParcelId)} was looked at`, `SELECT 1 FROM returning_parcels p WHERE id = ? AND state = 'checked' AND (SELECT coalesce(sum(quantity), 0) FROM returned_goods g WHERE g.returning_parcel_id = p.id) = ?`,
      returningParcelId, goods.reduce((sum, { quantity }) => sum + quantity, 0));
  }
};
