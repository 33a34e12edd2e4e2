import { isJsonObject, readExactJson, type ExactJson, type JsonObject, type JsonValue } from '../../shared/domain/exact-json.ts';
import { plainText } from '../../shared/domain/intake/cell-text.ts';
import { done, type Answer } from './answer.ts';
import { call, type Call, type Fetch, type Reply } from './call.ts';
import type { Ask } from './connector.ts';

/** A reply in JSON, read without losing a digit. `theirTime`: UTC ms by the reply's own head, null = not said. */
export type ExactReply = { readonly json: ExactJson; readonly root: JsonObject; readonly status: number; readonly theirTime: number | null };

const longestWaitMs = 24 * 3_600_000;

/** `Retry-After` in seconds or as a date; null = not said. Never beyond a day: nobody means that. */
export const retryAfterMs = (headers: Reply['headers'], now: number): number | null => {
  const written = headers.get('retry-after')?.trim() ?? '';
  if (written === '') return null;
  const wait = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) * 1000 : Date.parse(written) - now;
  return Number.isFinite(wait) ? Math.min(longestWaitMs, Math.max(0, Math.ceil(wait))) : null;
};

/** UTC ms of the other side's clock, as every HTTP answer carries it. */
export const theirTime = (reply: Reply): number | null => {
  const at = Date.parse(reply.headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
};

/**
 * Asks and reads the answer as JSON. `writes` false: only a question, nothing can have been done by it, whatever became of the reply.
 * What is no JSON object was not understood; a gateway in between may have written it.
 */
export const askJson = async (fetch: Fetch, request: Call, ask: Ask, writes: boolean, now: () => number): Promise<Answer<ExactReply>> => {
  const answer = await call(fetch, request, ask.signal === undefined ? {} : { signal: ask.signal });
  if (answer.kind === 'no_answer') return { ...answer, maybeDone: answer.maybeDone && writes };
  if (answer.kind !== 'done') return answer;
  const { status, headers, text } = answer.value;
  const json = readExactJson(text);
  const root = json.ok ? json.value.value : null;
  if (!json.ok || !isJsonObject(root ?? undefined) || root === null) {
    if (status === 429) return { kind: 'later', afterMs: retryAfterMs(headers, now()), code: '429', words: '' };
    return { kind: 'no_answer', why: 'not_readable', maybeDone: writes };
  }
  return done({ json: json.value, root: root as JsonObject, status, theirTime: theirTime(answer.value) });
};

/** `yes=1&no=2` as forms are sent. */
export const formOf = (params: Readonly<Record<string, string>>): string => new URLSearchParams(Object.entries(params)).toString();

/** The reply's JSON; undefined = it is none (a page of a gateway, a warning of PHP before the brace, cut off). */
export const jsonIn = (reply: Reply): JsonValue | undefined => {
  const read = readExactJson(reply.text);
  return read.ok ? read.value.value : undefined;
};

const longestWords = 300;

/** What the other side said, for people: one line, without what we hide. Whoever repeats our keys to us does not get them into a log. */
export const saidWords = (text: string, secrets: readonly string[]): string => {
  const known = secrets.filter((secret) => secret.length >= 4);
  const hidden = known.reduce((words, secret) => words.replaceAll(secret, '•••'), plainText(text));
  const oneLine = hidden.replace(/<[^>]{0,200}>/g, ' ').replace(/\s+/g, ' ').trim();
  return oneLine.length > longestWords ? `${oneLine.slice(0, longestWords - 1)}…` : oneLine;
};
