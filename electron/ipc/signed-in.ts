import type { Caller } from '../use-cases/services.ts';
import type { SignedIn } from './serve.ts';

export const callerOf = ({ session }: SignedIn): Caller => ({ staffId: session.staffId, name: session.name, role: session.role });
