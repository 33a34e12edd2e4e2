import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createDouyin, douyinSecrets } from './douyin.ts';
import { createFaults, type Fault, type Faults, type What } from './faults.ts';
import { Refused, type Account, type Family, type Heard, type Reply, type Setting } from './family.ts';
import { createKuaidi100, kuaidi100Secrets } from './kuaidi100.ts';
import { createPinduoduo, pddSecrets } from './pinduoduo.ts';
import { createShopify, shopifySecrets } from './shopify.ts';
import { createTaobao, topSecrets } from './taobao.ts';
import { tokenBucket, type Limit, type TokenBucket } from './token-bucket.ts';
import { createWoocommerce, wooSecrets } from './woocommerce.ts';
import { createWorld, usualAccount, type Side, type World } from './world.ts';

export type Logged = {
  readonly side: Side; readonly name: string; readonly what: What; readonly number: string;
  /** Monotonic, ms. */
  readonly at: number;
  /** `answered`, the fault that was played, `limited`, or `refused` (signature, keys, fields). */
  readonly outcome: string;
};

export type StandIn = {
  readonly origin: string;
  readonly world: World;
  readonly faults: Faults;
  readonly accounts: Account[];
  /** Every call so far, oldest first; empty when `log` was switched off. */
  readonly calls: Logged[];
  /** Calls that no path of ours is for. */
  readonly unknown: string[];
  /** Bugs of the stand-in itself: must be empty. */
  readonly bugs: string[];
  readonly setLimit: (side: Side, limit: Limit | null) => void;
  /** How often a side was asked more than its limit allows. */
  readonly violations: (side: Side) => number;
  /** Orders change between the pages of this side's lists: how often. */
  readonly shiftPages: (side: Side, times: number) => void;
  readonly keepKeysFor: (ms: number) => void;
  /** The stand-in's clock goes wrong by so much, for everything it judges and says. */
  readonly turnClock: (byMs: number) => void;
  /** Calls that wait for their slow answer just now. */
  readonly underWay: () => number;
  /** The line is dead: nothing listens, what was open is gone. */
  readonly cut: () => Promise<void>;
  /** The same port again. */
  readonly restore: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type StandInOptions = { readonly now?: () => number; readonly seed?: number; readonly log?: boolean };

const dayMs = 86_400_000;

const usualAccounts = (): Account[] => [
  { side: 'taobao', name: usualAccount, token: topSecrets.sessionKey, expired: false }, { side: 'douyin', name: usualAccount, token: douyinSecrets.accessToken, expired: false },
  { side: 'pinduoduo', name: usualAccount, token: pddSecrets.accessToken, expired: false }, { side: 'shopify', name: usualAccount, token: shopifySecrets.accessToken, expired: false },
  { side: 'woocommerce', name: usualAccount, token: wooSecrets.consumerKey, expired: false }, { side: 'kuaidi100', name: usualAccount, token: kuaidi100Secrets.key, expired: false },
];

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const nameOf = (fault: Fault): string => (typeof fault === 'string' ? fault : Object.keys(fault)[0]) ?? '';

/** One server that is every platform: it checks as they do, keeps its own books, and goes wrong when it is told to. */
export const startStandIn = async (options: StandInOptions = {}): Promise<StandIn> => {
  const now = options.now ?? Date.now;
  const world = createWorld(now);
  const faults = createFaults(options.seed ?? 1);
  const accounts = usualAccounts();
  const [calls, unknown, bugs] = [[] as Logged[], [] as string[], [] as string[]];
  const [limits, shifts, sockets, held] = [new Map<Side, TokenBucket>(), new Map<Side, number>(), new Set<Socket>(), new Set<NodeJS.Timeout>()];
  let [clockOff, callClockOff, keysKept] = [0, 0, dayMs];
  const setting: Setting = {
    world, accounts, clock: () => now() + clockOff + callClockOff, keysKeptMs: () => keysKept,
    betweenPages: (side) => {
      const left = shifts.get(side) ?? 0;
      if (left === 0 || side === 'kuaidi100') return;
      shifts.set(side, left - 1);
      // The one that would be read next moves to the end, as a paid or remarked order does.
      const [oldest] = world.ordersOf(side, usualAccount).sort((a, b) => a.modifiedAt - b.modifiedAt || Number(a.id - b.id));
      if (oldest !== undefined) world.touch(oldest);
    },
  };
  const families: readonly Family[] = [createTaobao, createDouyin, createPinduoduo, createKuaidi100, createShopify, createWoocommerce].map((create) => create(setting));

  const send = (response: ServerResponse, reply: Reply): void => {
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', date: new Date(setting.clock()).toUTCString(), ...reply.headers });
    response.end(reply.body);
  };
  const page = { status: 200, body: '<!doctype html><html><body><h1>系统维护中</h1></body></html>', headers: { 'content-type': 'text/html; charset=utf-8' } };
  const badGateway = { status: 502, body: '<html><body>502 Bad Gateway</body></html>', headers: { 'content-type': 'text/html' } };

  const work = (family: Family, heard: Heard, fault: Fault | null): { reply: Reply; outcome: string } => {
    callClockOff = fault !== null && typeof fault === 'object' && 'clockOffMs' in fault ? fault.clockOffMs : 0;
    try {
      return { reply: family.answer(heard, fault === 'empty_page'), outcome: 'answered' };
    } catch (error) {
      if (error instanceof Refused) return { reply: error.reply, outcome: 'refused' };
      throw error;
    } finally {
      callClockOff = 0;
    }
  };
  const play = async (family: Family, heard: Heard, fault: Fault | null, request: IncomingMessage, response: ServerResponse): Promise<string> => {
    const done = (): Reply => work(family, heard, fault).reply;
    const hangUp = (): void => {
      request.socket.resetAndDestroy();
    };
    switch (fault) {
      case null: case 'empty_page': {
        const { reply, outcome } = work(family, heard, fault);
        send(response, reply);
        return fault ?? outcome;
      }
      case 'never_before': return fault;
      case 'never_after': done(); return fault;
      case 'reset_before': hangUp(); return fault;
      case 'reset_after': done(); hangUp(); return fault;
      case 'reset_amid': {
        const reply = done();
        response.writeHead(reply.status, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(reply.body)) });
        response.write(reply.body.slice(0, Math.ceil(reply.body.length / 2)), hangUp);
        return fault;
      }
      case 'broken_json': {
        const reply = done();
        send(response, { ...reply, body: reply.body.slice(0, Math.max(1, reply.body.length - 7)) });
        return fault;
      }
      case 'html': send(response, page); return fault;
      case 'html_after': done(); send(response, page); return fault;
      case '502_before': send(response, badGateway); return fault;
      case '502_after': done(); send(response, badGateway); return fault;
      case 'expired': case 'isp': case 'already_shipped': send(response, family.trouble(fault, heard)); return fault;
      default:
        if ('slowMs' in fault) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(() => {
              held.delete(timer);
              resolve();
            }, fault.slowMs);
            held.add(timer);
          });
          send(response, done());
        } else if ('clockOffMs' in fault) send(response, done());
        else send(response, family.trouble(fault, heard));
        return nameOf(fault);
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]));
    const heard: Heard = { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, headers, body, origin: `http://${headers['host'] ?? ''}` };
    for (const family of families) {
      const call = family.recognise(heard);
      if (call === null) continue;
      const { side } = family;
      const free = limits.get(side)?.take() ?? true;
      const fault = free ? faults.pick({ side, ...call }) : null;
      const entry = { side, ...call, at: performance.now() };
      if (!free) send(response, family.trouble({ banSeconds: 1 }, heard));
      const outcome = free ? await play(family, heard, fault, request, response) : 'limited';
      if (options.log !== false) calls.push({ ...entry, outcome });
      return;
    }
    unknown.push(`${heard.method} ${heard.path}`);
    send(response, { status: 404, body: JSON.stringify({ error: 'not found' }) });
  };

  let server: Server | null = null;
  let port = 0;
  const listen = async (): Promise<void> => {
    const opened = createServer((request, response) => {
      serve(request, response).catch((error: unknown) => {
        if (request.socket.destroyed) return;
        bugs.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
        response.destroy();
      });
    });
    opened.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => sockets.delete(socket));
    });
    opened.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject);
      opened.listen(port, '127.0.0.1', resolve);
    });
    ({ port } = opened.address() as AddressInfo);
    server = opened;
  };
  const cut = async (): Promise<void> => {
    const open = server;
    server = null;
    if (open === null) return;
    const closed = new Promise((resolve) => open.close(resolve));
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  await listen();
  return {
    get origin() {
      return `http://127.0.0.1:${String(port)}`;
    },
    world, faults, accounts, calls, unknown, bugs, cut,
    setLimit: (side, limit) => {
      if (limit === null) limits.delete(side);
      else limits.set(side, tokenBucket(limit, () => performance.now()));
    },
    violations: (side) => limits.get(side)?.violations() ?? 0,
    shiftPages: (side, times) => {
      shifts.set(side, times);
    },
    keepKeysFor: (ms) => {
      keysKept = ms;
    },
    turnClock: (byMs) => {
      clockOff = byMs;
    },
    underWay: () => held.size,
    restore: async () => {
      if (server === null) await listen();
    },
    stop: async () => {
      for (const timer of held) clearTimeout(timer);
      await cut();
    },
  };
};

/** What a connection's form is filled with to reach the stand-in, as a person would write it. */
export const connectionTo = (standIn: Pick<StandIn, 'origin'>, side: Side): { readonly settings: Readonly<Record<string, string>>; readonly secrets: Readonly<Record<string, string>> } => {
  const { origin } = standIn;
  switch (side) {
    case 'taobao': return { settings: { appKey: topSecrets.appKey, gateway: `${origin}/router/rest` }, secrets: { appSecret: topSecrets.appSecret, sessionKey: topSecrets.sessionKey } };
    case 'douyin': return { settings: { appKey: douyinSecrets.appKey, gateway: origin }, secrets: { appSecret: douyinSecrets.appSecret, accessToken: douyinSecrets.accessToken } };
    case 'pinduoduo': return { settings: { clientId: pddSecrets.clientId, gateway: `${origin}/api/router` }, secrets: { clientSecret: pddSecrets.clientSecret, accessToken: pddSecrets.accessToken } };
    case 'shopify': return { settings: { shopAddress: origin }, secrets: { accessToken: shopifySecrets.accessToken } };
    case 'woocommerce': return { settings: { siteAddress: origin }, secrets: { consumerKey: wooSecrets.consumerKey, consumerSecret: wooSecrets.consumerSecret } };
    case 'kuaidi100': return {
      settings: { customer: kuaidi100Secrets.customer, partnerId: kuaidi100Secrets.partnerId, pollGateway: origin, labelGateway: origin },
      secrets: { key: kuaidi100Secrets.key, secret: kuaidi100Secrets.secret, partnerKey: kuaidi100Secrets.partnerKey },
    };
  }
};
