import type { OrderId, ParcelId, PrintBatchId, PrintJobId } from '../../shared/domain/ids.ts';
import type { SheetText } from '../../shared/domain/printing/display-list.ts';
import type { DocumentKind } from '../../shared/domain/printing/document-data.ts';
import type { Reader, Writer } from './database.ts';

export type PrintJobState = 'queued' | 'rendered' | 'sending' | 'sent' | 'printed' | 'failed' | 'unknown' | 'cancelled';
export type PrintJobKind = DocumentKind;

export type StoredPrintJob = {
  id: PrintJobId; batch_id: PrintBatchId | null; position: number; kind: PrintJobKind; state: PrintJobState; spooler: string;
  printer_name: string; template_id: string; template_version: number; subject: string; reprint: 0 | 1; filling: 0 | 1; resumes: PrintJobId | null;
  first_form: number; sheets_done: number | null; created_at: number; sent_at: number | null; ended_at: number | null;
  file: string | null; file_sha256: string | null; spooler_job: string | null; code: string | null; words: string;
  came_out: number | null;
};

/**
 * A sheet counts as under way while its job may still put it on paper or a person has not yet said whether it did. Its order is
 * neither on the print list nor printed a second time meanwhile.
 */
const openStates = `('queued', 'rendered', 'sending', 'sent', 'unknown', 'failed')`;
/** Worded like the index that serves it, or SQLite reads every job of every year. */
const isOpen = `state IN ${openStates}`;
export const sheetUnderWay = `EXISTS (SELECT 1 FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id
  WHERE s.parcel_id = parcels.id AND s.kind = 'waybill' AND j.state IN ${openStates})`;

export type NewPrintJob = {
  readonly batchId: PrintBatchId | null; readonly position: number; readonly kind: PrintJobKind; readonly spooler: string;
  readonly printerName: string; readonly templateId: string; readonly reprint: boolean;
  /** Of the template that drew it; 1 unless said. */
  readonly templateVersion?: number;
  /** What it is, for a job without parcels: a wave, a collection, a list of SKUs. */
  readonly subject?: string;
  /** More sheets will come; it is not drawn before `closeJob`. */
  readonly filling?: boolean;
  /** PR-7: the job whose sheets it goes on with. */
  readonly resumes?: PrintJobId;
};

export const insertJob = (writer: Writer, job: NewPrintJob, at: number): PrintJobId =>
  writer.run(
    `INSERT INTO print_jobs (batch_id, position, kind, state, spooler, printer_name, template_id, reprint, created_at, template_version, subject, filling, resumes)
     VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    job.batchId, job.position, job.kind, job.spooler, job.printerName, job.templateId, job.reprint ? 1 : 0, at,
    job.templateVersion ?? 1, job.subject ?? '', job.filling === true ? 1 : 0, job.resumes ?? null,
  ).id as PrintJobId;

export type NewPrintSheet = { readonly kind: PrintJobKind; readonly parcelId: ParcelId | null; readonly picture: SheetText };

/** `sheetNumber` from 1, as the sheets lie in the tray. */
export const insertSheet = (writer: Writer, jobId: PrintJobId, sheetNumber: number, sheet: NewPrintSheet): void => {
  writer.run(
    'INSERT INTO print_sheets (job_id, sheet_number, kind, parcel_id, picture) VALUES (?, ?, ?, ?, ?)',
    jobId, sheetNumber, sheet.kind, sheet.parcelId, sheet.picture,
  );
};

export const jobById = (reader: Reader, id: PrintJobId): StoredPrintJob | undefined =>
  reader.first<StoredPrintJob>('SELECT * FROM print_jobs WHERE id = ?', id);

/** In the order in which they go to paper. */
export const jobsInState = (reader: Reader, state: PrintJobState): StoredPrintJob[] =>
  reader.all<StoredPrintJob>(
    `SELECT * FROM print_jobs WHERE state = ? AND ${isOpen} ORDER BY id`, state,
  );

/** May be drawn and sent: nothing is added to it any more. */
const isReady = `${isOpen} AND state IN ('queued', 'rendered') AND filling = 0`;

/** The next job that this printer has to take, oldest first; those of one batch as they shall lie in the tray. */
export const nextJobFor = (reader: Reader, spooler: string, printerName: string): StoredPrintJob | undefined =>
  reader.first<StoredPrintJob>(
    `SELECT * FROM print_jobs WHERE ${isReady} AND spooler = ? AND printer_name = ? ORDER BY created_at, batch_id, position, id LIMIT 1`, spooler, printerName,
  );

export const printersWithWork = (reader: Reader): { spooler: string; printer_name: string }[] =>
  reader.all(`SELECT DISTINCT spooler, printer_name FROM print_jobs WHERE ${isReady}`);

/** Jobs whose batch still adds to them, or stopped doing so without a word. */
export const fillingJobs = (reader: Reader): StoredPrintJob[] =>
  reader.all<StoredPrintJob>(`SELECT * FROM print_jobs WHERE ${isOpen} AND filling = 1 ORDER BY id`);

/** Nothing more comes into this job: it may be drawn. */
export const closeJob = (writer: Writer, id: PrintJobId): boolean =>
  writer.run('UPDATE print_jobs SET filling = 0 WHERE id = ? AND filling = 1', id).changes === 1;

/**
 * One step of a job, only if it is still where the caller saw it: false = somebody was faster. Columns that are not named stay.
 */
export const moveJob = (
  writer: Writer, id: PrintJobId, from: PrintJobState, to: PrintJobState,
  change: Partial<Pick<StoredPrintJob, 'sent_at' | 'ended_at' | 'file' | 'file_sha256' | 'spooler_job' | 'code' | 'words' | 'came_out' | 'spooler' | 'printer_name' | 'first_form' | 'sheets_done'>> = {},
): boolean => {
  const names = Object.keys(change) as (keyof typeof change)[];
  const sets = ['state = ?', ...names.map((name) => `${name} = ?`)].join(', ');
  const values = names.map((name) => change[name] ?? null);
  return writer.run(`UPDATE print_jobs SET ${sets} WHERE id = ? AND state = ?`, to, ...values, id, from).changes === 1;
};

/** A person found that fewer sheets of a printed job came out than was thought. */
export const setCameOut = (writer: Writer, id: PrintJobId, cameOut: number): void => {
  writer.run(`UPDATE print_jobs SET came_out = ? WHERE id = ? AND state = 'printed'`, cameOut, id);
};

/** What the spooler says now about a job that it has; true when that is news. Sheets that it counted once do not become fewer. */
export const noteWords = (writer: Writer, id: PrintJobId, words: string, code: string | null, sheetsDone: number | null): boolean =>
  writer.run(
    `UPDATE print_jobs SET words = said.words, code = said.code, sheets_done = nullif(max(coalesce(sheets_done, -1), said.done), -1)
     FROM (SELECT ? AS words, ? AS code, ? AS done) AS said
     WHERE id = ? AND state = 'sent' AND (print_jobs.words <> said.words OR print_jobs.code IS NOT said.code OR said.done > coalesce(sheets_done, -1))`,
    words, code, sheetsDone ?? -1, id,
  ).changes === 1;

export type StoredSheet = {
  sheet_number: number; kind: PrintJobKind; parcel_id: ParcelId | null; picture: SheetText; order_id: OrderId | null; waybill_number: string | null;
};

const sheetColumns = `s.sheet_number, s.kind, s.parcel_id, p.waybill_number,
  (SELECT min(order_id) FROM parcel_orders WHERE parcel_id = s.parcel_id) AS order_id`;

export const sheetsOfJob = (reader: Reader, id: PrintJobId): StoredSheet[] =>
  reader.all<StoredSheet>(
    `SELECT ${sheetColumns}, s.picture FROM print_sheets s LEFT JOIN parcels p ON p.id = s.parcel_id WHERE s.job_id = ? ORDER BY s.sheet_number`, id,
  );

/** Pictures in a row, for drawing. */
export const sheetPictures = (reader: Reader, id: PrintJobId, after: number, most: number): SheetText[] =>
  reader
    .all<{ picture: SheetText }>('SELECT picture FROM print_sheets WHERE job_id = ? AND sheet_number > ? ORDER BY sheet_number LIMIT ?', id, after, most)
    .map((row) => row.picture);

export const sheetPicture = (reader: Reader, id: PrintJobId, sheetNumber: number): SheetText | undefined =>
  reader.first<{ picture: SheetText }>('SELECT picture FROM print_sheets WHERE job_id = ? AND sheet_number = ?', id, sheetNumber)?.picture;

export type SheetParcel = { sheet_number: number; kind: PrintJobKind; parcel_id: ParcelId; order_id: OrderId | null; waybill_number: string };

/** The parcels that a job's sheets belong to, without the pictures. */
export const parcelsOnSheets = (reader: Reader, id: PrintJobId): SheetParcel[] =>
  reader.all<SheetParcel>(
    `SELECT ${sheetColumns} FROM print_sheets s JOIN parcels p ON p.id = s.parcel_id WHERE s.job_id = ? ORDER BY s.sheet_number`, id,
  );

export const countSheets = (reader: Reader, id: PrintJobId): number =>
  reader.first<{ n: number }>('SELECT max(sheet_number) AS n FROM print_sheets WHERE job_id = ?', id)?.n ?? 0;

/** Takes sheets out of a job that was never sent; the others move up, so that a sheet's number is its place in the tray. */
export const removeSheets = (writer: Writer, id: PrintJobId, sheetNumbers: readonly number[]): void => {
  for (const number of sheetNumbers) writer.run('DELETE FROM print_sheets WHERE job_id = ? AND sheet_number = ?', id, number);
  const rest = writer.all<{ sheet_number: number }>('SELECT sheet_number FROM print_sheets WHERE job_id = ? ORDER BY sheet_number', id);
  rest.forEach(({ sheet_number }, index) => {
    if (sheet_number !== index + 1) writer.run('UPDATE print_sheets SET sheet_number = ? WHERE job_id = ? AND sheet_number = ?', index + 1, id, sheet_number);
  });
};

/**
 * Copies the sheets after `lastGood` (to the `upTo`-th, null = all) into another job, the very same pictures. An original whose number
 * was scanned back from paper did come out and is not copied, nor is anything of a parcel that is packed or voided. Returns how many were.
 */
export const copySheetsAfter = (writer: Writer, from: PrintJobId, lastGood: number, to: PrintJobId, upTo: number | null = null): number =>
  writer.run(
    `INSERT INTO print_sheets (job_id, sheet_number, kind, parcel_id, picture)
     SELECT ?, row_number() OVER (ORDER BY s.sheet_number), s.kind, s.parcel_id, s.picture
     FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id LEFT JOIN parcels p ON p.id = s.parcel_id
     WHERE s.job_id = ? AND s.sheet_number > ? AND s.sheet_number <= coalesce(?, s.sheet_number)
       AND (p.id IS NULL OR j.reprint = 1 OR (p.state NOT IN ('packed', 'handed_over', 'voided') AND (p.scanned_back_at IS NULL OR s.kind <> 'waybill')))`,
    to, from, lastGood, upTo,
  ).changes;

/** What the rail shows: jobs on their way, and jobs that a person must look at. */
export const countJobs = (reader: Reader): { open: number; toLookAt: number } =>
  reader.first(
    `SELECT coalesce(sum(state NOT IN ('unknown', 'failed')), 0) AS open, coalesce(sum(state IN ('unknown', 'failed')), 0) AS toLookAt FROM print_jobs WHERE ${isOpen}`,
  ) ?? { open: 0, toLookAt: 0 };

/** The courier whose parcels a job's sheets are for; undefined for a test page. */
export const courierOfJob = (reader: Reader, id: PrintJobId): string | undefined =>
  reader.first<{ courier_code: string }>(
    'SELECT p.courier_code FROM print_sheets s JOIN parcels p ON p.id = s.parcel_id WHERE s.job_id = ? ORDER BY s.sheet_number LIMIT 1', id,
  )?.courier_code;

/** Is a waybill of this parcel in a job that is not settled yet? */
export const isUnderWay = (reader: Reader, parcelId: ParcelId): boolean =>
  reader.first(`SELECT 1 FROM parcels WHERE id = ? AND ${sheetUnderWay}`, parcelId) !== undefined;

const cameOut = `(j.state = 'printed' AND (j.came_out IS NULL OR s.sheet_number <= j.came_out))`;

/** How many times this kind of sheet came out for a parcel, as far as is known: the next one is a reprint of that rank. */
export const timesPrinted = (reader: Reader, parcelId: ParcelId, kind: PrintJobKind): number =>
  reader.first<{ n: number }>(
    `SELECT count(DISTINCT s.job_id) AS n FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id
     WHERE s.parcel_id = ? AND s.kind = ? AND (${cameOut} OR j.state IN ('sent', 'unknown'))`, parcelId, kind,
  )?.n ?? 0;

/** The waybill of a parcel as it was printed last (ST-1), or as it is about to be printed; undefined = it was never drawn. */
export const waybillPictureOf = (reader: Reader, parcelId: ParcelId): SheetText | undefined =>
  picturesOf(reader, parcelId, 'waybill')[0];

const jobWithPictures = (reader: Reader, parcelId: ParcelId, kind: PrintJobKind): { id: PrintJobId; template_id: string } | undefined =>
  reader.first(
    `SELECT j.id, j.template_id FROM print_sheets s JOIN print_jobs j ON j.id = s.job_id WHERE s.parcel_id = ? AND s.kind = ? AND j.state <> 'cancelled'
     ORDER BY ${cameOut} DESC, j.id DESC LIMIT 1`, parcelId, kind,
  );

/** The sheets of one kind that a parcel has, of the newest job that has or had them on paper. */
export const picturesOf = (reader: Reader, parcelId: ParcelId, kind: PrintJobKind): SheetText[] => {
  const job = jobWithPictures(reader, parcelId, kind);
  if (job === undefined) return [];
  return reader
    .all<{ picture: SheetText }>('SELECT picture FROM print_sheets WHERE job_id = ? AND parcel_id = ? AND kind = ? ORDER BY sheet_number', job.id, parcelId, kind)
    .map((row) => row.picture);
};

/** The template that drew what `picturesOf` answers; in an interleaved job it is the waybill's. */
export const templateOfPicture = (reader: Reader, parcelId: ParcelId, kind: PrintJobKind): string | undefined =>
  jobWithPictures(reader, parcelId, kind)?.template_id;

const numberAtEnd = (direction: 'ASC' | 'DESC'): string =>
  `(SELECT p.waybill_number FROM print_sheets s JOIN parcels p ON p.id = s.parcel_id WHERE s.job_id = j.id ORDER BY s.sheet_number ${direction} LIMIT 1)`;

/** Waybill numbers of the first and the last sheet; null for a test page. */
export const numbersOnJob = (reader: Reader, id: PrintJobId): { first: string | null; last: string | null } =>
  reader.first(`SELECT ${numberAtEnd('ASC')} AS first, ${numberAtEnd('DESC')} AS last FROM print_jobs j WHERE j.id = ?`, id) ?? { first: null, last: null };

export type QueueRow = StoredPrintJob & { sheets: number | null; first_number: string | null; last_number: string | null; interleaved: 0 | 1 };

/** Slips lie between waybills from the first order on; a waybill is one sheet, so a few sheets tell. */
const interleavedWithin = 4;

/** Everything that is not settled, and the newest jobs that are. */
export const queueRows = (reader: Reader, settled: number): QueueRow[] =>
  reader.all<QueueRow>(
    `SELECT j.*, (SELECT max(sheet_number) FROM print_sheets WHERE job_id = j.id) AS sheets,
       ${numberAtEnd('ASC')} AS first_number, ${numberAtEnd('DESC')} AS last_number,
       EXISTS (SELECT 1 FROM print_sheets s WHERE s.job_id = j.id AND s.sheet_number <= ${interleavedWithin} AND s.kind <> j.kind) AS interleaved
     FROM print_jobs j
     WHERE j.id IN (SELECT id FROM print_jobs WHERE ${isOpen})
        OR j.id IN (SELECT id FROM print_jobs WHERE +state IN ('printed', 'cancelled') ORDER BY id DESC LIMIT ?)
     ORDER BY j.id DESC`, settled,
  );
