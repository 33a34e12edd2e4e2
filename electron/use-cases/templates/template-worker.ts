import { readFileSync, statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import { mostPictureBytes, readPicture } from './read-picture.ts';
import { mostFileBytes, readTemplateFile } from './template-file.ts';
import type { ReadingAnswer, ReadingJob } from './template-reader.ts';

/** Entry of the thread that reads one picture or template file and ends: decoding takes seconds, and main must not stall. */
const job = workerData as ReadingJob;

const read = (): Result<unknown> => {
  let size: number;
  let bytes: Uint8Array;
  try {
    const stat = statSync(job.path);
    if (!stat.isFile()) return refuse('template.file_unreadable', { file: job.path });
    size = stat.size;
    // Looked at before it is read: nobody waits for a film of four gigabytes.
    if (job.kind === 'picture' && size > mostPictureBytes) return refuse('template.picture_too_large', { limit: 'bytes', most: mostPictureBytes / 1024 / 1024 });
    if (job.kind === 'file' && size > mostFileBytes) return refuse('template.file_too_large', { most: mostFileBytes / 1024 / 1024 });
    bytes = readFileSync(job.path);
  } catch {
    return refuse('template.file_unreadable', { file: job.path });
  }
  return job.kind === 'picture' ? readPicture(bytes, job.use) : readTemplateFile(bytes);
};

parentPort?.postMessage({ answer: read() } satisfies ReadingAnswer);
