import { randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, linkSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { access, copyFile, open } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Refusal, type Result } from '../../shared/domain/result.ts';
import { refuseFileError, syncFolder, type FileRefusal } from './atomic-file.ts';
import { plainTitle, type PrinterInfo, type Spooler } from './spooler.ts';

/** The one printer of this spooler. */
export const pdfFolderPrinter = 'pdf-folder';

export type PdfFolderOptions = {
  /** Asked each time: the shop may choose another folder while the app runs. Made if its parent is there. */
  readonly folder: () => string;
};

/**
 * PR-9: "PDF to folder" always works. Each job becomes a file named after its title, whole or not there; a name that is taken gets
 * a number, nothing is ever overwritten. The job's id is the file's path.
 */
export const createPdfFolderSpooler = ({ folder }: PdfFolderOptions): Spooler => {
  const stateOf = (): Pick<PrinterInfo, 'state' | 'words'> => {
    const problem = prepareFolder(folder());
    return problem.ok ? { state: 'ready', words: '' } : { state: 'trouble', words: folder() };
  };
  const stateOfFile = (path: string): 'completed' | 'unknown' => (existsSync(path) ? 'completed' : 'unknown');
  return {
    name: 'pdf_folder',
    list: () => Promise.resolve(ok([{ name: pdfFolderPrinter, description: folder(), isDefault: false, ...stateOf() }])),
    printerState: (printer) =>
      Promise.resolve(printer === pdfFolderPrinter ? stateOf() : { state: 'missing', words: '' }),
    submit: async (file, { printer, title }) => {
      if (printer !== pdfFolderPrinter) return refuse('printing.printer_missing', { printer });
      const path = await copyUnderFreeName(file, folder(), fileNameOf(title));
      return path.ok ? ok({ spoolerJobId: path.value }) : path;
    },
    follow: (spoolerJobId) => Promise.resolve({ state: stateOfFile(spoolerJobId), words: '' }),
    find: (_printer, title) => {
      const path = join(folder(), `${fileNameOf(title)}.pdf`);
      return Promise.resolve(ok(existsSync(path) ? { spoolerJobId: path, state: 'completed', words: '' } : null));
    },
    // What lies in the folder is the shop's; the app takes nothing away from there.
    cancel: (spoolerJobId) => Promise.resolve(refuse('printing.spooler_refused', { printer: pdfFolderPrinter, words: spoolerJobId })),
  };
};

/** A title as a file name that every file system takes: no separators, no reserved names, no more than 120 bytes. */
export const fileNameOf = (title: string): string => {
  let name = plainTitle(title).replace(/[<>:"/\\|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  while (Buffer.byteLength(name) > 120) name = [...name].slice(0, -1).join('');
  if (name === '') name = 'Backroom';
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name) ? `_${name}` : name;
};

const prepareFolder = (folder: string): Result<null, FileRefusal> => {
  try {
    // Not recursive: a drive that is not plugged in must be missed, not rebuilt as a folder elsewhere.
    if (!existsSync(folder)) mkdirSync(folder);
    return statSync(folder).isDirectory() ? ok(null) : refuse('printing.folder_missing', { folder });
  } catch (error) {
    return refuseFileError(error, join(folder, 'x'));
  }
};

const copyUnderFreeName = async (file: string, folder: string, name: string): Promise<Result<string, FileRefusal | Refusal<'printing.document_unreadable'>>> => {
  const prepared = prepareFolder(folder);
  if (!prepared.ok) return prepared;
  try {
    await access(file, constants.R_OK);
  } catch {
    return refuse('printing.document_unreadable', { file });
  }
  const temporaryPath = join(folder, `.${name}.${randomBytes(6).toString('hex')}.part`);
  try {
    await copyFile(file, temporaryPath, constants.COPYFILE_EXCL);
    const handle = await open(temporaryPath, 'r+');
    await handle.sync().finally(() => handle.close());
    const path = moveToFreeName(temporaryPath, folder, name);
    syncFolder(folder);
    return ok(path);
  } catch (error) {
    return refuseFileError(error, temporaryPath);
  } finally {
    rmSync(temporaryPath, { force: true });
  }
};

const mostOfOneName = 10_000;

const moveToFreeName = (temporaryPath: string, folder: string, name: string): string => {
  for (let number = 1; number < mostOfOneName; number += 1) {
    const path = join(folder, number === 1 ? `${name}.pdf` : `${name} (${number}).pdf`);
    try {
      claim(temporaryPath, path);
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  throw Object.assign(new Error(`no free name for ${name}`), { code: 'EEXIST' });
};

/** Gives the file its name only if nobody has it: by a hard link, or, where the file system has none, by an empty file of our own. */
const claim = (temporaryPath: string, path: string): void => {
  try {
    linkSync(temporaryPath, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'UNKNOWN'].includes(code)) throw error;
    closeSync(openSync(path, 'wx'));
    renameSync(temporaryPath, path);
  }
};
