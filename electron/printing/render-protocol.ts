import type { Evidence } from '../../shared/domain/claims/evidence/evidence.ts';
import type { EvidenceRefusal } from '../../shared/domain/claims/evidence/lay-out-evidence.ts';
import type { DocumentData } from '../../shared/domain/printing/document-data.ts';
import type { SheetText } from '../../shared/domain/printing/display-list.ts';
import type { Calibration } from '../../shared/domain/printing/calibration.ts';
import type { LayoutRefusal } from '../../shared/domain/printing/layout.ts';
import type { Template } from '../../shared/domain/printing/template.ts';
import type { Refusal, Result } from '../../shared/domain/result.ts';
import type { FileRefusal } from './atomic-file.ts';
import type { PictureRefusal } from './picture.ts';
import type { CodeRefusal } from './raster-codes.ts';
import type { LaidOutParts } from './lay-out-parts.ts';
import type { PrintForm } from './spooler.ts';

/** What main and the render worker say to each other. Sheets travel as JSON text: it is copied as one piece, and it is what is stored. */
export type LayOutJob = { readonly kind: 'lay_out'; readonly template: Template; readonly documents: readonly DocumentData[] };

/** The sheets of one document, or why it cannot be drawn. One document's refusal does not touch the others (PR-8). */
export type LaidOut = Result<readonly SheetText[], LayoutRefusal>;

export type BackdropJob = { readonly kind: 'backdrop'; readonly template: Template };

/** PR-3: an unsaved template, element by element, so that one that cannot be drawn hides no other. */
export type PartsJob = { readonly kind: 'parts'; readonly template: Template; readonly data: DocumentData };

/** ST-3: what goes to a courier with a claim. */
export type EvidenceJob = { readonly kind: 'evidence'; readonly evidence: Evidence };

export type DrawnForm = Exclude<PrintForm, { readonly kind: 'component' }>;

export type DrawJob = {
  readonly kind: 'draw';
  /** Where the PDF goes; appears there whole or not at all, replacing what had the name. */
  readonly path: string;
  readonly title: string;
  /** UTC milliseconds; same sheets and same time give the same bytes. */
  readonly createdAt: number;
  /** What the printer takes. */
  readonly form: DrawnForm;
  /** PR-4: of the printer and paper it goes to; null = as drawn. */
  readonly calibration: Calibration | null;
  /** Continuous forms gone through since the paper was aligned, before the first sheet. */
  readonly firstForm: number;
  /** Bytes (grey PNG) of the pictures that sheets refer to, by id. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
};

/** What the worker gets when it asks a drawing for more sheets. Asked for piece by piece, so that a long batch is never held twice. */
export type MoreSheets = { readonly kind: 'sheets'; readonly sheets: readonly SheetText[] } | { readonly kind: 'end' } | { readonly kind: 'cancel' };

export type Drawn = { readonly path: string; readonly pageCount: number; readonly bytes: number; readonly sha256: string };
export type DrawRefusal = FileRefusal | PictureRefusal | CodeRefusal | Refusal<'printing.sheet_unreadable' | 'printing.no_sheets' | 'printing.cancelled'>;

export type Job = LayOutJob | BackdropJob | PartsJob | EvidenceJob | DrawJob;
export type ToWorker = { readonly id: number; readonly job: Job } | { readonly id: number; readonly more: MoreSheets };

export type Answer =
  | { readonly kind: 'lay_out'; readonly documents: readonly LaidOut[] }
  | { readonly kind: 'backdrop'; readonly backdrop: Result<SheetText, LayoutRefusal> }
  | { readonly kind: 'parts'; readonly parts: LaidOutParts }
  | { readonly kind: 'evidence'; readonly evidence: Result<readonly SheetText[], EvidenceRefusal> }
  | { readonly kind: 'draw'; readonly drawn: Result<Drawn, DrawRefusal> };
export type FromWorker =
  | { readonly id: number; readonly answer: Answer }
  /** Wants more sheets; so many are drawn. */
  | { readonly id: number; readonly wants: 'sheets'; readonly drawn: number }
  /** A bug in the worker: the message is for the log. */
  | { readonly id: number; readonly failed: string };
