import type { OutputFor, InputFor } from '../../shared/contract/index.ts';
import type { StaffId } from '../../shared/domain/ids.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import {
  activeManagers, allStaff, insertStaff, setFailedPins, setPinHash, staffById, staffByName, updateStaff, type StaffRow,
} from '../store/staff.ts';
import { hashPin, pinMatches } from './pin.ts';
import { act, readerOf, type Caller, type Services } from './services.ts';

/** SF-1: this many wrong PINs in a row lock the login for `lockMs`; a manager may unlock it. The count is in the store and survives a restart. */
export const mostWrongPins = 5;
export const lockMs = 15 * 60 * 1000;

/** Checks a PIN and keeps count of wrong ones. The same refusal for a wrong PIN whoever it was. */
export const checkPin = async (services: Services, staffId: StaffId, pin: string): Promise<Result<StaffRow>> => {
  const found = staffById(readerOf(services), staffId);
  if (found === undefined || found.active === 0) return refuse('staff.unknown');
  if (found.locked_until !== null && found.locked_until > services.now()) return refuse('staff.locked', { until: found.locked_until });
  const right = await pinMatches(pin, found.pin_hash);
  // Guesses that ran side by side each count, and none of them passes a lock that another one set.
  const outcome = act<Result<StaffRow>>(services, staffId, ({ writer, at, trace, emit }) => {
    const row = staffById(writer, staffId) ?? found;
    if (row.locked_until !== null && row.locked_until > at) return ok(refuse('staff.locked', { until: row.locked_until }));
    if (right) {
      if (row.failed_pins > 0 || row.locked_until !== null) setFailedPins(writer, row.id, 0, null);
      return ok(ok(row));
    }
    const failed = row.failed_pins + 1;
    const locked = failed >= mostWrongPins;
    setFailedPins(writer, row.id, locked ? 0 : failed, locked ? at + lockMs : null);
    trace({ action: locked ? 'staff.locked' : 'staff.wrong_pin', subject: 'staff', subjectId: row.id });
    if (locked) emit('app.changed', {});
    return ok(locked ? refuse('staff.locked', { until: at + lockMs }) : refuse('staff.wrong_pin', { left: mostWrongPins - failed }));
  });
  return outcome.ok ? outcome.value : outcome;
};

export const listStaff = (services: Services): Result<OutputFor<'staff', 'list'>> =>
  ok(
    allStaff(readerOf(services)).map((row) => ({
      id: row.id, name: row.name, role: row.role, active: row.active === 1, lockedUntil: row.locked_until, createdAt: row.created_at,
    })),
  );

export const createStaff = async (
  services: Services, caller: Caller, input: InputFor<'staff', 'create'>,
): Promise<Result<{ staffId: StaffId }>> => {
  const pinHash = await hashPin(input.pin);
  return act(services, caller.staffId, ({ writer, at, trace, emit }) => {
    if (staffByName(writer, input.name) !== undefined) return refuse('staff.name_taken', { name: input.name }, 'name');
    const staffId = insertStaff(writer, { name: input.name, role: input.role, pinHash, at });
    trace({ action: 'staff.created', subject: 'staff', subjectId: staffId, after: { name: input.name, role: input.role } });
    emit('app.changed', {});
    return ok({ staffId });
  });
};

export const changeStaff = (services: Services, caller: Caller, input: InputFor<'staff', 'update'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    const row = staffById(writer, input.staffId);
    if (row === undefined) return refuse('staff.unknown');
    const namesake = staffByName(writer, input.name);
    if (namesake !== undefined && namesake.id !== row.id) return refuse('staff.name_taken', { name: input.name }, 'name');
    updateStaff(writer, row.id, input.name, input.role, input.active);
    if (activeManagers(writer) === 0) return refuse('staff.last_manager');
    trace({
      action: 'staff.changed', subject: 'staff', subjectId: row.id,
      before: { name: row.name, role: row.role, active: row.active === 1 },
      after: { name: input.name, role: input.role, active: input.active },
    });
    emit('app.changed', {});
    return ok(null);
  });

export const changePin = async (services: Services, caller: Caller, input: InputFor<'staff', 'changePin'>): Promise<Result<null>> => {
  if (input.staffId === caller.staffId) {
    const checked = await checkPin(services, caller.staffId, input.currentPin);
    if (!checked.ok) return checked;
  } else if (caller.role !== 'manager') {
    return refuse('access.not_permitted');
  }
  const pinHash = await hashPin(input.newPin);
  return act(services, caller.staffId, ({ writer, trace, emit }) => {
    if (staffById(writer, input.staffId) === undefined) return refuse('staff.unknown');
    setPinHash(writer, input.staffId, pinHash);
    trace({ action: 'staff.pin_changed', subject: 'staff', subjectId: input.staffId });
    emit('app.changed', {});
    return ok(null);
  });
};

export const unlockStaff = (services: Services, caller: Caller, input: InputFor<'staff', 'unlock'>): Result<null> =>
  act(services, caller.staffId, ({ writer, trace, emit }) => {
    if (staffById(writer, input.staffId) === undefined) return refuse('staff.unknown');
    setFailedPins(writer, input.staffId, 0, null);
    trace({ action: 'staff.unlocked', subject: 'staff', subjectId: input.staffId });
    emit('app.changed', {});
    return ok(null);
  });
