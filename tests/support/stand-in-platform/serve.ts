import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fieldsOf, readJson, textOf, writeJson } from './exact-json.ts';
import { startStandIn } from './stand-in.ts';
import { shopSides, type ShopSide } from './world.ts';

/**
 * The stand-in as a process of its own, for what is measured apart from it. Says its addresses in one line, then lives until its input ends. Control:
 * `POST /fill {side, count, daysAgo}` answers the numbers of the orders that were placed, `POST /limit {side, perSecond, burst}`, `GET /tally`.
 */
const standIn = await startStandIn({ log: false });

const sideOf = (value: unknown): ShopSide => {
  const side = shopSides.find((one) => one === value);
  if (side === undefined) throw new Error(`no such side: ${textOf(value)}`);
  return side;
};
const answer = (path: string, asked: Readonly<Record<string, unknown>>): unknown => {
  switch (path) {
    case '/fill': {
      const at = Date.now() - Number(asked['daysAgo'] ?? 0) * 86_400_000;
      return Array.from({ length: Number(asked['count']) }, () => standIn.world.placeOrder(sideOf(asked['side']), { at }).number);
    }
    case '/limit':
      standIn.setLimit(sideOf(asked['side']), { perSecond: Number(asked['perSecond']), burst: Number(asked['burst']) });
      return null;
    case '/tally': {
      const effects = standIn.world.effects.all();
      return { done: effects.filter(({ doneAt }) => doneAt.length > 0).length, twice: standIn.world.effects.twice().length, violations: shopSides.reduce((sum, side) => sum + standIn.violations(side), 0), bugs: standIn.bugs };
    }
    default:
      throw new Error(`no such control: ${path}`);
  }
};

const control = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    try {
      response.end(writeJson(answer(request.url ?? '', fieldsOf(readJson(Buffer.concat(parts).toString('utf8') || '{}')))));
    } catch (error) {
      response.statusCode = 400;
      response.end(String(error));
    }
  });
});
control.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ origin: standIn.origin, control: `http://127.0.0.1:${String((control.address() as AddressInfo).port)}` })}\n`);
});
process.stdin.resume();
process.stdin.once('end', () => process.exit(0));
