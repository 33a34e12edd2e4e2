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

/** These say for certain that no byte of the call has left this machine, or none behind the handshake. */
const neverLeft = new Set([
  'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'ERR_INVALID_URL',
  'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
};

/** Null = more than `most` bytes, or not UTF-8: a replaced letter in a number or a name would go unnoticed. */
const readAtMost = async (response: Response, most: number): Promise<string | null> => {
  if (response.body === null) return '';
  const [decoder, parts] = [new TextDecoder('utf-8', { fatal: true }), [] as string[]];
  const decoded = (piece?: Uint8Array): boolean => {
    try {
      parts.push(piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true }));
      return true;
    } catch {
      return false;
    }
  };
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) return decoded() ? parts.join('') : null;
    bytes += value.byteLength;
    if (bytes > most || !decoded(value)) {
      letGo(reader.cancel());
      return null;
    }
  }
};

/** What comes of giving up a connection is nobody's concern. */
const letGo = (ending: Promise<unknown> | undefined): void => {
  ending?.catch(() => undefined);
};

class Ended extends Error {}

/**
 * One HTTP call that always comes to an end: by its answer, its time (20 s) or its signal. A redirect is never followed (it would carry the
 * keys elsewhere). A 5xx is no answer; whether the work was done nobody knows, as with a reply that was lost on the way.
 */
export const call = async (fetch: Fetch, { method, url, headers = {}, body }: Call, options: CallOptions = {}): Promise<Answer<Reply>> => {
  const { timeoutMs = usualTimeoutMs, mostBytes = usualMostBytes, signal } = options;
  const mayHaveChanged = method !== 'GET';
  if (signal?.aborted === true) return { kind: 'no_answer', why: 'stopped', maybeDone: false };
  const ending = new AbortController();
  const endedBy: { why: 'too_slow' | 'stopped' | null } = { why: null };
  // Raced, too: whatever hangs in the reply does not keep the caller.
  let endNow: (reason: Ended) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    endNow = reject;
  });
  letGo(ended);
  const end = (why: 'too_slow' | 'stopped'): void => {
    endedBy.why ??= why;
    ending.abort();
    endNow(new Ended(why));
  };
  const timer = setTimeout(() => end('too_slow'), timeoutMs);
  const stop = (): void => end('stopped');
  signal?.addEventListener('abort', stop, { once: true });
  const ask = async (): Promise<Answer<Reply>> => {
    const response = await fetch(url, { method, headers, redirect: 'manual', signal: ending.signal, ...(body === undefined ? {} : { body }) });
    if (response.status >= 500) {
      letGo(response.body?.cancel());
      return { kind: 'no_answer', why: 'server_error', maybeDone: mayHaveChanged };
    }
    if (response.status >= 300 && response.status < 400) {
      letGo(response.body?.cancel());
      return { kind: 'no_answer', why: 'not_readable', maybeDone: mayHaveChanged };
    }
    const text = await readAtMost(response, mostBytes);
    if (text === null) return { kind: 'no_answer', why: 'not_readable', maybeDone: mayHaveChanged };
    return done({ status: response.status, headers: new Map(response.headers), text });
  };
  const asked = ask();
  letGo(asked);
  try {
    return await Promise.race([asked, ended]);
  } catch (error) {
    if (endedBy.why !== null) return { kind: 'no_answer', why: endedBy.why, maybeDone: mayHaveChanged };
    return { kind: 'no_answer', why: 'unreachable', maybeDone: mayHaveChanged && !neverLeft.has(codeOf(error)) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
};
