/**
 * Expected failures are values. A refusal names what happened by code; the renderer's language files turn the
 * code into one sentence on what happened and one on what to do. Bugs throw instead.
 */
export type RefusalParams = Readonly<Record<string, string | number>>;

export type Refusal<Code extends string = string> = {
  readonly code: Code;
  /** Path of the input field or record the refusal is about, e.g. `sender.phone`. */
  readonly field?: string;
  /** Values the message needs; plain text, shown as text. */
  readonly params?: RefusalParams;
};

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<R extends Refusal = Refusal> = { readonly ok: false; readonly refusal: R };
export type Result<T, R extends Refusal = Refusal> = Ok<T> | Refused<R>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

export const refuse = <Code extends string>(
  code: Code,
  params?: RefusalParams,
  field?: string,
): Refused<Refusal<Code>> => ({
  ok: false,
  refusal: { code, ...(params === undefined ? {} : { params }), ...(field === undefined ? {} : { field }) },
});

/** Marks a branch that the types say cannot be reached; a bug if it is. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
};
