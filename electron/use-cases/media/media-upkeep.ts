import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { ok } from '../../../shared/domain/result.ts';
import { disposableMedia, markMediumDisposed, mediaKept, standingOfFile, type KeptMedium } from '../../store/parcel-media.ts';
import { readSettings } from '../../store/settings.ts';
import { dropMedium, mediaFolderOf } from './media-folder.ts';
import { act, readerOf, type Services } from '../services.ts';

const dayMs = 24 * 60 * 60 * 1000;
const gigabyte = 1_000_000_000;
const pageSize = 500;
const sliceSize = 50;
/**
 * A file that no row names was cut off before its row, or its row went when an older backup was restored: then the newer store may still come
 * back, and the file waits a week for it.
 */
const orphanGraceMs = 7 * dayMs;

type Going = () => boolean;

/** What has to go now: all that is older than the setting, then the oldest until the rest fits the budget. */
const planDisposal = async (services: Services, going: Going): Promise<KeptMedium[]> => {
  const reader = readerOf(services);
  const { retentionDays, budgetGb } = readSettings(reader).media;
  const before = services.now() - retentionDays * dayMs;
  let kept = mediaKept(reader).bytes;
  const plan: KeptMedium[] = [];
  let last = { takenAt: Number.MIN_SAFE_INTEGER, id: 0 };
  while (going()) {
    const page = disposableMedia(reader, last, pageSize);
    for (const medium of page) {
      if (medium.takenAt >= before && kept <= budgetGb * gigabyte) return plan;
      plan.push(medium);
      kept -= medium.bytes;
    }
    const end = page.at(-1);
    if (end === undefined || page.length < pageSize) return plan;
    last = end;
    await breathe();
  }
  return [];
};

/**
 * Disposes of what the setting no longer keeps, in slices, never of anything that an open claim needs. The rows say so first and stay; then the
 * files go. The first slice carries the one entry of the trace, so that nothing is ever gone without it. Returns how many went.
 */
export const disposeOfMedia = async (services: Services, going: Going): Promise<number> => {
  const plan = await planDisposal(services, going);
  const folder = mediaFolderOf(services.store.file);
  let disposed = 0;
  for (let from = 0; from < plan.length && going(); from += sliceSize) {
    const slice = plan.slice(from, from + sliceSize);
    const gone: KeptMedium[] = [];
    act(services, null, ({ writer, at, trace }) => {
      gone.push(...slice.filter(({ id }) => markMediumDisposed(writer, id, at)));
      if (from === 0) {
        const { retentionDays, budgetGb } = readSettings(writer).media;
        trace({ action: 'media.disposed', subject: 'shop', subjectId: null, after: { media: plan.length, bytes: plan.reduce((sum, { bytes }) => sum + bytes, 0), retentionDays, budgetGb } });
      }
      return ok(null);
    });
    for (const { sha256 } of gone) if (standingOfFile(readerOf(services), sha256) === 'disposed') dropMedium(folder, sha256);
    disposed += gone.length;
    await breathe();
  }
  return disposed;
};

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
};

/**
 * Files that a crash left behind: half written ones, those whose rows say that they are disposed of, and those that nobody has named for a week.
 * `startedAt`: what was written since then (ms, the disk's clock) is under way and left alone. Returns how many went.
 */
export const sweepMediaFolder = async (services: Services, going: Going, startedAt: number): Promise<number> => {
  const folder = mediaFolderOf(services.store.file);
  let swept = 0;
  for (const part of (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const name of await namesIn(join(folder, part))) {
      if (!going()) return swept;
      const file = join(folder, part, name);
      const written = await stat(file).then((found) => (found.isFile() ? found.mtimeMs : null), () => null);
      if (written === null || written >= startedAt) continue;
      const isMedium = /^[0-9a-f]{64}$/.test(name);
      const standing = isMedium ? standingOfFile(readerOf(services), name) : 'kept';
      const goes = isMedium ? standing === 'disposed' || (standing === 'unknown' && written < startedAt - orphanGraceMs) : /^\..*\.part$/.test(name);
      if (!goes) continue;
      await unlink(file).then(() => { swept += 1; }, () => undefined);
      await breathe();
    }
  }
  return swept;
};
