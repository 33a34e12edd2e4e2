import { parentPort, workerData } from 'node:worker_threads';
import { loadFonts } from './fonts.ts';
import { runJob } from './render-job.ts';
import type { FromWorker, MoreSheets, ToWorker } from './render-protocol.ts';

/**
 * Entry of the render thread: layout and PDF are done here, so that main never stalls. Jobs run one after another; a
 * drawing asks for its sheets piece by piece, and can be cancelled at each.
 */
const port = parentPort;
if (port === null) throw new Error('render-worker runs as a worker thread');
const { fontsFolder } = workerData as { readonly fontsFolder: string };
const fonts = loadFonts(fontsFolder);

let wanting: ((more: MoreSheets) => void) | null = null;
let queue = Promise.resolve();

const post = (message: FromWorker): void => {
  port.postMessage(message);
};

port.on('message', (message: ToWorker) => {
  if ('more' in message) {
    wanting?.(message.more);
    wanting = null;
    return;
  }
  const { id, job } = message;
  queue = queue.then(async () => {
    try {
      const answer = await runJob(
        job,
        fonts,
        (drawn) =>
          new Promise((resolve) => {
            wanting = resolve;
            post({ id, wants: 'sheets', drawn });
          }),
      );
      post({ id, answer });
    } catch (error) {
      post({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
});
