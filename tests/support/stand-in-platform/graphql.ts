/** As much of GraphQL as a shop's interface needs: operations with variables, aliases, fragments, directives; types are checked by what is there. */
export type Selection =
  | { readonly kind: 'field'; readonly name: string; readonly alias: string; readonly args: ReadonlyMap<string, Value>; readonly selections: readonly Selection[] | null; readonly directives: ReadonlyMap<string, ReadonlyMap<string, Value>> }
  | { readonly kind: 'spread'; readonly name: string }
  | { readonly kind: 'inline'; readonly on: string; readonly selections: readonly Selection[] };
export type Value = { readonly variable: string } | { readonly literal: unknown } | { readonly list: readonly Value[] } | { readonly fields: ReadonlyMap<string, Value> };
export type Operation = { readonly type: 'query' | 'mutation'; readonly selections: readonly Selection[]; readonly variables: ReadonlyMap<string, { readonly required: boolean; readonly usual: Value | null }> };
type Document = { readonly operations: readonly (Operation & { readonly name: string })[]; readonly fragments: ReadonlyMap<string, readonly Selection[]> };

export class GraphqlError extends Error {}

const tokensOf = (text: string): string[] => text.match(/"""[\s\S]*?"""|"(?:\\.|[^"\\])*"|\.\.\.|[{}()[\]:=!$@|&]|-?\d+(?:\.\d+)?|[A-Za-z_]\w*/g) ?? [];

export const parseDocument = (text: string): Document => {
  const tokens = tokensOf(text.replace(/("(?:\\.|[^"\\])*")|#[^\n]*/g, (_, kept: string | undefined) => kept ?? ''));
  let at = 0;
  const peek = (): string => tokens[at] ?? '';
  const take = (): string => tokens[at++] ?? '';
  const expect = (wanted: string): void => {
    const got = take();
    if (got !== wanted) throw new GraphqlError(`syntax error, unexpected ${got === '' ? 'end of file' : got}, expecting ${wanted}`);
  };
  const maybe = (wanted: string): boolean => {
    if (peek() !== wanted) return false;
    at += 1;
    return true;
  };
  const value = (): Value => {
    const token = take();
    if (token === '$') return { variable: take() };
    if (token === '[') {
      const list: Value[] = [];
      while (!maybe(']')) {
        if (peek() === '') expect(']');
        list.push(value());
      }
      return { list };
    }
    if (token === '{') {
      const fields = new Map<string, Value>();
      while (!maybe('}')) {
        if (peek() === '') expect('}');
        const name = take();
        expect(':');
        fields.set(name, value());
      }
      return { fields };
    }
    if (token.startsWith('"""')) return { literal: token.slice(3, -3) };
    if (token.startsWith('"')) return { literal: JSON.parse(token) as unknown };
    if (/^-?\d/.test(token)) return { literal: Number(token) };
    return { literal: token === 'true' ? true : token === 'false' ? false : token === 'null' ? null : token };
  };
  const args = (): Map<string, Value> => {
    const found = new Map<string, Value>();
    if (!maybe('(')) return found;
    while (!maybe(')')) {
      if (peek() === '') expect(')');
      const name = take();
      expect(':');
      found.set(name, value());
    }
    return found;
  };
  const directives = (): Map<string, Map<string, Value>> => {
    const found = new Map<string, Map<string, Value>>();
    while (maybe('@')) found.set(take(), args());
    return found;
  };
  const selections = (): Selection[] => {
    expect('{');
    const found: Selection[] = [];
    while (!maybe('}')) {
      if (peek() === '') expect('}');
      if (maybe('...')) {
        if (peek() === 'on' || peek() === '{' || peek() === '@') {
          const on = maybe('on') ? take() : '';
          directives();
          found.push({ kind: 'inline', on, selections: selections() });
        } else found.push({ kind: 'spread', name: take() });
        continue;
      }
      const first = take();
      const name = maybe(':') ? take() : first;
      const given = args();
      const marks = directives();
      found.push({ kind: 'field', name, alias: first, args: given, directives: marks, selections: peek() === '{' ? selections() : null });
    }
    return found;
  };
  const variables = (): Map<string, { required: boolean; usual: Value | null }> => {
    const found = new Map<string, { required: boolean; usual: Value | null }>();
    if (!maybe('(')) return found;
    while (!maybe(')')) {
      expect('$');
      const name = take();
      expect(':');
      while (maybe('[')) { /* a list of */ }
      take();
      let required = maybe('!');
      while (maybe(']')) required = maybe('!');
      found.set(name, { required, usual: maybe('=') ? value() : null });
    }
    return found;
  };
  const [operations, fragments] = [[] as (Operation & { name: string })[], new Map<string, readonly Selection[]>()];
  while (peek() !== '') {
    if (maybe('fragment')) {
      const name = take();
      expect('on');
      take();
      fragments.set(name, selections());
    } else if (peek() === '{') operations.push({ type: 'query', name: '', variables: new Map(), selections: selections() });
    else {
      const type = take();
      if (type !== 'query' && type !== 'mutation') throw new GraphqlError(`syntax error, unexpected ${type}`);
      const name = peek() === '{' || peek() === '(' ? '' : take();
      const declared = variables();
      directives();
      operations.push({ type, name, variables: declared, selections: selections() });
    }
  }
  return { operations, fragments };
};

export type Args = Readonly<Record<string, unknown>>;
type Marks = Readonly<Record<string, Args>>;
export type Resolved = string | number | boolean | bigint | null | GraphqlObject | readonly Resolved[];
export type GraphqlObject = { readonly type: string; readonly fields: Readonly<Record<string, Resolved | ((args: Args, marks: Marks) => Resolved)>> };
export const object = (type: string, fields: GraphqlObject['fields']): GraphqlObject => ({ type, fields });

const isObject = (value: Resolved): value is GraphqlObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Runs the one operation (or the named one); a field that is not there, or asked for without its parts, refuses the whole call. */
export const execute = (text: string, variables: Args, operationName: string, roots: { readonly query: GraphqlObject; readonly mutation: GraphqlObject }): unknown => {
  const { operations, fragments } = parseDocument(text);
  const operation = operationName === '' ? operations[0] : operations.find(({ name }) => name === operationName);
  if (operation === undefined || (operationName === '' && operations.length !== 1)) throw new GraphqlError('An operation name is required');
  const plain = (value: Value): unknown => {
    if ('literal' in value) return value.literal;
    if ('list' in value) return value.list.map(plain);
    if ('fields' in value) return Object.fromEntries([...value.fields].map(([name, part]) => [name, plain(part)]));
    const declared = operation.variables.get(value.variable);
    if (declared === undefined) throw new GraphqlError(`Variable $${value.variable} is used by ${operation.name} but not declared`);
    const given = variables[value.variable];
    if (given !== undefined) return given;
    return declared.usual === null ? undefined : plain(declared.usual);
  };
  const plainArgs = (args: ReadonlyMap<string, Value>): Args => Object.fromEntries([...args].map(([name, value]) => [name, plain(value)] as const).filter(([, value]) => value !== undefined));
  for (const [name, { required, usual }] of operation.variables) {
    if (required && usual === null && (variables[name] === undefined || variables[name] === null)) throw new GraphqlError(`Variable $${name} of type was provided invalid value`);
  }
  for (const name of Object.keys(variables)) if (!operation.variables.has(name)) throw new GraphqlError(`Variable $${name} is not declared`);
  const resolve = (value: Resolved, selections: readonly Selection[] | null, where: string): unknown => {
    if (Array.isArray(value)) return (value as readonly Resolved[]).map((part) => resolve(part, selections, where));
    if (value === null) return null;
    if (!isObject(value)) {
      if (selections !== null) throw new GraphqlError(`Selections can't be made on scalars (field '${where}')`);
      return value;
    }
    if (selections === null) throw new GraphqlError(`Field must have selections (field '${where}' returns ${value.type} but has no selections)`);
    const result: Record<string, unknown> = {};
    for (const one of selections) {
      if (one.kind === 'spread' || one.kind === 'inline') {
        const parts = one.kind === 'inline' ? one.selections : fragments.get(one.name);
        if (parts === undefined) throw new GraphqlError(`Fragment ${one.kind === 'spread' ? one.name : ''} was used, but not defined`);
        if (one.kind === 'spread' || one.on === '' || one.on === value.type) Object.assign(result, resolve(value, parts, where));
        continue;
      }
      if (one.name === '__typename') {
        result[one.alias] = value.type;
        continue;
      }
      const field = Object.hasOwn(value.fields, one.name) ? value.fields[one.name] : undefined;
      if (field === undefined) throw new GraphqlError(`Field '${one.name}' doesn't exist on type '${value.type}'`);
      const marks = Object.fromEntries([...one.directives].map(([name, given]) => [name, plainArgs(given)]));
      const got = typeof field === 'function' ? field(plainArgs(one.args), marks) : field;
      if (typeof field !== 'function' && one.args.size > 0) throw new GraphqlError(`Field '${one.name}' doesn't accept argument`);
      result[one.alias] = resolve(got, one.selections, one.name);
    }
    return result;
  };
  return resolve(operation.type === 'query' ? roots.query : roots.mutation, operation.selections, operation.type);
};
