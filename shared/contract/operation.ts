import type { z } from 'zod';
import type { Permission } from '../domain/staff/permissions.ts';
import type { Result } from '../domain/result.ts';

/** Who may call: anyone at the PC (sign-in itself), anyone signed in at that window, or a role with the permission. */
export type Access = 'anyone' | 'signed_in' | Permission;

export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly kind: 'query' | 'command';
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
};

type Definition<Input extends z.ZodType, Output extends z.ZodType> = Omit<Operation<Input, Output>, 'kind'>;

/** Reads only; may be called as often as a screen likes. */
export const query = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output>,
): Operation<Input, Output> => ({ kind: 'query', ...definition });

/** Changes the shop: one transaction, traced, all or nothing. */
export const command = <Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input, Output>,
): Operation<Input, Output> => ({ kind: 'command', ...definition });

export type Feature = Readonly<Record<string, Operation>>;

export type InputOf<O> = O extends Operation<infer Input, z.ZodType> ? z.output<Input> : never;
/** What a caller hands in: defaults may be left out. */
export type CallInputOf<O> = O extends Operation<infer Input, z.ZodType> ? z.input<Input> : never;
export type OutputOf<O> = O extends Operation<z.ZodType, infer Output> ? z.output<Output> : never;
export type AnswerOf<O> = Result<OutputOf<O>>;
