import { ok } from '../../../shared/domain/result.ts';
import type { Handlers } from '../serve.ts';
import type { Host } from '../host.ts';
import { callerOf } from '../signed-in.ts';
import { act } from '../../use-cases/services.ts';
import { changePin, changeStaff, checkPin, createStaff, listStaff, unlockStaff } from '../../use-cases/staff.ts';

export const staffHandlers = (host: Host): Handlers['staff'] => ({
  signIn: async ({ windowId }, input) => {
    const checked = await checkPin(host.services(), input.staffId, input.pin);
    if (!checked.ok) return checked;
    const { id, name, role } = checked.value;
    return act(host.services(), id, ({ at, trace, emit }) => {
      const session = { staffId: id, name, role, signedInAt: at };
      host.sessions.start(windowId, session);
      trace({ action: 'staff.signed_in', subject: 'staff', subjectId: id });
      emit('app.changed', {});
      return ok(session);
    });
  },
  signOut: ({ windowId, session }) =>
    act(host.services(), session.staffId, ({ trace, emit }) => {
      host.sessions.end(windowId);
      trace({ action: 'staff.signed_out', subject: 'staff', subjectId: session.staffId });
      emit('app.changed', {});
      return ok(null);
    }),
  list: () => listStaff(host.services()),
  create: (calling, input) => createStaff(host.services(), callerOf(calling), input),
  update: (calling, input) => {
    const changed = changeStaff(host.services(), callerOf(calling), input);
    // Rights that changed hold at once, also at a window where the person is working.
    if (changed.ok) host.sessions.refresh(input.staffId, input);
    return changed;
  },
  changePin: (calling, input) => changePin(host.services(), callerOf(calling), input),
  unlock: (calling, input) => unlockStaff(host.services(), callerOf(calling), input),
});
