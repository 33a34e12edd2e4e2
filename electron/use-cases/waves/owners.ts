import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { StaffId, WaveId } from '../../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import type { Reader } from '../../store/database.ts';
import { staffById } from '../../store/staff.ts';
import { setOwner, waveById, type StoredWave } from '../../store/waves.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { endWave } from './settle.ts';
import { contentsOf } from './wave-contents.ts';

export const openWaveOf = (reader: Reader, id: WaveId): Result<StoredWave> => {
  const wave = waveById(reader, id);
  if (wave === undefined) return refuse('wave.unknown', { wave: id });
  return wave.closed_at === null ? ok(wave) : refuse('wave.closed', { wave: id });
};

const nameOf = (reader: Reader, id: StaffId | null): string => (id === null ? '' : (staffById(reader, id)?.name ?? ''));

/** Work on a wave is its owner's alone. */
export const ownWaveOf = (reader: Reader, caller: Caller, id: WaveId): Result<StoredWave> => {
  const found = openWaveOf(reader, id);
  if (!found.ok || found.value.owner_id === caller.staffId) return found;
  return found.value.owner_id === null ? refuse('wave.nobodys', { wave: id }) : refuse('wave.not_yours', { wave: id, owner: nameOf(reader, found.value.owner_id) });
};

/** Handing over, releasing and closing: the owner's, and the manager's; a wave that is nobody's is anybody's. */
const manageable = (reader: Reader, caller: Caller, id: WaveId): Result<StoredWave> => {
  const found = openWaveOf(reader, id);
  if (!found.ok) return found;
  const { owner_id: owner } = found.value;
  return owner === null || owner === caller.staffId || caller.role === 'manager' ? found : refuse('wave.not_yours', { wave: id, owner: nameOf(reader, owner) });
};

const changeOwner = (step: Act, wave: StoredWave, to: StaffId | null, how: 'taken' | 'given' | 'released'): Result<null> => {
  if (wave.owner_id === to) return ok(null);
  // The owner that was looked at is the owner still: asked by the writing itself.
  if (!setOwner(step.writer, wave.id, wave.owner_id, to)) return refuse('wave.taken', { wave: wave.id, owner: '' });
  step.trace({ action: `wave.${how}`, subject: 'wave', subjectId: wave.id, before: { owner: wave.owner_id }, after: { owner: to } });
  step.emit('waves.changed', {});
  return ok(null);
};

/** PK-1: one person owns a wave: the first who takes it. Whoever comes second is told who was first. */
export const takeWave = (services: Services, caller: Caller, { waveId }: InputFor<'waves', 'take'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = openWaveOf(step.writer, waveId);
    if (!found.ok) return found;
    const { owner_id: owner } = found.value;
    if (owner !== null && owner !== caller.staffId) return refuse('wave.taken', { wave: waveId, owner: nameOf(step.writer, owner) });
    return changeOwner(step, found.value, caller.staffId, 'taken');
  });

export const giveWave = (services: Services, caller: Caller, { waveId, staffId }: InputFor<'waves', 'give'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = manageable(step.writer, caller, waveId);
    if (!found.ok) return found;
    const person = staffById(step.writer, staffId);
    if (person?.active !== 1 || !may(person.role, 'packing.pack')) return refuse('staff.unknown');
    return changeOwner(step, found.value, staffId, 'given');
  });

export const releaseWave = (services: Services, caller: Caller, { waveId }: InputFor<'waves', 'release'>): Result<null> =>
  act(services, caller.staffId, (step) => {
    const found = manageable(step.writer, caller, waveId);
    return found.ok ? changeOwner(step, found.value, null, 'released') : found;
  });

/** Closed before its end: whatever is not packed goes back and is free for another wave. */
export const closeWave = (services: Services, caller: Caller, { waveId }: InputFor<'waves', 'close'>): Result<OutputFor<'waves', 'close'>> =>
  act(services, caller.staffId, (step) => {
    const found = manageable(step.writer, caller, waveId);
    if (!found.ok) return found;
    const contents = contentsOf(step.writer, found.value);
    const ended = endWave(step, contents, 'closed');
    step.emit('packing.changed', { parcelIds: contents.parcels.map(({ parcelId }) => parcelId) });
    return ok(ended);
  });
