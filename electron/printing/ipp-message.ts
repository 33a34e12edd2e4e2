/**
 * The part of the Internet Printing Protocol (RFC 8010) that talking to CUPS takes: requests out, answers in. Attribute values are
 * numbers, texts, ranges and collections; anything else is kept as null.
 */
export type IppValue = number | string | boolean | null | IppRange | IppCollection;
export type IppRange = { readonly kind: 'range'; readonly from: number; readonly to: number };
export type IppCollection = { readonly kind: 'collection'; readonly members: ReadonlyMap<string, readonly IppValue[]> };
export type IppAttributes = ReadonlyMap<string, readonly IppValue[]>;

export type IppAnswer = {
  /** Below 0x100 = done. */
  readonly status: number;
  readonly operation: IppAttributes;
  /** One map for each printer or job in the answer. */
  readonly objects: readonly IppAttributes[];
};

export const ippOperation = {
  printJob: 0x0002, cancelJob: 0x0008, getJobAttributes: 0x0009, getJobs: 0x000a, getPrinterAttributes: 0x000b, cupsGetPrinters: 0x4002, cupsGetDefault: 0x4001,
} as const;

export const ippStatus = { notFound: 0x0406 } as const;

/** An attribute to send: syntax, name, values. */
export type IppField = {
  readonly type: 'uri' | 'name' | 'keyword' | 'integer' | 'boolean' | 'mime';
  readonly name: string;
  readonly values: readonly (string | number | boolean)[];
};

const groupTag = { operation: 0x01, job: 0x02, end: 0x03 } as const;
const valueTag = { uri: 0x45, name: 0x42, keyword: 0x44, integer: 0x21, boolean: 0x22, mime: 0x49, charset: 0x47, language: 0x48 } as const;

export const encodeIpp = (operation: number, fields: readonly IppField[], jobFields: readonly IppField[] = []): Buffer => {
  const head = Buffer.alloc(9);
  head.writeUInt8(2, 0); // version 2.0
  head.writeUInt16BE(operation, 2);
  head.writeUInt32BE(1, 4);
  head.writeUInt8(groupTag.operation, 8);
  return Buffer.concat([
    head,
    encodeValue(valueTag.charset, 'attributes-charset', 'utf-8'),
    encodeValue(valueTag.language, 'attributes-natural-language', 'en'),
    ...fields.map(encodeField),
    ...(jobFields.length === 0 ? [] : [Buffer.from([groupTag.job]), ...jobFields.map(encodeField)]),
    Buffer.from([groupTag.end]),
  ]);
};

const encodeField = ({ type, name, values }: IppField): Buffer =>
  Buffer.concat(values.map((value, index) => encodeValue(valueTag[type], index === 0 ? name : '', value)));

const encodeValue = (tag: number, name: string, value: string | number | boolean): Buffer => {
  const nameBytes = Buffer.from(name, 'utf8');
  let bytes: Buffer;
  if (typeof value === 'number') {
    bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
  } else {
    bytes = typeof value === 'boolean' ? Buffer.from([value ? 1 : 0]) : Buffer.from(value, 'utf8');
  }
  const sizes = Buffer.alloc(5);
  sizes.writeUInt8(tag, 0);
  sizes.writeUInt16BE(nameBytes.length, 1);
  sizes.writeUInt16BE(bytes.length, 3);
  return Buffer.concat([sizes.subarray(0, 3), nameBytes, sizes.subarray(3), bytes]);
};

/** Reads an answer; null when the bytes are not one (a proxy's page, a broken line). */
export const decodeIpp = (bytes: Buffer): IppAnswer | null => {
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null; // ran past the end
    throw error;
  }
};

type Token = { readonly tag: number; readonly name: string; readonly bytes: Buffer };

const decode = (bytes: Buffer): IppAnswer | null => {
  if (bytes.readUInt8(0) < 1 || bytes.readUInt8(0) > 2) return null;
  const status = bytes.readUInt16BE(2);
  let at = 8;
  const nextToken = (tag: number): Token => {
    const nameLength = bytes.readUInt16BE(at);
    const name = bytes.toString('utf8', at + 2, at + 2 + nameLength);
    const valueLength = bytes.readUInt16BE(at + 2 + nameLength);
    const from = at + 4 + nameLength;
    if (from + valueLength > bytes.length) throw new RangeError('value past the end');
    at = from + valueLength;
    return { tag, name, bytes: bytes.subarray(from, at) };
  };
  const nextTag = (): number => bytes.readUInt8(at++);

  const readCollection = (): IppCollection => {
    const members = new Map<string, IppValue[]>();
    let member = '';
    for (;;) {
      const token = nextToken(nextTag());
      if (token.tag === 0x37) return { kind: 'collection', members };
      if (token.tag === 0x4a) member = token.bytes.toString('utf8');
      else add(members, member, token.tag === 0x34 ? readCollection() : readValue(token));
    }
  };

  const operation = new Map<string, IppValue[]>();
  const objects: Map<string, IppValue[]>[] = [];
  let current: Map<string, IppValue[]> = operation;
  let attribute = '';
  for (;;) {
    const tag = nextTag();
    if (tag === groupTag.end) return { status, operation, objects };
    if (tag < 0x10) {
      current = tag === groupTag.operation ? operation : new Map<string, IppValue[]>();
      if (current !== operation) objects.push(current);
      continue;
    }
    const token = nextToken(tag);
    if (token.name !== '') attribute = token.name;
    add(current, attribute, tag === 0x34 ? readCollection() : readValue(token));
  }
};

const add = (to: Map<string, IppValue[]>, name: string, value: IppValue): void => {
  const values = to.get(name);
  if (values === undefined) to.set(name, [value]);
  else values.push(value);
};

const readValue = ({ tag, bytes }: Token): IppValue => {
  switch (tag) {
    case 0x21: // integer
    case 0x23: // enum
      return bytes.readInt32BE(0);
    case 0x22:
      return bytes.readUInt8(0) === 1;
    case 0x33:
      return { kind: 'range', from: bytes.readInt32BE(0), to: bytes.readInt32BE(4) };
    case 0x35: // text and name with a language before them
    case 0x36: {
      const skip = 2 + bytes.readUInt16BE(0);
      return bytes.toString('utf8', skip + 2);
    }
    default:
      return tag >= 0x40 ? bytes.toString('utf8') : null;
  }
};

/** The first value of an attribute as text or number, or null. */
export const textOf = (attributes: IppAttributes, name: string): string | null => {
  const value = attributes.get(name)?.[0];
  return typeof value === 'string' ? value : null;
};
export const numberOf = (attributes: IppAttributes, name: string): number | null => {
  const value = attributes.get(name)?.[0];
  return typeof value === 'number' ? value : null;
};
export const textsOf = (attributes: IppAttributes, name: string): readonly string[] =>
  (attributes.get(name) ?? []).filter((value): value is string => typeof value === 'string');
