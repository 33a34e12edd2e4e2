import { done, type Answer } from './answer.ts';

export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type CallOptions = { readonly timeoutMs?: number; readonly mostBytes?: number; readonly signal?: AbortSignal };

/** A reply of any HTTP status below 500; header names in lower case. */
export type Reply = { readonly status: number; readonly headers: ReadonlyMap<string, string>; readonly text: string };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const usualTimeoutMs = 20_000;
const usualMostBytes = 16 * 1024 * 1024;

/** These say for certain that no byte of the call has left this machine. */
const neverLeft = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED']);

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
};

const readAtMost = async (response: Response, most: number): Promise<string | null> => {
  if (response.body === null) return '';
  const [decoder, parts] = [new TextDecoder('utf-8'), [] as string[]];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) return parts.join('') + decoder.decode();
    bytes += value.byteLength;
    if (bytes > most) {
      await reader.cancel();
      return null;
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
};

/**
 * One HTTP call that always comes to an end: by its answer, its time (20 s) or its signal. A redirect is never followed (it would carry the
 * keys elsewhere). A 5xx is no answer; whether the work was done nobody knows, as with a reply that was lost on the way.
 */
export const call = async (fetch: Fetch, { method, url, headers = {}, body }: Call, options: CallOptions = {}): Promise<Answer<Reply>> => {
  const { timeoutMs = usualTimeoutMs, mostBytes = usualMostBytes, signal } = options;
  const tooSlow = AbortSignal.timeout(timeoutMs);
  const mayHaveChanged = method !== 'GET';
  try {
    const response = await fetch(url, {
      method, headers, redirect: 'manual', signal: signal === undefined ? tooSlow : AbortSignal.any([tooSlow, signal]), ...(body === undefined ? {} : { body }),
    });
    if (response.status >= 500) {
      await response.body?.cancel();
      return { kind: 'no_answer', why: 'server_error', maybeDone: mayHaveChanged };
    }
    const text = await readAtMost(response, mostBytes);
    if (text === null || (response.status >= 300 && response.status < 400)) return { kind: 'no_answer', why: 'not_readable', maybeDone: mayHaveChanged };
    return done({ status: response.status, headers: new Map(response.headers), text });
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'no_answer', why: 'stopped', maybeDone: mayHaveChanged };
    if (tooSlow.aborted) return { kind: 'no_answer', why: 'too_slow', maybeDone: mayHaveChanged };
    return { kind: 'no_answer', why: 'unreachable', maybeDone: mayHaveChanged && !neverLeft.has(codeOf(error)) };
  }
};
