import { isJsonList, isJsonObject, readExactJson, textOf, type ExactJson, type JsonObject, type JsonValue } from '../exact-json.ts';
import { ok, refuse, type Result } from '../result.ts';
import { eWaybillNames as names, firstText, objectAt, plainName, textAt, valueAt } from './e-waybill-names.ts';
import { plainText } from './plain-text.ts';

/** An e-waybill as a platform's service answered it. `contents` are JSON texts for the print component, as they came. */
export type IssuedEWaybill = {
  readonly number: string;
  /** Order numbers it says it is for, the surest first. */
  readonly orderNumbers: readonly string[];
  /** What the asking program called its object: often the order number. */
  readonly objectId: string;
  /** The courier's code or name as written; '' = not said. */
  readonly courier: string;
  readonly routeCode: string;
  readonly consolidation: string;
  readonly contents: readonly string[];
};
export type UnusableEWaybill = { readonly number: string; readonly code: 'number_unreadable' | 'no_print_data' | 'no_template' };
export type EWaybillsRead = { readonly issued: readonly IssuedEWaybill[]; readonly unusable: readonly UnusableEWaybill[] };

/** What the objects around a waybill say of it. */
type Around = { readonly orders: readonly string[]; readonly objectId: string; readonly courier: string; readonly template: string };
type Part = { readonly json: ExactJson; readonly value: JsonObject };
type Found = { readonly code: 'content'; readonly contents: readonly string[]; readonly data: JsonObject | null };

const mostNested = 5;
const mostWaybills = 5_000;

/** Print data is often JSON as a text within JSON. Null: it is plain text. */
const jsonIn = (text: string): ExactJson | null => {
  if (!/^\s*[[{]/.test(text)) return null;
  const json = readExactJson(text);
  return json.ok ? json.value : null;
};

const hasData = (value: JsonObject): boolean => objectAt(value, names.data) !== null || textAt(value, names.encrypted) !== '';

/** Adds what a content lacks beside it, without touching a character of what it has. */
const completed = ({ json, value }: Part, more: Readonly<Record<string, string>>): string => {
  const own = new Set(Object.keys(value).map(plainName));
  const added = Object.entries(more).filter(([name, text]) => text !== '' && !own.has(plainName(name))).map(([name, text]) => `${JSON.stringify(name)}:${JSON.stringify(text)}`);
  const source = json.sourceOf(value);
  return added.length === 0 ? source : `${source.replace(/\}$/, '').trimEnd()}${Object.keys(value).length === 0 ? '' : ','}${added.join(',')}}`;
};

/** What a component needs around print data, from the fields beside it. */
const beside = (record: JsonObject, template: string): Record<string, string> => ({
  templateURL: textAt(record, names.template) || template, signature: textAt(record, names.signature), ver: textAt(record, names.version),
  params: textAt(record, names.params), key: textAt(record, names.key),
});

const isPlainData = (value: JsonObject): boolean => textAt(value, names.number) !== '' && (objectAt(value, ['recipient']) ?? objectAt(value, ['routinginfo'])) !== null;

/** The contents in a piece of print data: the document of a task, one content, a list of them, or bare waybill data. */
const contentsOf = (json: ExactJson, value: JsonValue, record: JsonObject, template: string, depth = 0): Found[] => {
  if (depth > mostNested) return [];
  if (isJsonList(value)) return value.flatMap((one) => contentsOf(json, one, record, template, depth + 1));
  if (typeof value === 'string') {
    const inner = jsonIn(value);
    if (inner !== null) return contentsOf(inner, inner.value, record, template, depth + 1);
    if (value.trim() === '') return [];
    const fields = Object.entries({ encryptedData: value, ...beside(record, template) }).filter(([, text]) => text !== '');
    return [{ code: 'content', contents: [JSON.stringify(Object.fromEntries(fields))], data: null }];
  }
  if (!isJsonObject(value)) return [];
  const within = valueAt(value, names.printData);
  if (typeof within === 'object' || (typeof within === 'string' && jsonIn(within) !== null)) return contentsOf(json, within, value, template, depth + 1);
  const listed = valueAt(value, ['contents']) ?? valueAt(value, ['documents']);
  if (isJsonList(listed)) return listed.flatMap((one) => contentsOf(json, one, record, template, depth + 1));
  if (hasData(value)) {
    return [{ code: 'content', contents: [completed({ json, value }, beside(record, template))], data: objectAt(value, names.data) }];
  }
  // A custom area beside the waybill has a template and data of its own.
  if (textAt(value, names.template) !== '') return [{ code: 'content', contents: [json.sourceOf(value)], data: null }];
  if (isPlainData(value)) {
    const fields = Object.entries(beside(record, template)).filter(([, text]) => text !== '').map(([name, text]) => `,${JSON.stringify(name)}:${JSON.stringify(text)}`);
    return [{ code: 'content', contents: [`{"data":${json.sourceOf(value)}${fields.join('')}}`], data: value }];
  }
  return [];
};

/** All order numbers that an object names, also in lists and in the objects of its order. */
const ordersIn = (value: JsonObject, depth = 0): string[] =>
  Object.entries(value).flatMap(([name, child]): string[] => {
    const plain = plainName(name);
    if (names.order.includes(plain)) return (isJsonList(child) ? child : [child]).flatMap((one) => (isJsonObject(one) ? ordersIn(one, depth + 1) : textOf(one).split(/[,，;；\s]+/)));
    if (depth >= 3 || names.printData.includes(plain) || names.data.includes(plain)) return [];
    if (isJsonObject(child)) return ordersIn(child, depth + 1);
    return isJsonList(child) && plain.includes('order') ? child.filter(isJsonObject).flatMap((one) => ordersIn(one, depth + 1)) : [];
  }).filter((number) => number !== '');

const hasTemplate = (content: string): boolean => {
  const json = readExactJson(content);
  return json.ok && isJsonObject(json.value.value) && textAt(json.value.value, names.template) !== '';
};

/**
 * Reads what a platform's e-waybill service answered, by meaning: print data (plain or encrypted) alone, in lists, in the services'
 * roots, as JSON or as text within JSON. Refuses `json.not_json`, `e_waybill.none_found`, `e_waybill.too_many`.
 */
export const readEWaybills = (text: string): Result<EWaybillsRead> => {
  const document = readExactJson(text);
  if (!document.ok) return document;
  const issued: IssuedEWaybill[] = [];
  const unusable: UnusableEWaybill[] = [];

  const take = (json: ExactJson, record: JsonObject, around: Around): void => {
    const printData = valueAt(record, names.printData) ?? (hasData(record) || isPlainData(record) ? record : null);
    const found = contentsOf(json, printData, record, around.template);
    const data = found.map((one) => one.data).find((one) => one !== null) ?? null;
    const written = textAt(record, names.number) || (data === null ? '' : textAt(data, names.number));
    const number = plainText(written).replace(/\s+/g, '').toUpperCase();
    const contents = found.flatMap((one) => one.contents);
    const routing = (data === null ? null : objectAt(data, ['routinginfo'])) ?? objectAt(record, ['routinginfo']);
    const consolidation = routing === null ? null : objectAt(routing, ['consolidation']);
    if (!/^[A-Z0-9-]{4,40}$/.test(number)) unusable.push({ number: plainText(written).slice(0, 60), code: 'number_unreadable' });
    else if (contents.length === 0) unusable.push({ number, code: 'no_print_data' });
    else if (!contents.every(hasTemplate)) unusable.push({ number, code: 'no_template' });
    else {
      issued.push({
        number, contents, orderNumbers: [...new Set([...ordersIn(record), ...around.orders])], objectId: textAt(record, names.object) || around.objectId,
        courier: firstText(textAt(record, names.courier), data === null ? '' : textAt(data, names.courier), around.courier),
        routeCode: plainText(firstText(routing === null ? '' : textAt(routing, ['routecode']), textAt(record, names.route))).slice(0, 60),
        consolidation: plainText(firstText(consolidation === null ? '' : textAt(consolidation, ['name']), textAt(record, names.consolidation))).slice(0, 60),
      });
    }
  };

  const visit = (json: ExactJson, value: JsonValue, around: Around, nested: number): void => {
    if (issued.length + unusable.length > mostWaybills) return;
    if (typeof value === 'string') {
      const inner = nested < mostNested ? jsonIn(value) : null;
      if (inner !== null) visit(inner, inner.value, around, nested + 1);
      return;
    }
    if (isJsonList(value)) {
      for (const one of value) visit(json, one, around, nested);
      return;
    }
    if (!isJsonObject(value)) return;
    const isRecord = textAt(value, names.number) !== '' || (textAt(value, names.template) !== '' && hasData(value)) || isRecordByData(value);
    if (isRecord) {
      take(json, value, around);
      return;
    }
    const own = Object.entries(value).flatMap(([name, child]) =>
      names.order.includes(plainName(name)) ? (isJsonList(child) ? child.map(textOf) : [textOf(child)]) : []).filter((number) => number !== '');
    const inner: Around = {
      orders: own.length > 0 ? own : around.orders, objectId: textAt(value, names.object) || around.objectId,
      courier: textAt(value, names.courier) || around.courier, template: textAt(value, names.template) || around.template,
    };
    for (const child of Object.values(value)) visit(json, child, inner, nested);
  };

  visit(document.value, document.value.value, { orders: [], objectId: '', courier: '', template: '' }, 0);
  if (issued.length + unusable.length === 0) return refuse('e_waybill.none_found');
  if (issued.length + unusable.length > mostWaybills) return refuse('e_waybill.too_many', { most: mostWaybills });
  return ok({ issued, unusable });
};

/** Print data without a number beside it: the number is in the print data, unless that is encrypted. */
const isRecordByData = (value: JsonObject): boolean => {
  const printData = valueAt(value, names.printData);
  if (printData === undefined || printData === null) return false;
  const inner = typeof printData === 'string' ? jsonIn(printData)?.value : printData;
  return isJsonObject(inner) && (hasData(inner) || isPlainData(inner));
};
