import { join } from 'node:path';
import type { ConnectionId } from '../../../shared/domain/ids.ts';
import type { RefusedLine } from '../../../shared/domain/intake/order-draft.ts';
import { ok, type RefusalParams } from '../../../shared/domain/result.ts';
import { shopDay } from '../../../shared/domain/shop-day.ts';
import { causeOf } from '../../../shared/domain/tasks/task.ts';
import type { StartReading } from '../../intake/intake-reader.ts';
import { allMappings } from '../../store/file-mappings.ts';
import { isShipFileName } from '../../store/ship-files.ts';
import { dropUnreadable, writeUnreadable } from '../../store/sync/inbox.ts';
import { folderNotes, watchedFolders, type FolderConnection } from '../../store/sync/inbox-folder.ts';
import { openTaskFor } from '../../store/tasks.ts';
import { shopProfile } from '../app.ts';
import { act, readerOf, type Act, type Services } from '../services.ts';
import { addTask, endTask } from '../tasks/add-task.ts';
import { codeOf, hashOf, listFolder, putAside, sameFile, type SeenFile } from './watch-folder-files.ts';
import { writeShipFilesOut } from './watch-folder-out.ts';
import { takeFolderFiles, type FilesTaken } from './watch-folder-take.ts';

export type FolderWatching = {
  readonly startReading: StartReading;
  readonly onBug: (error: unknown) => void;
  /** How often it is looked, ms; 0 = only when told to. */
  readonly everyMs?: number;
};

export type FolderState = {
  /** False: pulled out, renamed, or nobody may read it. The shop goes on; what was dropped meanwhile is read when it is back. */
  readonly isThere: boolean;
  /** Files that wait for a person. */
  readonly waiting: number;
};

export type FolderWatch = {
  readonly state: (id: ConnectionId) => FolderState | undefined;
  /** Looks now, after a look that is under way. */
  readonly look: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const everyTwoSecondsMs = 2_000;
/** A file that never stands still keeps the others waiting no longer than this many looks. */
const mostLooksForOthers = 15;
/** What was taken in goes here, by day; never deleted. */
export const takenFolder = '已导入';
const waitsWithinMs = 4 * 60 * 60 * 1000;

type Known = { size: number; modified: number; looks: number };
type Memory = {
  /** As it was at the last look. */
  readonly seen: Map<string, Known>;
  /** Dealt with as it is now: waits for a person, or was taken in and cannot be moved. `said`: what was known of columns then. */
  readonly settled: Map<string, { readonly size: number; readonly modified: number; readonly said: string; readonly isTaken: boolean }>;
  state: FolderState;
};

const settingsOf = ({ settings }: FolderConnection): { readonly folderIn: string; readonly folderOut: string } => {
  const { folderIn = '', folderOut = '' } = JSON.parse(settings) as { folderIn?: string; folderOut?: string };
  return { folderIn, folderOut };
};

/** Our own ship file, when files go out to where they come in. */
const isOurs = (services: Services, name: string): boolean => {
  const first = name.replace(/ \(\d+\)(\.[^.]+)$/, '$1');
  return isShipFileName(readerOf(services), name) || isShipFileName(readerOf(services), first);
};

const taskOf = (name: string) => ({ kind: 'other', code: 'folder_file', params: { file: name } }) as const;

const endFileTask = (step: Act, name: string): void => {
  const { kind, code, params } = taskOf(name);
  const open = openTaskFor(step.writer, causeOf(kind, code, {}, params));
  if (open !== undefined) endTask(step, open.id, 'obsolete');
};

/** OF-5: the file waits where it is; a person is told why, once. */
const setDown = (services: Services, id: ConnectionId, name: string, code: string, params: RefusalParams, isTask: boolean): void => {
  act(services, null, (step) => {
    writeUnreadable(step.writer, id, { number: name, code, params }, step.at);
    if (isTask) addTask(step, { ...taskOf(name), dueAt: step.at + waitsWithinMs });
    step.emit('sync.changed', {});
    return ok(null);
  });
};

const forget = (services: Services, id: ConnectionId, names: readonly string[]): void => {
  if (names.length === 0) return;
  act(services, null, (step) => {
    for (const name of names) {
      dropUnreadable(step.writer, id, name);
      endFileTask(step, name);
    }
    step.emit('sync.changed', {});
    return ok(null);
  });
};

/** Of one line the reason itself; of several how many, and where the first is. */
const reasonOf = ({ first, count }: { readonly first: RefusedLine; readonly count: number }): { readonly code: string; readonly params: RefusalParams } =>
  first.lineNumber === 0 && count === 1 ? { code: first.code, params: first.params } : { code: 'connection.file_lines_refused', params: { n: count, line: first.lineNumber, number: first.platformOrderNumber ?? '' } };

/** OF-5, the default way in and out, without keys: files dropped into a folder are taken in by themselves, and ship files appear in another. */
export const startFolderWatch = (services: Services, { startReading, onBug, everyMs = everyTwoSecondsMs }: FolderWatching): FolderWatch => {
  const memories = new Map<ConnectionId, Memory>();
  const ending = new AbortController();
  const { signal } = ending;

  const memoryOf = (id: ConnectionId): Memory => {
    const known = memories.get(id) ?? { seen: new Map(), settled: new Map(), state: { isThere: true, waiting: 0 } };
    memories.set(id, known);
    return known;
  };

  /** What people have said of columns: with more of it a file that waits may be readable. */
  const saidNow = (): string => allMappings(readerOf(services)).map(({ shape }) => shape).join('\n');

  /** Those that stand still since the last look and are not dealt with; none while others are still being written. */
  const readyFiles = (memory: Memory, files: readonly SeenFile[], said: string): readonly SeenFile[] => {
    let isMoving = false;
    for (const file of files) {
      const before = memory.seen.get(file.name);
      const stands = file.size > 0 && sameFile(file, before);
      memory.seen.set(file.name, { size: file.size, modified: file.modified, looks: stands ? 0 : (before?.looks ?? 0) + 1 });
      if (!stands && file.size > 0 && (before?.looks ?? 0) < mostLooksForOthers) isMoving = true;
    }
    for (const name of [...memory.seen.keys()]) if (!files.some((file) => file.name === name)) memory.seen.delete(name);
    if (isMoving) return [];
    return files.filter((file) => {
      const settled = memory.settled.get(file.name);
      return memory.seen.get(file.name)?.looks === 0 && !(sameFile(file, settled) && (settled?.isTaken === true || settled?.said === said));
    });
  };

  /** Taken in before the app was started again, and left here because it could not be moved. */
  const wasTaken = async (id: ConnectionId, file: SeenFile): Promise<boolean> => {
    const note = folderNotes(readerOf(services), id).get(file.name);
    return note?.code === 'connection.file_not_moved' && note.params['hash'] === (await hashOf(file.path));
  };

  const moveAway = async (id: ConnectionId, folder: string, file: SeenFile, memory: Memory, said: string): Promise<void> => {
    const day = shopDay(services.now(), shopProfile(services).timeZone);
    const hash = await hashOf(file.path).catch(() => '');
    try {
      await putAside(file, join(folder, takenFolder, day));
      memory.settled.delete(file.name);
      if (folderNotes(readerOf(services), id).has(file.name)) forget(services, id, [file.name]);
    } catch (error) {
      memory.settled.set(file.name, { size: file.size, modified: file.modified, said, isTaken: true });
      forget(services, id, [file.name]);
      setDown(services, id, file.name, 'connection.file_not_moved', { why: codeOf(error), hash }, false);
    }
  };

  const settle = async (id: ConnectionId, folder: string, memory: Memory, files: readonly SeenFile[], taken: FilesTaken, said: string): Promise<void> => {
    const now = new Map((await listFolder(folder))?.map((file) => [file.name, file]));
    for (const file of files) {
      const found = now.get(file.name);
      // Written to, or taken away, while it was read: the next look sees it anew.
      if (found === undefined || !sameFile(found, file)) continue;
      const refused = taken.refused.get(file.name);
      if (refused === undefined) {
        await moveAway(id, folder, file, memory, said);
        continue;
      }
      memory.settled.set(file.name, { size: file.size, modified: file.modified, said, isTaken: false });
      const { code, params } = reasonOf(refused);
      setDown(services, id, file.name, code, params, true);
    }
    // A list that came after its detail file: what waited may find its orders now.
    if (taken.newOrders > 0) for (const [name, settled] of [...memory.settled]) if (!settled.isTaken && !files.some((file) => file.name === name)) memory.settled.delete(name);
  };

  const lookInto = async (connection: FolderConnection): Promise<void> => {
    const { id } = connection;
    const { folderIn, folderOut } = settingsOf(connection);
    const memory = memoryOf(id);
    if (folderOut !== '') await writeShipFilesOut(services, id, folderOut, connection.created_at);
    const listed = folderIn === '' ? undefined : await listFolder(folderIn);
    if (listed === undefined) {
      memory.state = { ...memory.state, isThere: false };
      return;
    }
    const files = folderIn === folderOut ? listed.filter(({ name }) => !isOurs(services, name)) : listed;
    const notes = folderNotes(readerOf(services), id);
    const gone = [...notes.keys()].filter((name) => !files.some((file) => file.name === name));
    forget(services, id, gone);
    for (const name of gone) memory.settled.delete(name);
    memory.state = { isThere: true, waiting: notes.size - gone.length };
    const said = saidNow();
    const ready: SeenFile[] = [];
    for (const file of readyFiles(memory, files, said)) {
      if (!(await wasTaken(id, file))) ready.push(file);
      else memory.settled.set(file.name, { size: file.size, modified: file.modified, said, isTaken: true });
    }
    if (ready.length === 0) return;
    const taken = await takeFolderFiles(services, id, startReading, ready, signal);
    if (signal.aborted) return;
    if (taken.ok) await settle(id, folderIn, memory, ready, taken.value, said);
    else {
      for (const file of ready) {
        memory.settled.set(file.name, { size: file.size, modified: file.modified, said, isTaken: false });
        setDown(services, id, file.name, taken.refusal.code, taken.refusal.params ?? {}, true);
      }
    }
    memory.state = { isThere: true, waiting: folderNotes(readerOf(services), id).size };
  };

  const lookEverywhere = async (): Promise<void> => {
    const folders = watchedFolders(readerOf(services));
    for (const id of [...memories.keys()]) if (!folders.some((folder) => folder.id === id)) memories.delete(id);
    for (const folder of folders) {
      if (signal.aborted) return;
      try {
        await lookInto(folder);
      } catch (error) {
        onBug(error);
      }
    }
  };

  let turn: Promise<void> = Promise.resolve();
  let isLooking = false;
  const look = (): Promise<void> => {
    turn = turn.then(async () => {
      if (signal.aborted) return;
      isLooking = true;
      try {
        await lookEverywhere();
      } finally {
        isLooking = false;
      }
    }).catch(onBug);
    return turn;
  };
  const timer = everyMs === 0 ? undefined : setInterval(() => { if (!isLooking) void look(); }, everyMs);
  timer?.unref();

  return {
    state: (id) => memories.get(id)?.state,
    look,
    stop: async () => {
      ending.abort();
      clearInterval(timer);
      await turn;
    },
  };
};
