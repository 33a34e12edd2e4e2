import type { Contract, FeatureName } from '../../shared/contract/index.ts';
import type { InputOf, Operation, OutputOf } from '../../shared/contract/operation.ts';
import { withMaskedReceivers } from '../../shared/domain/staff/masking.ts';
import { may } from '../../shared/domain/staff/permissions.ts';
import { refuse, type Result } from '../../shared/domain/result.ts';
import type { Sessions, WindowSession } from './sessions.ts';

/** The window that calls, as main knows it; nothing of this comes from the renderer. */
export type Calling = { readonly windowId: number; readonly session: WindowSession | null };
/** For operations that need a person: main has checked that there is one and that they may. */
export type SignedIn = { readonly windowId: number; readonly session: WindowSession };

type CallingFor<O> = O extends { access: 'anyone' } ? Calling : SignedIn;
type Handler<O> = (calling: CallingFor<O>, input: InputOf<O>) => Result<OutputOf<O>> | Promise<Result<OutputOf<O>>>;
export type Handlers = { readonly [F in FeatureName]: { readonly [O in keyof Contract[F]]: Handler<Contract[F][O]> } };

type AnyHandler = (calling: Calling, input: unknown) => Result<unknown> | Promise<Result<unknown>>;

export type Answering = {
  /** Where the answer to one call is made: sender, session, permission, schema, then the handler. Never throws. */
  readonly answer: (call: { name: unknown; input: unknown; windowId: number; trusted: boolean }) => Promise<Result<unknown>>;
};

/** One feature as the border sees it: its operations with their schemas, and who answers them. */
export type Served = { readonly operations: Readonly<Record<string, Operation>>; readonly handlers: object };
/** The feature of that name; one that is not loaded yet is loaded. */
export type FindFeature = (name: string) => Served | undefined | Promise<Served | undefined>;

/** `feature.operation`, as names come over the wire. */
const partsOf = (name: unknown): readonly [feature: string, operation: string] | undefined => {
  if (typeof name !== 'string') return undefined;
  const [feature, operation, ...rest] = name.split('.');
  return feature === undefined || operation === undefined || rest.length > 0 ? undefined : [feature, operation];
};

export const createAnswering = (
  findFeature: FindFeature,
  sessions: Sessions,
  reportBug: (name: string, error: unknown) => void,
  /** Resolves when the store has been opened, or found not to be openable: calls that come earlier wait for it. */
  whenOpened: () => Promise<void> = () => Promise.resolve(),
): Answering => {
  const answerKnown = async (parts: readonly [string, string], input: unknown, windowId: number): Promise<Result<unknown>> => {
    const [feature, name] = parts;
    const served = await findFeature(feature);
    const operation = served !== undefined && Object.hasOwn(served.operations, name) ? served.operations[name] : undefined;
    if (served === undefined || operation === undefined) return refuse('access.not_permitted');
    const session = sessions.of(windowId);
    if (operation.access !== 'anyone') {
      if (session === null) return refuse('access.sign_in_first');
      if (operation.access !== 'signed_in' && !may(session.role, operation.access)) return refuse('access.not_permitted');
    }
    const parsed = operation.input.safeParse(input ?? null);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse('input.invalid', { problem: issue?.code ?? '' }, issue?.path.join('.') ?? '');
    }
    const handler = (served.handlers as Readonly<Record<string, AnyHandler>>)[name];
    if (handler === undefined) throw new Error(`no handler for ${parts.join('.')}`);
    const answered = await handler({ windowId, session }, parsed.data);
    // Whoever may not read orders packs them: names are on the paper, and for them nowhere else.
    return session !== null && !may(session.role, 'orders.read') ? (withMaskedReceivers(answered) as Result<unknown>) : answered;
  };
  return {
    answer: async ({ name, input, windowId, trusted }) => {
      const parts = partsOf(name);
      if (!trusted || parts === undefined) return refuse('access.not_permitted');
      await whenOpened();
      try {
        return await answerKnown(parts, input, windowId);
      } catch (error) {
        const code = faultCode(error);
        if (code !== 'app.store_not_open') reportBug(String(name), error);
        return refuse(code);
      }
    },
  };
};

/** A full or failing disk is the user's to mend and gets its own words; everything else is our bug. */
const faultCode = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'BACKROOM_STORE_NOT_OPEN') return 'app.store_not_open';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'store.disk_full';
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO' || code === 'EROFS' || code === 'SQLITE_READONLY') return 'store.disk_failed';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'store.damaged';
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') return 'store.busy';
  return 'app.bug';
};
