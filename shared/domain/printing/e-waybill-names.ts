import { isJsonObject, textOf, type JsonObject, type JsonValue } from '../exact-json.ts';

/**
 * What the platforms' services call the parts of an e-waybill, without case and punctuation; the surest first. Services come in
 * versions, and programs between us and them rename: read by meaning.
 */
export const eWaybillNames = {
  number: ['waybillcode', 'waybillno', 'waybillnumber', 'waybillid', 'trackno', 'trackingno', 'trackingnumber', 'mailno', 'expressno'],
  order: [
    'tradeorderlist', 'tradeorderids', 'tradeorderid', 'tradeid', 'tids', 'tid', 'ordersns', 'ordersn', 'orderids', 'orderid', 'ordernos', 'orderno', 'ordernumber',
    'platformordernumber', 'platformorderno', 'shoporderid', 'sourceorderno', 'outerorderid', 'outorderid', 'thirdorderno', 'ordercode',
  ],
  object: ['objectid', 'requestid', 'requestno', 'packid'],
  courier: [
    'realcpcode', 'cpcode', 'wpcode', 'logisticscode', 'expresscompanycode', 'expresscompany', 'logisticscompany', 'providercode', 'companycode', 'shippercode',
    'couriercode', 'carriercode', 'expresscode',
  ],
  printData: ['printdata', 'perprintdata', 'printcontent', 'printinfo'],
  data: ['data'],
  encrypted: ['encrypteddata', 'encryptdata', 'printdata'],
  template: ['templateurl', 'tempurl', 'standardtemplateurl', 'standardtemplateuri'],
  signature: ['signature', 'sign'],
  version: ['ver', 'version'],
  params: ['params'],
  key: ['key'],
  route: ['routecode', 'sortcode', 'sortingcode'],
  consolidation: ['consolidation', 'packagecentername', 'packagecenter'],
} as const satisfies Record<string, readonly string[]> as Readonly<Record<
  'number' | 'order' | 'object' | 'courier' | 'printData' | 'data' | 'encrypted' | 'template' | 'signature' | 'version' | 'params' | 'key' | 'route' | 'consolidation',
  readonly string[]
>>;

/** An answer of thousands of waybills repeats a few dozen names. */
const plainNames = new Map<string, string>();
const mostNames = 1_000;

export const plainName = (name: string): string => {
  const known = plainNames.get(name);
  if (known !== undefined) return known;
  const plain = name.normalize('NFKC').toLowerCase().replace(/[^a-z0-9]/g, '');
  if (plainNames.size < mostNames) plainNames.set(name, plain);
  return plain;
};

const indexes = new WeakMap<JsonObject, ReadonlyMap<string, JsonValue>>();
/** An object is asked for many names: its own are made plain once. */
const indexOf = (value: JsonObject): ReadonlyMap<string, JsonValue> => {
  const known = indexes.get(value);
  if (known !== undefined) return known;
  const index = new Map<string, JsonValue>();
  for (const name of Object.keys(value)) index.set(plainName(name), value[name] ?? null);
  indexes.set(value, index);
  return index;
};

/** The value under the first of these names that is there. */
export const valueAt = (value: JsonObject, wanted: readonly string[]): JsonValue | undefined => {
  const index = indexOf(value);
  for (const name of wanted) {
    const child = index.get(name);
    if (child !== undefined && child !== null && child !== '') return child;
  }
  return undefined;
};

/** The text under the first of these names that has one. */
export const textAt = (value: JsonObject, wanted: readonly string[]): string => {
  const index = indexOf(value);
  for (const name of wanted) {
    const text = textOf(index.get(name)).trim();
    if (text !== '') return text;
  }
  return '';
};

export const objectAt = (value: JsonObject, wanted: readonly string[]): JsonObject | null => {
  const found = valueAt(value, wanted);
  return isJsonObject(found) ? found : null;
};

export const firstText = (...texts: readonly string[]): string => texts.find((text) => text !== '') ?? '';
