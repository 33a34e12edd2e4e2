import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/domain/result.ts';
import { erasePersonalOf, mergeIndex, newestJobFile, ordersAfter, personalIsDue, waitingForTheirTime, waitLonger, washFreePages, wordIndexes } from '../../store/personal.ts';
import { readSettings, writeSetting, type Settings } from '../../store/settings.ts';
import { act, readerOf, type Services } from '../services.ts';
import { forgottenOf, letGo, letGoOldOnes } from '../sync/let-go.ts';

type Going = () => boolean;

/** Between slices: whoever works comes first, and years of orders may take an hour the first time. */
const breathe = (): Promise<void> => pause(8, undefined, { ref: false });

/** Orders in one transaction: short enough that nobody at a table feels it. */
const sliceOfOrders = 10;

/** So many calendar months before; the 31st becomes the last day there is. */
const monthsBefore = (now: number, months: number): number => {
  const day = new Date(now);
  const wanted = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
  const lastDay = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate();
  return Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth(), Math.min(day.getUTCDate(), lastDay)) + (now % 86_400_000);
};

type Round = Settings['personalRound'];

/** Erases those whose time has come, in one transaction with how far the round is. */
const eraseSlice = (services: Services, ids: readonly OrderId[], before: number, next: (round: Round) => Round): void => {
  act(services, null, (step) => {
    let erased = 0;
    for (const id of ids) {
      const forgotten = forgottenOf(step.writer, id, before);
      if (!personalIsDue(step.writer, id, before, forgotten.map((message) => message.id))) {
        waitLonger(step.writer, id);
        continue;
      }
      letGo(step, forgotten, 'personal_erased');
      erasePersonalOf(step.writer, id, step.at);
      step.reindex(id);
      erased += 1;
    }
    const round = next(readSettings(step.writer).personalRound);
    writeSetting(step.writer, 'personalRound', { ...round, erased: round.erased + erased, erasedInAll: round.erasedInAll + erased, washed: round.washed && erased === 0 });
    if (erased > 0) step.emit('orders.changed', { orderIds: ids });
    return ok(null);
  });
};

/**
 * Takes names, phones, addresses and what people wrote out of orders that ended before the shop's retention, a few at a time; what is still open is
 * looked at again each round. One entry in the trace says how many. Returns how many.
 */
export const erasePersonal = async (services: Services, going: Going): Promise<number> => {
  const reader = readerOf(services);
  const { shop, personalRetentionMonths: months } = readSettings(reader);
  if (shop === null) return 0;
  await letGoOldOnes(services, going);
  const before = monthsBefore(services.now(), months);
  for (let last = 0; going();) {
    const ids = waitingForTheirTime(reader, last, sliceOfOrders);
    const end = ids.at(-1);
    if (end === undefined) break;
    last = end;
    if (ids.some((id) => personalIsDue(reader, id, before, forgottenOf(reader, id, before).map((message) => message.id)))) eraseSlice(services, ids, before, (round) => round);
    await breathe();
  }
  while (going()) {
    const { upToSortAt, upToOrderId } = readSettings(reader).personalRound;
    const aged = ordersAfter(reader, { sortAt: upToSortAt, orderId: upToOrderId }, before, sliceOfOrders);
    const end = aged.at(-1);
    if (end === undefined) break;
    eraseSlice(services, aged.map(({ id }) => id), before, (round) => ({ ...round, upToSortAt: end.sortAt, upToOrderId: end.id }));
    await breathe();
  }
  const { erased } = readSettings(reader).personalRound;
  if (erased > 0 && going()) {
    act(services, null, ({ writer, trace }) => {
      trace({ action: 'personal.erased', subject: 'shop', subjectId: null, after: { orders: erased, months } });
      writeSetting(writer, 'personalRound', { ...readSettings(writer).personalRound, erased: 0 });
      return ok(null);
    });
  }
  await forgetOldPapers(services, before, going);
  if (!readSettings(reader).personalRound.washed) await wash(services, going);
  return erased;
};

/** Drawn waybills of years ago: in the spool, and in the folder of printed PDFs. */
const forgetOldPapers = async (services: Services, before: number, going: Going): Promise<void> => {
  const drawn = newestJobFile(readerOf(services));
  const folders = [join(dirname(services.store.file), 'pdf'), ...(drawn === undefined ? [] : [dirname(drawn)])];
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!going()) return;
      const file = join(folder, name);
      const written = await stat(file).then((found) => (found.isFile() ? found.mtimeMs : null), () => null);
      if (written !== null && written < before && /\.(pdf|prn|json)$/.test(name)) await rm(file, { force: true });
    }
  }
};

/** What was taken out is gone from the file itself: indexes are merged and free pages overwritten, in small transactions. */
const wash = async (services: Services, going: Going): Promise<void> => {
  for (const index of wordIndexes) {
    for (let begin = true; going(); begin = false) {
      if (services.store.write((writer) => mergeIndex(writer, index, begin))) break;
      await breathe();
    }
  }
  while (going()) {
    if (services.store.write((writer) => washFreePages(writer))) {
      services.store.write((writer) => {
        writeSetting(writer, 'personalRound', { ...readSettings(writer).personalRound, washed: true });
      });
      return;
    }
    await breathe();
  }
};
