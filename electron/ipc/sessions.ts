import type { StaffId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/staff/permissions.ts';

export type WindowSession = { readonly staffId: StaffId; readonly name: string; readonly role: Role; readonly signedInAt: number };

/** Who is signed in at which window. In memory only: after a restart everyone signs in again. */
export type Sessions = {
  readonly of: (windowId: number) => WindowSession | null;
  readonly start: (windowId: number, session: WindowSession) => void;
  readonly end: (windowId: number) => void;
  /** Everywhere: a person that was switched off, or changed role, is signed out at every window. */
  readonly endFor: (staffId: StaffId) => void;
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
    endFor: (staffId) => {
      for (const [windowId, session] of sessions) if (session.staffId === staffId) sessions.delete(windowId);
    },
  };
};
