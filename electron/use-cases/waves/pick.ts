import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { WaveVerdict } from '../../../shared/contract/waves.ts';
import { codeAsScanned } from '../../../shared/domain/packing/scanned-code.ts';
import { pickCountOf } from '../../../shared/domain/packing/wave-wall.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { setPicked } from '../../store/waves.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { ownWaveOf } from './owners.ts';
import { articleParams, bad, good, goodsScanned, strange } from './wave-verdicts.ts';
import { contentsOf, type WaveContents } from './wave-contents.ts';

const countOf = ({ parcels, ticked }: WaveContents, goods: string) => pickCountOf(parcels, goods, ticked.get(goods) ?? 0);

const leftToPick = (contents: WaveContents): number => {
  let left = 0;
  for (const goods of contents.articles.keys()) {
    const { wanted, picked } = countOf(contents, goods);
    left += wanted - picked;
  }
  return left;
};

/** Ticks off `pieces` of an article, or all that is left of it. */
const tick = (step: Act, contents: WaveContents, goods: string, pieces: number | 'rest'): WaveVerdict => {
  const lineId = contents.articles.get(goods)?.lineId ?? null;
  const { wanted, picked } = countOf(contents, goods);
  const params = { ...articleParams(step.writer, contents, goods), wanted, picked };
  if (wanted === 0) return bad('stopped', { lineId, params });
  if (picked >= wanted) return bad('one_too_many', { lineId, params });
  const now = pieces === 'rest' ? wanted : Math.min(wanted, picked + pieces);
  setPicked(step.writer, contents.wave.id, goods, now);
  step.trace({ action: 'wave.picked', subject: 'wave', subjectId: contents.wave.id, before: { goods, picked }, after: { goods, picked: now } });
  step.emit('waves.changed', {});
  const left = leftToPick(contents) - (now - picked);
  return good(left === 0 ? 'all_picked' : now === wanted ? 'line_picked' : 'picked', { lineId, params: { ...params, picked: now } });
};

const atOwn = (services: Services, caller: Caller, waveId: InputFor<'waves', 'pick'>['waveId'], body: (step: Act, contents: WaveContents) => Result<WaveVerdict>) =>
  act(services, caller.staffId, (step) => {
    const found = ownWaveOf(step.writer, caller, waveId);
    return found.ok ? body(step, contentsOf(step.writer, found.value)) : found;
  });

/** PK-1: a scanned item is one piece picked. */
export const pick = (services: Services, caller: Caller, input: InputFor<'waves', 'pick'>): Result<OutputFor<'waves', 'pick'>> =>
  atOwn(services, caller, input.waveId, (step, contents) => {
    const code = codeAsScanned(input.code);
    const goods = goodsScanned(contents, code);
    return ok(goods === null ? strange(step.writer, contents, code) : tick(step, contents, goods, 1));
  });

export const pickLine = (services: Services, caller: Caller, input: InputFor<'waves', 'pickLine'>): Result<OutputFor<'waves', 'pickLine'>> =>
  atOwn(services, caller, input.waveId, (step, contents) => {
    const goods = contents.goodsOfLine.get(input.lineId);
    return goods === undefined ? refuse('wave.article_unknown') : ok(tick(step, contents, goods, 'rest'));
  });

/** One piece back to the shelf; first those that nobody wants any more. What lies in a slot or was packed stays picked. */
export const unpick = (services: Services, caller: Caller, input: InputFor<'waves', 'unpick'>): Result<OutputFor<'waves', 'unpick'>> =>
  atOwn(services, caller, input.waveId, (step, contents) => {
    const goods = contents.goodsOfLine.get(input.lineId);
    if (goods === undefined) return refuse('wave.article_unknown');
    const ticked = contents.ticked.get(goods) ?? 0;
    const lineId = contents.articles.get(goods)?.lineId ?? null;
    const fewer = pickCountOf(contents.parcels, goods, ticked - 1);
    const params = { ...articleParams(step.writer, contents, goods), wanted: fewer.wanted, picked: fewer.picked };
    if (ticked === 0 || (countOf(contents, goods).surplus === 0 && fewer.picked === countOf(contents, goods).picked)) return ok(bad('nothing_to_take_back', { lineId, params }));
    setPicked(step.writer, contents.wave.id, goods, ticked - 1);
    step.trace({ action: 'wave.pick_taken_back', subject: 'wave', subjectId: contents.wave.id, before: { goods, picked: ticked }, after: { goods, picked: ticked - 1 } });
    step.emit('waves.changed', {});
    return ok(good('taken_back', { lineId, params }));
  });
