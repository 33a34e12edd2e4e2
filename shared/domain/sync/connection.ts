import type { Platform } from '../orders/platform.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { OutboxKind } from './outbox.ts';

/** Whom the app can speak to. `folder` is a watched folder: files come in and go out by a person's hand, no keys needed. */
export const connectorKinds = ['folder', 'taobao', 'douyin', 'pinduoduo', 'shopify', 'woocommerce', 'kuaidi100'] as const;
export type ConnectorKind = (typeof connectorKinds)[number];

export type ConnectionField = {
  readonly name: string;
  /** A secret goes into the system's key store and is never shown again. */
  readonly secret: boolean;
  readonly required: boolean;
  readonly kind: 'text' | 'address' | 'folder';
  /** What it is when nothing is written. */
  readonly usual: string;
};

export type ConnectorFacts = {
  /** Whose orders it brings and tells of; null = a courier's service, or any platform (`folder`). */
  readonly platform: Platform | null;
  readonly tells: readonly OutboxKind[];
  readonly bringsOrders: boolean;
  readonly followsParcels: boolean;
  readonly fields: readonly ConnectionField[];
};

const text = (name: string, more: Partial<ConnectionField> = {}): ConnectionField => ({ name, secret: false, required: true, kind: 'text', usual: '', ...more });
const secret = (name: string, more: Partial<ConnectionField> = {}): ConnectionField => text(name, { secret: true, ...more });
const address = (name: string, usual: string): ConnectionField => text(name, { kind: 'address', usual, required: usual === '' });

/** One table drives the form, its checks and what the engine asks of a connection. */
export const connectorFacts: Readonly<Record<ConnectorKind, ConnectorFacts>> = {
  folder: {
    platform: null, tells: [], bringsOrders: true, followsParcels: false,
    fields: [text('folderIn', { kind: 'folder' }), text('folderOut', { kind: 'folder', required: false })],
  },
  taobao: {
    platform: 'taobao', tells: ['ship', 'note', 'waybill_ask', 'waybill_cancel'], bringsOrders: true, followsParcels: false,
    fields: [text('appKey'), secret('appSecret'), secret('sessionKey'), address('gateway', 'https://eco.taobao.com/router/rest')],
  },
  douyin: {
    platform: 'douyin', tells: ['ship', 'note', 'waybill_ask', 'waybill_cancel'], bringsOrders: true, followsParcels: false,
    fields: [text('appKey'), secret('appSecret'), secret('accessToken'), address('gateway', 'https://openapi-fxg.jinritemai.com')],
  },
  pinduoduo: {
    platform: 'pinduoduo', tells: ['ship', 'note'], bringsOrders: true, followsParcels: false,
    fields: [text('clientId'), secret('clientSecret'), secret('accessToken'), address('gateway', 'https://gw-api.pinduoduo.com/api/router')],
  },
  shopify: {
    platform: 'shopify', tells: ['ship', 'note', 'close', 'refund'], bringsOrders: true, followsParcels: false,
    fields: [address('shopAddress', ''), secret('accessToken')],
  },
  woocommerce: {
    platform: 'woocommerce', tells: ['ship', 'note', 'close', 'refund'], bringsOrders: true, followsParcels: false,
    fields: [address('siteAddress', ''), secret('consumerKey'), secret('consumerSecret')],
  },
  kuaidi100: {
    platform: null, tells: ['waybill_ask', 'waybill_cancel'], bringsOrders: false, followsParcels: true,
    fields: [
      text('customer'), secret('key'), secret('secret', { required: false }), text('partnerId', { required: false }), secret('partnerKey', { required: false }),
      address('pollGateway', 'https://poll.kuaidi100.com'), address('labelGateway', 'https://api.kuaidi100.com'),
    ],
  },
};

export type ConnectionValues = Readonly<Record<string, string>>;

/** `https` everywhere; plain `http` only on this machine. */
const isAddress = (value: string): boolean => {
  try {
    const { protocol, hostname, username, password } = new URL(value);
    const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
    return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isHere));
  } catch {
    return false;
  }
};

/**
 * Settings with what is usual filled in. `hasSecret` says which secrets are kept already and need not be written again. Refuses
 * `connection.field_missing`, `connection.field_unknown` and `connection.address_bad`, each with the field.
 */
export const checkConnection = (
  kind: ConnectorKind, settings: ConnectionValues, secrets: ConnectionValues, hasSecret: (name: string) => boolean,
): Result<{ readonly settings: ConnectionValues; readonly secrets: ConnectionValues }> => {
  const { fields } = connectorFacts[kind];
  const known = new Map(fields.map((field) => [field.name, field]));
  for (const [values, isSecret] of [[settings, false], [secrets, true]] as const) {
    for (const name of Object.keys(values)) if (known.get(name)?.secret !== isSecret) return refuse('connection.field_unknown', { field: name }, name);
  }
  const [plain, sealed]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const { name, secret: isSecret, required, kind: fieldKind, usual } of fields) {
    const value = ((isSecret ? secrets[name] : settings[name]) ?? '').trim() || (isSecret ? '' : usual);
    if (value === '' && required && !(isSecret && hasSecret(name))) return refuse('connection.field_missing', { field: name }, name);
    if (value !== '' && fieldKind === 'address' && !isAddress(value)) return refuse('connection.address_bad', { field: name }, name);
    if (isSecret) {
      if (value !== '') sealed[name] = value;
    } else plain[name] = fieldKind === 'address' ? value.replace(/\/+$/, '') : value;
  }
  return ok({ settings: plain, secrets: sealed });
};

export type Served = { readonly id: number; readonly kind: ConnectorKind; readonly account: string; readonly active: boolean };

/**
 * Which connection speaks for an account of a platform: the one of that name; else the one without a name, which stands for all its shops there.
 * Orders whose file names no shop go by the only one there is. Null = none, it goes by file: what another shop sold is never told with this one's keys.
 */
export const connectionFor = <C extends Served>(connections: readonly C[], platform: Platform, account: string): C | null => {
  const there = connections.filter(({ kind, active }) => active && connectorFacts[kind].platform === platform);
  const named = there.find((connection) => connection.account === account) ?? there.find((connection) => connection.account === '');
  if (named !== undefined) return named;
  const [only, other] = there;
  return account === '' && only !== undefined && other === undefined ? only : null;
};

/** Everybody who may tell a message: a courier's service by its own name, a platform by the account. */
export const tellerOf = <C extends Served>(connections: readonly C[], { platform, account, service, kind }: { platform: Platform; account: string; service: string; kind: OutboxKind }): C | null => {
  const found = service === '' ? connectionFor(connections, platform, account) : (connections.find((one) => one.active && one.kind === service) ?? null);
  return found !== null && connectorFacts[found.kind].tells.includes(kind) ? found : null;
};

/** Whose message it is, also while that connection is switched off. Null = nobody's: a person does it there by hand, or uploads it in a file. */
export const speakerOf = <C extends Served>(connections: readonly C[], about: { platform: Platform; account: string; service: string; kind: OutboxKind }): C | null => {
  const found = tellerOf(connections, about) ?? tellerOf(connections.map((one) => ({ ...one, active: true })), about);
  return found === null ? null : (connections.find(({ id }) => id === found.id) ?? null);
};
