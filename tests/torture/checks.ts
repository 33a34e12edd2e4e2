import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import type { Reader } from '../../electron/store/database.ts';
import { mediaFolderOf, readMedium } from '../../electron/use-cases/media/media-folder.ts';
import { bookFaults } from '../support/book-faults.ts';
import { readPdfTextByPage } from '../support/read-pdf.ts';
import { usualAccount } from '../support/stand-in-platform/world.ts';
import { sides, storeFileIn } from './set-up.ts';
import { nameInSpooler, type Tray } from './settle.ts';
import type { RoundState } from './round-state.ts';

/** Each finds the rows of which a sentence is not true. */
const sentences: readonly (readonly [sentence: string, faults: string])[] = [
  ['case 15: no order has two waybills that stand, unless it went out again', `SELECT po.order_id FROM parcel_orders po JOIN parcels p ON p.id = po.parcel_id WHERE p.state <> 'voided' GROUP BY po.order_id HAVING count(*) > 1`],
  ['no number is in the ledger twice', 'SELECT waybill_number FROM parcels GROUP BY courier_code, waybill_number HAVING count(*) > 1'],
  ['a roll has given out as many numbers as its parcels have', `SELECT r.id FROM number_rolls r WHERE r.used <> (SELECT count(*) FROM parcels p WHERE p.courier_code = r.courier_code AND CAST(p.waybill_number AS INTEGER) BETWEEN CAST(r.first_number AS INTEGER) AND CAST(r.first_number AS INTEGER) + r.size - 1)`],
  ['a printed waybill has a sheet that was printed', `SELECT p.id FROM parcels p WHERE p.state IN ('printed', 'packed', 'handed_over') AND NOT EXISTS (SELECT 1 FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id WHERE s.parcel_id = p.id AND s.kind = 'waybill' AND j.state IN ('printed', 'unknown', 'failed', 'cancelled'))`],
  ['HO-2: what left with a collection was packed, scanned, and has its stub and its orders',
    `SELECT c.id FROM collections c JOIN collection_parcels cp ON cp.collection_id = c.id JOIN parcels p ON p.id = cp.parcel_id WHERE c.closed_at IS NOT NULL
     AND (p.state <> 'handed_over' OR p.packed_at IS NULL OR NOT EXISTS (SELECT 1 FROM stubs s WHERE s.parcel_id = p.id)
       OR EXISTS (SELECT 1 FROM parcel_orders po JOIN orders o ON o.id = po.order_id WHERE po.parcel_id = p.id AND o.state NOT IN ('handed_over', 'completed')))`],
  ['HO-2: what is gone left with a closed collection', `SELECT p.id FROM parcels p WHERE p.state = 'handed_over' AND NOT EXISTS (SELECT 1 FROM collection_parcels cp JOIN collections c ON c.id = cp.collection_id WHERE cp.parcel_id = p.id AND c.closed_at IS NOT NULL)`],
  ['OF-2: whoever left is told of', `SELECT o.id FROM orders o JOIN parcel_orders po ON po.order_id = o.id JOIN parcels p ON p.id = po.parcel_id
     WHERE p.state = 'handed_over' AND o.platform <> 'manual' AND (o.derived_kind IS NULL OR o.derived_kind = 'split') AND NOT EXISTS (SELECT 1 FROM outbox m
       WHERE m.kind = 'ship' AND m.order_id = o.id)
     -- Two parts of one order that leave in one parcel are one number of that order.
     AND NOT EXISTS (SELECT 1 FROM parcel_orders mates JOIN orders mate ON mate.id = mates.order_id JOIN outbox m ON m.order_id = mate.id AND m.kind = 'ship'
       WHERE mates.parcel_id = p.id AND o.derived_kind = 'split' AND mate.derived_kind = 'split' AND mate.derived_from = o.derived_from)`],
  ['OF-2: nothing is half told', `SELECT id FROM outbox WHERE state = 'sending'`],
  ['OF-2: order per order is kept', `SELECT a.id FROM outbox a JOIN outbox b ON b.order_id = a.order_id AND b.lane = a.lane AND b.id > a.id JOIN outbox_attempts ta ON ta.outbox_id = a.id AND ta.outcome IN ('done', 'already', 'found')
     JOIN outbox_attempts tb ON tb.outbox_id = b.id AND tb.outcome IN ('done', 'already', 'found') WHERE tb.id < ta.id AND a.decided_by IS NULL AND ta.connection_id IS NOT NULL AND tb.connection_id IS NOT NULL`],
  ['what counts as told was answered', `SELECT m.id FROM outbox m WHERE m.state = 'done' AND m.ship_file_id IS NULL AND NOT EXISTS (SELECT 1 FROM outbox_attempts t WHERE t.outbox_id = m.id AND t.outcome IN ('done', 'already', 'found'))`],
  ['a batch that ran is over', `SELECT id FROM print_batches WHERE outcome = 'running'`],
];

export const readerOn = (database: Driver.Database): Reader => ({
  first: <Row>(sql: string, ...values: unknown[]) => database.prepare<unknown[], Row>(sql).get(...values),
  all: <Row>(sql: string, ...values: unknown[]) => database.prepare<unknown[], Row>(sql).all(...values),
});

const checkStore = (database: Driver.Database): string[] => {
  const said = database.pragma('integrity_check') as { integrity_check: string }[];
  const references = database.pragma('foreign_key_check') as unknown[];
  return [
    ...said.filter(({ integrity_check: words }) => words !== 'ok').map(({ integrity_check: words }) => `the store is not sound: ${words}`),
    ...(references.length > 0 ? [`${String(references.length)} references lead nowhere`] : []),
  ];
};

const checkSentences = (reader: Reader): string[] => sentences.flatMap(([sentence, sql]) => {
  const rows = reader.all<Record<string, unknown>>(sql);
  return rows.length === 0 ? [] : [`not true of ${String(rows.length)} (first ${JSON.stringify(rows[0])}): ${sentence}`];
});

/** Without room on the disk nobody can write that an import failed: the next start calls it interrupted. */
const checkImports = (round: RoundState, reader: Reader): string[] =>
  !round.script.some((line) => line.endsWith('-- disk full')) && reader.first(`SELECT 1 FROM intake_runs WHERE outcome = 'running'`) !== undefined ? ['an import that ran is not over'] : [];

/** Case 2: everything acknowledged is there, and once. */
const checkAcknowledged = (round: RoundState, reader: Reader): string[] => {
  const lost = round.facts.filter(({ holds }) => !holds(reader)).map(({ what }) => `acknowledged and not there: ${what}`);
  for (const [key, times] of round.traced) {
    const [action = '', subject = '', id = ''] = key.split(' ');
    const { n } = reader.first<{ n: number }>('SELECT count(*) AS n FROM trace WHERE action = ? AND subject = ? AND subject_id = ?', action, subject, Number(id)) ?? { n: 0 };
    if (n < times) lost.push(`acknowledged and not in the trace: ${key}, ${String(n)} of ${String(times)}`);
  }
  for (const [text, acknowledged] of round.notes) {
    // Parts take copies of their order's notes along.
    const perOrder = reader.all<{ n: number }>('SELECT count(*) AS n FROM order_notes WHERE text = ? GROUP BY order_id', text).map(({ n }) => n);
    if (perOrder.some((n) => n > 1) || (acknowledged && perOrder.length === 0)) lost.push(`note ${text}: ${acknowledged ? 'acknowledged' : 'never acknowledged'}, there ${perOrder.join('+') || 'not at all'} times`);
  }
  return lost;
};

/** No waybill lies in the tray twice, and the tray is what the books say. */
const checkPaper = (round: RoundState, reader: Reader, tray: Tray): string[] => {
  const found: string[] = [];
  const seen = new Map<string, number>();
  const jobs = new Map<number, number>();
  const named = new Map(reader.all<{ id: number; at: number }>('SELECT id, created_at AS at FROM print_jobs').map(({ id, at }) => [nameInSpooler(id, at), id]));
  for (const { name, paper: { jobId, pdf } } of tray.papers()) {
    const ours = named.get(name);
    if (ours === undefined) continue;
    if (jobs.get(ours) === jobId) {
      round.known.push(`the spooler printed its job ${String(jobId)} again after it was started again`);
      continue;
    }
    if (jobs.has(ours)) found.push(`job ${String(ours)} was handed to the spooler twice: ${String(jobs.get(ours))}, ${String(jobId)}`);
    jobs.set(ours, jobId);
    const pages = readPdfTextByPage(pdf).map((page) => page.replaceAll(/\s/g, ''));
    const sheets = reader.all<{ n: number; kind: string; waybill: string }>('SELECT s.sheet_number AS n, s.kind, p.waybill_number AS waybill FROM print_sheets s JOIN parcels p ON p.id = s.parcel_id WHERE s.job_id = ? ORDER BY 1', ours);
    if (pages.length !== sheets.length) found.push(`job ${String(ours)}: ${String(pages.length)} pages came out, ${String(sheets.length)} sheets are in the books`);
    for (const { n, kind, waybill } of sheets) {
      if (pages[n - 1]?.includes(waybill) !== true) found.push(`job ${String(ours)}, sheet ${String(n)} is not ${waybill}`);
      if (kind !== 'waybill') continue;
      if (seen.has(waybill)) found.push(`waybill ${waybill} is on paper twice: jobs ${String(seen.get(waybill))} and ${String(ours)}`);
      seen.set(waybill, ours);
    }
  }
  for (const { id } of reader.all<{ id: number }>(`SELECT id FROM print_jobs WHERE state = 'printed' AND spooler = 'cups' AND came_out IS NULL`)) if (!jobs.has(id)) found.push(`job ${String(id)} counts as printed and is not in the tray`);
  return found;
};

type Told = { readonly id: number; readonly orderId: number; readonly kind: string; readonly state: string; readonly platform: string; readonly payload: string; readonly number: string; readonly words: string; readonly decided: number | null; readonly orderState: string; readonly refund: string };

/** Every effect once at the platform, what should be told is told, and both sides' books agree. */
const checkWorld = (round: RoundState, reader: Reader): string[] => {
  const { world } = round.standIn;
  const found: string[] = [];
  for (const effect of world.effects.twice()) {
    // A flag that was turned and turned back is told each time.
    const { n } = reader.first<{ n: number }>(`SELECT count(*) AS n FROM outbox WHERE kind = 'note' AND kind = ? AND platform = ? AND json_extract(payload, '$.platformOrderNumber') = ?`, effect.kind, effect.side, effect.number) ?? { n: 0 };
    if (effect.doneAt.length > n) found.push(`done twice at ${effect.side}: ${effect.kind} of ${effect.number} (${effect.what}), ${String(effect.doneAt.length)} times`);
  }
  const told = reader.all<Told>(
    `SELECT m.id, m.order_id AS orderId, m.kind, m.state, m.platform, m.payload, json_extract(m.payload, '$.platformOrderNumber') AS number, m.refusal_code || ' ' || m.refusal_words AS words, m.decided_by AS decided, o.state AS orderState, o.refund
     FROM outbox m JOIN orders o ON o.id = m.order_id WHERE m.account = ? ORDER BY m.id`, usualAccount);
  const waybillsTold = new Map<string, Set<string>>();
  for (const message of told) {
    const side = message.platform as 'taobao';
    const order = world.find(side, message.number);
    if (order === undefined) {
      found.push(`message ${String(message.id)} is about an order that ${side} does not know: ${message.number}`);
      continue;
    }
    const payload = JSON.parse(message.payload) as { waybillNumber?: string; text?: string };
    if (message.kind === 'ship') {
      const key = `${side} ${message.number}`;
      waybillsTold.set(key, (waybillsTold.get(key) ?? new Set()).add(payload.waybillNumber ?? ''));
      const there = order.shipments.filter(({ waybillNumber }) => waybillNumber === payload.waybillNumber).length;
      // Taobao, Douyin and Pinduoduo take one number of an order: the next ones are refused, and a person adds them there.
      const isSecond = there === 0 && order.shipments.length > 0 && told.some((other) => other.kind === 'ship' && other.id !== message.id && other.platform === message.platform && other.number === message.number);
      if (message.state === 'done' && there !== 1) found.push(`shipping ${message.number} with ${payload.waybillNumber ?? ''} counts as told, and ${side} has it ${String(there)} times (has ${order.shipments.map(({ waybillNumber }) => waybillNumber).join() || 'none'})`);
      if (message.state === 'waiting' || message.state === 'sending') found.push(`shipping ${message.number} with ${payload.waybillNumber ?? ''} still waits`);
      if (isSecond && message.state === 'refused') round.known.push(`${side}: ${payload.waybillNumber ?? ''}, another parcel of ${message.number}, is a person's to add`);
      else if (message.state === 'refused' && order.state !== 'cancelled' && order.refund === 'none') found.push(`shipping ${message.number} was refused by ${side}, which has it as ${order.state}: ${message.words}`);
    }
    if (message.kind === 'waybill_ask' && message.state === 'done') {
      const issued = world.books().waybills.filter((one) => one.side === side && one.orderNumber === message.number);
      // Each part of an order has its own; one that is needed no more is given back.
      const parcels = new Set(told.filter((other) => other.kind === 'waybill_ask' && other.platform === message.platform && other.number === message.number).map(({ orderId }) => orderId)).size;
      if (issued.length === 0 || issued.filter(({ cancelledAt }) => cancelledAt === null).length > parcels) found.push(`${side} gave ${String(issued.length)} numbers for ${message.number}, which has ${String(parcels)} parcels`);
    }
    if (message.kind === 'refund' && message.state === 'done' && order.refunds.length === 0 && order.refund !== 'done') found.push(`the refund of ${message.number} counts as told, and ${side} has none`);
    if (message.kind === 'close' && message.state === 'done' && order.state !== 'cancelled') found.push(`closing ${message.number} counts as told, and ${side} has it as ${order.state}`);
  }
  const lastNote = new Map<string, { text: string; state: string }>();
  for (const { kind, state, platform, number, payload } of told) if (kind === 'note') lastNote.set(`${platform} ${number}`, { text: (JSON.parse(payload) as { text: string }).text, state });
  for (const order of world.books().orders) {
    const key = `${order.side} ${order.number}`;
    for (const { waybillNumber, by } of order.shipments) if (by === 'line' && waybillsTold.get(key)?.has(waybillNumber) !== true) found.push(`${order.side} was told that ${order.number} left with ${waybillNumber}, and the shop knows nothing of it`);
    const note = lastNote.get(key);
    if (note?.state === 'done' && !order.memo.includes(note.text)) found.push(`the last note of ${order.number} counts as told; ${order.side} has: ${order.memo.slice(0, 60)} | not: ${note.text.slice(0, 60)}`);
    const ours = reader.first<{ state: string; hold: string | null; wasHeld: number }>(`SELECT state, hold_reason AS hold,
      EXISTS (SELECT 1 FROM trace t WHERE t.subject = 'order' AND t.subject_id = orders.id AND t.action = 'order.held' AND t.after ->> '$.reason' = 'platform_cancelled') AS wasHeld FROM orders WHERE platform = ? AND platform_order_number = ? AND derived_kind IS NULL`, order.side, order.number);
    if (ours === undefined) {
      found.push(`${order.side} has ${order.number}, the shop has not`);
      continue;
    }
    // What has a waybill already is held, and a person sees to its parcel; one of them may have let it go on.
    if (order.state === 'cancelled' && ours.hold === null && ours.wasHeld === 0 && !['closed', 'handed_over', 'completed'].includes(ours.state)) found.push(`${order.number} is cancelled at ${order.side}, here it is ${ours.state}`);
    if (order.state === 'paid' && ours.state === 'awaiting_payment') found.push(`${order.number} is paid at ${order.side}, here it is not`);
  }
  for (const { side, waybillNumber, orderNumber, cancelledAt } of world.books().waybills) {
    if (cancelledAt === null && reader.first(
      `SELECT 1 FROM parcels WHERE waybill_number = ? UNION ALL SELECT 1 FROM e_waybills WHERE waybill_number = ? UNION ALL SELECT 1 FROM outbox WHERE kind = 'waybill_ask' AND state IN ('refused', 'skipped') AND json_extract(payload, '$.platformOrderNumber') = ?`,
      waybillNumber, waybillNumber, orderNumber) === undefined) found.push(`${side} gave ${waybillNumber} for ${orderNumber}, the shop does not have it`);
  }
  return found;
};

const tellingKinds: ReadonlySet<string> = new Set(['ship', 'note', 'close', 'refund', 'waybill_ask', 'waybill_cancel']);

/** OF-2: nothing was asked of a platform more often than the books say it was tried. OF-3: whoever starts looks before telling. */
const checkCalls = (round: RoundState, reader: Reader): string[] => {
  const asked = new Map<string, number>();
  for (const { side, number, kind, askedAt } of round.standIn.world.effects.all()) asked.set(`${side} ${number} ${kind}`, (asked.get(`${side} ${number} ${kind}`) ?? 0) + askedAt.length);
  const tried = new Map(reader.all<{ key: string; n: number }>(
    `SELECT platform || ' ' || json_extract(payload, '$.platformOrderNumber') || ' ' || kind AS key, sum(attempts) AS n FROM outbox GROUP BY 1`).map(({ key, n }) => [key, n]));
  const found = [...asked].filter(([key, times]) => times > (tried.get(key) ?? 0)).map(([key, times]) => `asked of the platform ${String(times)} times, tried ${String(tried.get(key) ?? 0)} times by the books: ${key}`);
  round.startedAt.forEach((from, index) => {
    const until = round.startedAt[index + 1] ?? Number.POSITIVE_INFINITY;
    const calls = round.standIn.calls.filter(({ at }) => at >= from && at < until).sort((a, b) => a.at - b.at);
    for (const side of sides) {
      const ofSide = calls.filter((call) => call.side === side);
      const firstTold = ofSide.findIndex(({ what }) => tellingKinds.has(what));
      if (firstTold >= 0 && !ofSide.slice(0, firstTold).some(({ what }) => what === 'list')) found.push(`OF-3: after start ${String(index + 1)} ${side} was told something before it was asked what had changed`);
    }
  });
  return found;
};

/** PK-9: a photo that the books name is there, to the byte. */
const checkMedia = (dataFolder: string, reader: Reader): string[] => {
  const folder = mediaFolderOf(storeFileIn(dataFolder));
  return reader.all<{ id: number; sha256: string }>('SELECT id, sha256 FROM parcel_media WHERE disposed_at IS NULL').filter(({ sha256 }) => readMedium(folder, sha256) === null).map(({ id }) => `photo ${String(id)} is not there as it was taken`);
};

/** Asking for a number twice gives the same one: platforms know it by its key. */
const lookedUp: ReadonlySet<string> = new Set(['ship', 'close', 'refund']);
const lookingUp: ReadonlySet<string> = new Set(['get', 'list', 'other']);

/** OF-2: what may have been heard is looked up before it is said again. What was refused is said again by a person. */
const checkSaidAgain = (round: RoundState, reader: Reader): string[] => round.standIn.world.effects.all().flatMap(({ side, number, kind, what, askedAt }) => {
  if (askedAt.length < 2 || !lookedUp.has(kind)) return [];
  const refused = reader.first(
    `SELECT 1 FROM outbox m JOIN outbox_attempts t ON t.outbox_id = m.id WHERE m.platform = ? AND m.kind = ? AND json_extract(m.payload, '$.platformOrderNumber') = ? AND t.outcome NOT IN ('done', 'already', 'found', 'no_answer')`, side, kind, number);
  if (refused !== undefined) return [];
  const calls = round.standIn.calls.filter((call) => call.side === side && call.number === number).map(({ what: about, at }) => ({ about, at: performance.timeOrigin + at }));
  return askedAt.slice(1).flatMap((again, index) => {
    const before = askedAt[index] ?? 0;
    return calls.some(({ about, at }) => lookingUp.has(about) && at >= before - clockSlackMs && at <= again + clockSlackMs) ? [] : [`OF-2: ${kind} of ${number} was said to ${side} again (${what}) and not looked up before`];
  });
});
const clockSlackMs = 20;

/** Ship files are there, whole; nothing is left half written. */
const checkFiles = (dataFolder: string, reader: Reader): string[] => {
  const found: string[] = [];
  const folder = join(dataFolder, 'shop', 'ship-files');
  for (const { name, content, file } of reader.all<{ name: string; content: Uint8Array; file: string | null }>('SELECT file_name AS name, content, file FROM ship_files')) {
    const path = file ?? join(folder, name);
    if (!existsSync(path)) found.push(`ship file ${name} is not there`);
    else if (!readFileSync(path).equals(Buffer.from(content))) found.push(`ship file ${name} is not what it should be`);
  }
  for (const entry of readdirSync(dataFolder, { recursive: true, withFileTypes: true })) {
    // A photo that a kill cut off was never acknowledged; it lies among the media until they are swept.
    if (entry.isFile() && !entry.parentPath.includes(join('shop', 'media')) && /\.(part|new|tmp|unfinished)$/.test(entry.name)) found.push(`left half written: ${entry.name}`);
  }
  const spool = join(dataFolder, 'spool');
  const left = existsSync(spool) ? readdirSync(spool) : [];
  if (left.length > 0) found.push(`left in the spool folder: ${left.slice(0, 3).join()}`);
  return found;
};

/** Everything that must hold after a round, whatever happened in it. The shop's process has ended. */
export const checkRound = async (round: RoundState, tray: Tray): Promise<string[]> => {
  const database = new Driver(storeFileIn(round.dataFolder), { readonly: true });
  try {
    const reader = readerOn(database);
    return [
      ...checkStore(database), ...(await bookFaults(reader)), ...checkSentences(reader), ...checkImports(round, reader), ...checkAcknowledged(round, reader), ...checkPaper(round, reader, tray), ...checkWorld(round, reader), ...checkCalls(round, reader), ...checkSaidAgain(round, reader), ...checkFiles(round.dataFolder, reader), ...checkMedia(round.dataFolder, reader),
      ...round.standIn.bugs.map((bug) => `the stand-in itself failed: ${bug.slice(0, 300)}`),
    ];
  } finally {
    database.close();
  }
};
