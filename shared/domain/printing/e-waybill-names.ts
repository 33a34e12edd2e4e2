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

export const plainName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[^a-z0-9]/g, '');

/** The value under the first of these names that is there. */
export const valueAt = (value: JsonObject, wanted: readonly string[]): JsonValue | undefined => {
  const byName = new Map(Object.entries(value).map(([name, child]) => [plainName(name), child]));
  return wanted.map((name) => byName.get(name)).find((child) => child !== undefined && child !== null && child !== '');
};

/** The text under the first of these names that has one. */
export const textAt = (value: JsonObject, wanted: readonly string[]): string => {
  const byName = new Map(Object.entries(value).map(([name, child]) => [plainName(name), textOf(child).trim()]));
  return firstText(...wanted.map((name) => byName.get(name) ?? ''));
};

export const objectAt = (value: JsonObject, wanted: readonly string[]): JsonObject | null => {
  const found = valueAt(value, wanted);
  return isJsonObject(found) ? found : null;
};

export const firstText = (...texts: readonly string[]): string => texts.find((text) => text !== '') ?? '';
