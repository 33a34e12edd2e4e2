import type { WaveVerdict } from '../../../shared/contract/waves.ts';
import { judgeItem } from '../../../shared/domain/packing/counting.ts';
import type { RefusalParams } from '../../../shared/domain/result.ts';
import type { Reader } from '../../store/database.ts';
import { otherWaveWanting } from '../../store/waves.ts';
import { skuScanned } from '../packing/sku-scanned.ts';
import { articleOf } from './wave-views.ts';
import type { WaveContents } from './wave-contents.ts';

type Said = { readonly slot?: number | null; readonly lineId?: WaveVerdict['lineId']; readonly params?: RefusalParams };

const verdict = (tone: WaveVerdict['tone'], code: WaveVerdict['code'], { slot = null, lineId = null, params = {} }: Said): WaveVerdict => ({ tone, code, params, slot, lineId });
export const good = (code: WaveVerdict['code'], said: Said = {}): WaveVerdict => verdict('good', code, said);
export const bad = (code: WaveVerdict['code'], said: Said = {}): WaveVerdict => verdict('bad', code, said);

/** The article that a code names among those of the wave, by barcode or code, as at the packing table. */
export const goodsScanned = ({ articles }: WaveContents, code: string): string | null => {
  const lines = [...articles].map(([goods, { lineId, skuCode, barcode }]) => ({ goods, lineId, skuCode, barcode, wanted: 1, counted: 0 }));
  const judged = judgeItem(lines, code);
  return judged.kind === 'counts' ? judged.line.goods : null;
};

export const articleParams = (reader: Reader, contents: WaveContents, goods: string): RefusalParams => {
  const { skuCode, title, colour, size, shelf } = articleOf(reader, contents, goods);
  return { skuCode, title, colour, size, shelf };
};

/** A code that names nothing of this wave: goods of another one, of none, or nothing the shop knows. */
export const strange = (reader: Reader, { wave }: WaveContents, code: string): WaveVerdict => {
  const sku = skuScanned(reader, code);
  if (sku === undefined) return bad('unknown_code', { params: { code } });
  const otherWave = otherWaveWanting(reader, wave.id, sku.code);
  return bad('not_in_wave', {
    params: { code, skuCode: sku.code, title: sku.title, colour: sku.colour, size: sku.size, shelf: sku.shelf, ...(otherWave === undefined ? {} : { otherWave }) },
  });
};
