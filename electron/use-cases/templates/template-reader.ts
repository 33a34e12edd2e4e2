import { Worker } from 'node:worker_threads';
import { refuse, type Result } from '../../../shared/domain/result.ts';
import type { PictureUse } from '../../store/templates.ts';
import type { ReadPicture } from './read-picture.ts';
import type { TemplateFile } from './template-file.ts';

export type ReadingJob = { readonly kind: 'picture'; readonly path: string; readonly use: PictureUse } | { readonly kind: 'file'; readonly path: string };
export type ReadingAnswer = { readonly answer: Result<unknown> };

/** Reads pictures and template files in a thread of their own. Whatever the file is, the promise resolves. */
export type TemplateReader = {
  readonly picture: (path: string, use: PictureUse) => Promise<Result<ReadPicture>>;
  readonly file: (path: string) => Promise<Result<TemplateFile>>;
};

export const createTemplateReader = (workerFile: string | URL): TemplateReader => {
  const run = (job: ReadingJob): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      const worker = new Worker(workerFile, { workerData: job });
      worker.once('message', ({ answer }: ReadingAnswer) => {
        resolve(answer);
      });
      // Out of memory, or a decoder that broke over hostile bytes: the file is to blame, the app goes on.
      worker.once('error', () => {
        resolve(refuse(job.kind === 'picture' ? 'template.picture_damaged' : 'template.file_not_a_template'));
      });
      worker.once('exit', () => {
        resolve(refuse(job.kind === 'picture' ? 'template.picture_damaged' : 'template.file_not_a_template'));
      });
    });
  return {
    picture: (path, use) => run({ kind: 'picture', path, use }) as Promise<Result<ReadPicture>>,
    file: (path) => run({ kind: 'file', path }) as Promise<Result<TemplateFile>>,
  };
};
