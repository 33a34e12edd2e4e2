import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { copiesToKeep } from '../../../shared/domain/backups/keeping.ts';
import { looksSound } from '../../store/backups.ts';
import { copiesIn, copyName, keyFileName, mediaFolderName } from '../../store/copy-files.ts';
import { copyStore } from '../../store/copy-store.ts';
import { openAtomicFile, removeLeftovers, type AtomicFile } from '../../printing/atomic-file.ts';
import { contentsOf, CopyDamaged, CopyNewer, leaveKeysBehind } from './copy-contents.ts';
import { KeyMissing, logBeside, NotACopy, openCopy, openerFor, PassphraseWanted, type OpenedCopy } from './opened-copy.ts';
import { bytesOf, makeSealingKey, NotOpened, openedBytes, sealedBytes, SealBroken, writeWhole, type Opener } from './sealing.ts';
import { NotATar, readTar, tarOf } from './tar.ts';
import type { Answers, BackupTask, CopyContents, TaskAnswer, TaskFailure } from './tasks.ts';

type TaskOf<T extends BackupTask['task']> = Extract<BackupTask, { task: T }>;

const storeName = 'backroom.db';
const medium = /^(?:media\/)?([0-9a-f]{2})\/(\1[0-9a-f]{62})$/;

/** Every picture in a media folder, as `ab/abcd…`. */
const picturesIn = (folder: string): string[] => {
  const parts = existsSync(folder) ? readdirSync(folder).filter((part) => /^[0-9a-f]{2}$/.test(part)) : [];
  return parts.flatMap((part) => readdirSync(join(folder, part)).map((name) => `${part}/${name.replace(/\.age$/, '')}`)).filter((name) => medium.test(name));
};

const place = async ({ from, folder, takenAt, now, key }: TaskOf<'place'>): Promise<Answers['place']> => {
  removeLeftovers(folder);
  // Room is made before it is needed: the copies that would go afterwards go first.
  const old = copiesIn(folder).filter(({ kind }) => kind === 'copy');
  const kept = copiesToKeep([...old.map((copy) => copy.takenAt), takenAt], now);
  for (const copy of old) if (!kept.has(copy.takenAt)) rmSync(copy.file, { force: true });
  const file = join(folder, copyName('copy', takenAt, key?.name ?? null));
  if (key === null) await writeWhole(bytesOf(from), file);
  else {
    const keyFile = join(folder, keyFileName(key.name));
    if (!existsSync(keyFile)) await writeWhole(new Blob([new Uint8Array(key.sealedIdentity)]).stream(), keyFile);
    await writeWhole(await sealedBytes(bytesOf(from), { kind: 'key', recipient: key.recipient }), file);
  }
  return { file };
};

const copyMedia = async ({ from, folder, key }: TaskOf<'media'>): Promise<Answers['media']> => {
  const target = join(folder, mediaFolderName(key?.name ?? null));
  let copied = 0;
  let bytes = 0;
  for (const name of picturesIn(from)) {
    const there = join(target, key === null ? name : `${name}.age`);
    if (existsSync(there)) continue;
    const source = join(from, name);
    // Disposed of by its retention meanwhile.
    if (!existsSync(source)) continue;
    mkdirSync(dirname(there), { recursive: true });
    await writeWhole(key === null ? bytesOf(source) : await sealedBytes(bytesOf(source), { kind: 'key', recipient: key.recipient }), there);
    copied += 1;
    bytes += statSync(there).size;
  }
  await tidyMedia(from, folder, target);
  return { copied, bytes };
};

/** As long as the longest-kept copy. */
const longestKeptMs = 13 * 28 * 24 * 60 * 60 * 1000;

/**
 * Pictures go from the second place as copies do: those of a seal that no copy has any more (also the open ones, once everything is sealed), and those
 * that the shop itself disposed of a year ago.
 */
const tidyMedia = async (from: string, folder: string, current: string): Promise<void> => {
  const wanted = new Set([current, ...copiesIn(folder).map(({ key }) => join(folder, mediaFolderName(key)))]);
  for (const name of readdirSync(folder).filter((one) => /^media(-[a-z0-9]{8})?$/.test(one))) {
    if (!wanted.has(join(folder, name))) await rm(join(folder, name), { recursive: true, force: true });
  }
  for (const name of picturesIn(current)) {
    const there = [name, `${name}.age`].map((one) => join(current, one)).find((one) => existsSync(one));
    if (there !== undefined && !existsSync(join(from, name)) && Date.now() - statSync(there).mtimeMs > longestKeptMs) await rm(there, { force: true });
  }
};

const sinkInto = (file: AtomicFile): { readonly write: (chunk: Uint8Array) => void; readonly end: () => void } => ({ write: file.write, end: file.commit });

const forget = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
};

/** Writes the copy's store to `target`; pictures of a file for another PC go to `mediaFolder`, where there is one. Answers how many. */
const takeOut = async (copy: OpenedCopy, from: string, target: string, mediaFolder: string | null): Promise<number> => {
  forget(target);
  if (copy.kind === 'store') {
    const file = openAtomicFile(target);
    try {
      for await (const chunk of copy.chunks) file.write(chunk);
      file.commit();
    } finally {
      file.discard();
    }
    const log = copy.sealed ? null : logBeside(from);
    if (log !== null) copyFileSync(log, `${target}-wal`);
    return 0;
  }
  let pictures = 0;
  const found = { store: false };
  let open: AtomicFile | undefined;
  try {
    await readTar(copy.chunks, ({ name }) => {
      if (name === storeName) {
        found.store = true;
        open = openAtomicFile(target);
        return sinkInto(open);
      }
      if (mediaFolder === null) return found.store ? 'stop' : null;
      const parts = medium.exec(name);
      if (parts === null) return null;
      return pictureInto(mediaFolder, parts[1] ?? '', parts[2] ?? '', (file) => {
        open = file;
      }, () => {
        pictures += 1;
      });
    });
  } finally {
    open?.discard();
  }
  if (!found.store) throw new NotACopy();
  return pictures;
};

/** A picture is what its name says, or it is left out. */
const pictureInto = (
  folder: string, part: string, name: string, opened: (file: AtomicFile) => void, kept: () => void,
): { readonly write: (chunk: Uint8Array) => void; readonly end: () => void } => {
  mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
  const file = openAtomicFile(join(folder, part, name));
  opened(file);
  const hash = createHash('sha256');
  return {
    write: (chunk) => {
      hash.update(chunk);
      file.write(chunk);
    },
    end: () => {
      if (hash.digest('hex') !== name) {
        file.discard();
        return;
      }
      file.commit();
      kept();
    },
  };
};

/** Pictures that lie beside a copy and not here. */
const fetchPictures = async (task: TaskOf<'arrive'>): Promise<number> => {
  const folder = dirname(task.file);
  const key = /\.([a-z0-9]{8})\.db\.age$/.exec(task.file)?.[1] ?? null;
  const from = join(folder, mediaFolderName(key));
  if (!/Z-copy\b/.test(task.file) || !existsSync(from)) return 0;
  const opener: Opener | null = key === null ? null : await openerFor(task.file, 'key', task.unlocking);
  let fetched = 0;
  for (const name of picturesIn(from)) {
    if (existsSync(join(task.mediaFolder, name))) continue;
    const [part = '', hash = ''] = name.split('/');
    const raw = bytesOf(join(from, opener === null ? name : `${name}.age`));
    let file: AtomicFile | undefined;
    try {
      const sink = pictureInto(task.mediaFolder, part, hash, (opened) => {
        file = opened;
      }, () => {
        fetched += 1;
      });
      for await (const chunk of (opener === null ? raw : await openedBytes(raw, opener)) as unknown as AsyncIterable<Uint8Array>) sink.write(chunk);
      sink.end();
    } catch (error) {
      // One broken picture keeps no shop closed; a full disk does.
      if (failureOf(error) === 'full') throw error;
    } finally {
      file?.discard();
    }
  }
  return fetched;
};

const look = async ({ file, scratch, unlocking, expects }: TaskOf<'look'>): Promise<CopyContents> => {
  try {
    const copy = await openCopy(file, unlocking);
    await takeOut(copy, file, scratch, null);
    return contentsOf(scratch, copy.kind, statSync(file).size, expects);
  } finally {
    forget(scratch);
  }
};

const arrive = async (task: TaskOf<'arrive'>): Promise<Answers['arrive']> => {
  try {
    const copy = await openCopy(task.file, task.unlocking);
    const packed = await takeOut(copy, task.file, task.arriving, task.mediaFolder);
    const contents = contentsOf(task.arriving, copy.kind, statSync(task.file).size, task.expects);
    return { ...contents, pictures: packed + (await fetchPictures(task)) };
  } catch (error) {
    forget(task.arriving);
    throw error;
  }
};

const pack = async ({ store, mediaFolder, target, passphrase }: TaskOf<'pack'>): Promise<Answers['pack']> => {
  leaveKeysBehind(store);
  const pictures = picturesIn(mediaFolder).map((name) => ({ name: `media/${name}`, path: join(mediaFolder, name) })).filter(({ path }) => existsSync(path));
  const entries = [{ name: storeName, path: store }, ...pictures]
    .map(({ name, path }) => ({ name, bytes: statSync(path).size, content: () => createReadStream(path) as AsyncIterable<Uint8Array> }));
  const tar = Readable.toWeb(Readable.from(tarOf(entries), { objectMode: false })) as ReadableStream<Uint8Array>;
  await writeWhole(passphrase === null ? tar : await sealedBytes(tar, { kind: 'passphrase', passphrase }), target);
  return { bytes: statSync(target).size, pictures: pictures.length };
};

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);
const gone = new Set(['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO', 'EROFS', 'EHOSTDOWN', 'ESTALE', 'ENOTCONN', 'EINVAL', 'EACCES', 'EPERM']);

const failureOf = (error: unknown): TaskFailure => {
  if (error instanceof PassphraseWanted) return 'passphrase_wanted';
  if (error instanceof NotOpened) return 'wrong_passphrase';
  if (error instanceof KeyMissing) return 'key_missing';
  if (error instanceof NotACopy) return 'not_a_copy';
  if (error instanceof CopyNewer) return 'newer';
  if (error instanceof CopyDamaged || error instanceof SealBroken || error instanceof NotATar) return 'damaged';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (full.has(code)) return 'full';
  return gone.has(code) ? 'gone' : 'failed';
};

const valueOf = (task: BackupTask): Promise<Answers[BackupTask['task']]> | Answers[BackupTask['task']] => {
  switch (task.task) {
    case 'key': return makeSealingKey(task.passphrase);
    case 'copy': return copyStore(task.from, task.to).then(() => looksSound(task.to));
    case 'place': return place(task);
    case 'media': return copyMedia(task);
    case 'look': return look(task);
    case 'arrive': return arrive(task);
    case 'pack': return pack(task);
  }
};

/** Does one task and says how it went; never throws. */
export const doTask = async (task: BackupTask): Promise<TaskAnswer<BackupTask['task']>> => {
  try {
    return { ok: true, value: await valueOf(task) };
  } catch (error) {
    return { ok: false, why: failureOf(error), words: error instanceof Error ? error.message : String(error) };
  }
};

