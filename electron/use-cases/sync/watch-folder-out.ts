import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { ok } from '../../../shared/domain/result.ts';
import { causeOf } from '../../../shared/domain/tasks/task.ts';
import { shipFileContent } from '../../store/ship-files.ts';
import { latestShipFile, shipFilesAfter } from '../../store/sync/inbox-folder.ts';
import { readUntilOf, writeReadUntil } from '../../store/sync/inbox.ts';
import { openTaskFor } from '../../store/tasks.ts';
import { writeBeside } from '../collections/ship-files.ts';
import { act, readerOf, type Services } from '../services.ts';
import { addTask, endTask } from '../tasks/add-task.ts';
import { isThere } from './watch-folder-files.ts';

const waitsWithinMs = 60 * 60 * 1000;

/** OF-5: whoever uploads from there is told that it takes no files now, and that word ends when it does. */
const tellWhetherWritten = (services: Services, folder: string, isWritten: boolean): void => {
  const task = { kind: 'other', code: 'folder_out', params: { folder } } as const;
  const cause = causeOf(task.kind, task.code, {}, task.params);
  if ((openTaskFor(readerOf(services), cause) === undefined) === isWritten) return;
  act(services, null, (step) => {
    const open = openTaskFor(step.writer, cause);
    if (!isWritten) addTask(step, { ...task, dueAt: step.at + waitsWithinMs });
    else if (open !== undefined) endTask(step, open.id, 'obsolete');
    return ok(null);
  });
};

/** The shop's own disk may be the one that is full: the word comes at a later look then. */
const tellIfPossible = (services: Services, folder: string): void => {
  try {
    tellWhetherWritten(services, folder, false);
  } catch {
    // Every command says so already.
  }
};

/**
 * OF-5: writes each ship file into the folder from which it is uploaded, once: what a person has taken away from there does not come back. A folder that is not
 * there, or is full, gets them later. Returns how many were written.
 */
export const writeShipFilesOut = async (services: Services, id: ConnectionId, folder: string, since: number): Promise<number> => {
  const known = readUntilOf(readerOf(services), id);
  // Those of before the folder was named have gone their way.
  const mark = known ?? latestShipFile(readerOf(services), since);
  if (known === null) services.store.write((writer) => { writeReadUntil(writer, id, mark); });
  const files = shipFilesAfter(readerOf(services), mark);
  if (files.length === 0 || !(await isThere(folder))) return 0;
  let written = 0;
  for (const { id: shipFileId, file_name: fileName } of files) {
    const content = shipFileContent(readerOf(services), shipFileId);
    if (content === undefined) continue;
    try {
      writeBeside(folder, fileName, content);
    } catch {
      tellIfPossible(services, folder);
      break;
    }
    tellWhetherWritten(services, folder, true);
    services.store.write((writer) => { writeReadUntil(writer, id, shipFileId); });
    written += 1;
  }
  return written;
};
