/**
 * What came of asking somebody outside. Never thrown: a line that is down is no bug.
 * - `refused`: it answered, and will say the same the next time: a person must look. The platform's own code and words.
 * - `later`: it answered that it is busy or that we ask too often; `afterMs` is what it asks for, null = it did not say.
 * - `no_right`: keys unknown, expired or without the permission: nothing of this connection works until a person renews them.
 * - `no_answer`: nobody, too slow, or something that could not be read. `maybeDone`: it may have been done all the same.
 */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly words: string }
  | { readonly kind: 'later'; readonly afterMs: number | null; readonly code: string; readonly words: string }
  | { readonly kind: 'no_right'; readonly code: string; readonly words: string }
  | { readonly kind: 'no_answer'; readonly why: 'unreachable' | 'too_slow' | 'not_readable' | 'server_error' | 'stopped'; readonly maybeDone: boolean };

export const done = <T>(value: T): Answer<T> => ({ kind: 'done', value });

/** Goes on with what was answered, or hands on why there is nothing. */
export const andThen = <A, B>(answer: Answer<A>, next: (value: A) => Answer<B>): Answer<B> => (answer.kind === 'done' ? next(answer.value) : answer);

export const refused = (code: string, words: string): Answer<never> => ({ kind: 'refused', code, words });
export const notReadable = (maybeDone: boolean): Answer<never> => ({ kind: 'no_answer', why: 'not_readable', maybeDone });
