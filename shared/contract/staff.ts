import { z } from 'zod';
import { command, query } from './operation.ts';
import { nothing, pin, requiredLine, role, staffId, time } from './fields.ts';
import { session } from './app.ts';

export const staffMember = z.object({
  id: staffId, name: z.string(), role, active: z.boolean(), lockedUntil: time.nullable(), createdAt: time,
});
export type StaffMember = z.output<typeof staffMember>;

export const staff = {
  /** SF-1: signs in at the window that calls; five wrong PINs lock for a quarter of an hour. */
  signIn: command({ access: 'anyone', input: z.object({ staffId, pin: z.string().max(40) }), output: session }),
  signOut: command({ access: 'signed_in', input: nothing, output: nothing }),
  list: query({ access: 'staff.manage', input: nothing, output: z.array(staffMember) }),
  create: command({
    access: 'staff.manage', input: z.object({ name: requiredLine(40), role, pin }), output: z.object({ staffId }),
  }),
  update: command({
    access: 'staff.manage',
    input: z.object({ staffId, name: requiredLine(40), role, active: z.boolean() }),
    output: nothing,
  }),
  /** A manager may set anyone's; everyone may set their own, knowing the old one. */
  changePin: command({
    access: 'signed_in',
    input: z.object({ staffId, currentPin: z.string().max(40), newPin: pin }),
    output: nothing,
  }),
  unlock: command({ access: 'staff.manage', input: z.object({ staffId }), output: nothing }),
};
