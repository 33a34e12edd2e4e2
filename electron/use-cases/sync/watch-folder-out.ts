import type { ConnectionId } from '../../../shared/domain/ids.ts';
import { shipFileContent } from '../../store/ship-files.ts';
import { latestShipFile, shipFilesAfter } from '../../store/sync/inbox-folder.ts';
import { readUntilOf, writeReadUntil } from '../../store/sync/inbox.ts';
import { writeBeside } from '../collections/ship-files.ts';
import { readerOf, type Services } from '../services.ts';
import { isThere } from './watch-folder-files.ts';

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
      break;
    }
    services.store.write((writer) => { writeReadUntil(writer, id, shipFileId); });
    written += 1;
  }
  return written;
};
