import { isJsonObject, readExactJson, type ExactJson, type JsonObject } from '../../shared/domain/exact-json.ts';
import { done, type Answer } from './answer.ts';
import { call, type Call, type Fetch } from './call.ts';
import type { Ask } from './connector.ts';

/** A reply in JSON, read without losing a digit. `theirTime`: UTC ms by the reply's own head, null = not said. */
export type ExactReply = { readonly json: ExactJson; readonly root: JsonObject; readonly status: number; readonly theirTime: number | null };

const timeOf = (header: string | undefined): number | null => {
  const at = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isFinite(at) ? at : null;
};

/** Seconds, or a date, as `Retry-After` says; null = it does not say. */
const waitOf = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null;
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000;
  const at = timeOf(header);
  return at === null ? null : Math.max(0, at - now);
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
    if (status === 429) return { kind: 'later', afterMs: waitOf(headers.get('retry-after'), now()), code: '429', words: '' };
    return { kind: 'no_answer', why: 'not_readable', maybeDone: writes };
  }
  return done({ json: json.value, root: root as JsonObject, status, theirTime: timeOf(headers.get('date')) });
};

/** `yes=1&no=2` as forms are sent. */
export const formOf = (params: Readonly<Record<string, string>>): string => new URLSearchParams(Object.entries(params)).toString();

const mostWords = 300;

/** A platform's words for people: one line, not too long, and never with a key in them, should it repeat what it was sent. */
export const saidWords = (text: string, secrets: readonly string[]): string => {
  let words = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  for (const secret of secrets) if (secret.length >= 4) words = words.replaceAll(secret, '***');
  return words.length <= mostWords ? words : `${words.slice(0, mostWords - 1)}…`;
};
