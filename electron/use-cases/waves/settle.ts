import { isOver } from '../../../shared/domain/packing/wave-wall.ts';
import { closeWaveRow, openWaveCount, openWaves, openWavesOf, type StoredWave } from '../../store/waves.ts';
import type { Touched } from '../pending-events.ts';
import type { Act } from '../services.ts';
import { contentsOf, type WaveContents } from './wave-contents.ts';

/** Past this many orders it is quicker to look at every open wave: there are few. */
const mostNamed = 200;

export const endWave = (step: Act, { wave, parcels }: WaveContents, how: 'over' | 'closed'): { packed: number; back: number } => {
  const back = parcels.filter(({ standing }) => standing !== 'packed').map(({ parcelId }) => parcelId);
  const packed = parcels.length - back.length;
  closeWaveRow(step.writer, wave.id, back, step.at);
  step.trace({ action: `wave.${how}`, subject: 'wave', subjectId: wave.id, after: { packed, back: back.length } });
  step.emit('waves.changed', {});
  return { packed, back: back.length };
};

/** True when it is over now, and closed. */
export const endIfOver = (step: Act, contents: WaveContents): boolean => {
  if (!isOver(contents.parcels)) return false;
  endWave(step, contents, 'over');
  return true;
};

/** PK-1: a wave closes by itself when its last parcel is packed or stopped, whoever and whatever did that. Called last in every transaction. */
export const settleWaves = (step: Act, touched: Touched): void => {
  if (touched.parcelIds.length === 0 && touched.orderIds.length === 0) return;
  if (openWaveCount(step.writer) === 0) return;
  for (const wave of touchedWaves(step, touched)) endIfOver(step, contentsOf(step.writer, wave));
};

const touchedWaves = (step: Act, { parcelIds, orderIds }: Touched): readonly StoredWave[] =>
  orderIds === 'all' || orderIds.length + parcelIds.length > mostNamed ? openWaves(step.writer) : openWavesOf(step.writer, parcelIds, orderIds);
