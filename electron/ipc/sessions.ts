import type { StaffId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/staff/permissions.ts';

export type WindowSession = { readonly staffId: StaffId; readonly name: string; readonly role: Role; readonly signedInAt: number };

/** Who is signed in at which window. In memory only: after a restart everyone signs in again. */
export type Sessions = {
  readonly of: (windowId: number) => WindowSession | null;
  readonly start: (windowId: number, session: WindowSession) => void;
  readonly end: (windowId: number) => void;
  /** At every window: a new name shows at once; a new role, or being switched off, signs the person out. */
  readonly refresh: (staffId: StaffId, now: { name: string; role: Role; active: boolean }) => void;
  readonly endAll: () => void;
};

export const createSessions = (): Sessions => {
  const sessions = new Map<number, WindowSession>();
  return {
    of: (windowId) => sessions.get(windowId) ?? null,
    start: (windowId, session) => {
      sessions.set(windowId, session);
    },
    end: (windowId) => {
      sessions.delete(windowId);
    },
    refresh: (staffId, { name, role, active }) => {
      for (const [windowId, session] of sessions) {
        if (session.staffId !== staffId) continue;
        if (active && role === session.role) sessions.set(windowId, { ...session, name });
        else sessions.delete(windowId);
      }
    },
    endAll: () => {
      sessions.clear();
    },
  };
};
