import type { Client } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/domain/result.ts';
import './window.ts';

type Call = (input?: unknown) => Promise<Result<unknown>>;

/** A call that breaks (a bug, a window closing) becomes a refusal too, so that no screen hangs or goes blank over it. */
const guarded = (call: Call): Call => async (input) => {
  try {
    return await (input === undefined ? call() : call(input));
  } catch (error) {
    reportError(error);
    return { ok: false, refusal: { code: 'app.call_failed' } };
  }
};

const guardFeature = (operations: Readonly<Record<string, Call>>): Record<string, Call> =>
  Object.fromEntries(Object.entries(operations).map(([name, call]) => [name, guarded(call)]));

const bridge: Client = window.backroom;

/** The shop, as this window may speak to it. Every answer is a `Result`; it never rejects. */
export const backroom: Client = Object.fromEntries(
  Object.entries(bridge).map(([name, part]) => [
    name,
    typeof part === 'function' ? part : guardFeature(part as unknown as Readonly<Record<string, Call>>),
  ]),
) as unknown as Client;
