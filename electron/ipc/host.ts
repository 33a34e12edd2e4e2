import type { AppState } from '../../shared/contract/app.ts';
import type { BackupDesk } from '../use-cases/backups/backup-desk.ts';
import type { ShopCopies } from '../use-cases/backups/shop-copies.ts';
import type { CustomerDesk } from '../use-cases/customers/customer-desk.ts';
import type { PrintingServices } from '../use-cases/printing/printing-services.ts';
import type { MediaDesk } from '../use-cases/media/media-desk.ts';
import type { ScaleDesk } from '../use-cases/scales/scale-desk.ts';
import type { Services } from '../use-cases/services.ts';
import type { StubDesk } from '../use-cases/stubs/stub-desk.ts';
import type { SyncDesk } from '../use-cases/sync/sync-desk.ts';
import type { Sessions } from './sessions.ts';

/** Thrown when a window asks for the shop while there is none open: first run, damaged or newer store. */
export class StoreNotOpen extends Error {
  readonly code = 'BACKROOM_STORE_NOT_OPEN';
}

export type FileKind = 'copy' | 'orders' | 'stock' | 'template' | 'picture';

/** What handlers may ask of the app around them; the real one is made in `main.ts`, tests make a small one. */
export type Host = {
  /** The open shop. Throws `StoreNotOpen` while there is none. */
  readonly services: () => Services;
  readonly printing: () => PrintingServices;
  readonly stubs: () => StubDesk;
  readonly scale: () => ScaleDesk;
  readonly media: () => MediaDesk;
  readonly customers: () => CustomerDesk;
  readonly sync: () => SyncDesk;
  readonly sessions: Sessions;
  /** Asks a person for files; empty = none chosen. */
  readonly chooseFiles: (kind: FileKind, many: boolean) => Promise<string[]>;
  readonly chooseFolder: () => Promise<string | null>;
  readonly chooseSaveFile: (suggestion: string) => Promise<string | null>;
  readonly showInFolder: (file: string) => void;
  readonly openPackingWindow: () => void;
  /** The window may open a camera once, in the next few seconds and on a person's click. */
  readonly letOpenCamera: (windowId: number) => void;
  /** Where ship files are written; made when first needed. */
  readonly shipFolder: () => string;
  readonly workerFile: (name: 'intake-worker' | 'render-worker' | 'check-worker' | 'template-worker') => string;
  readonly resourcesFolder: string;
  readonly reportBug: (where: string, error: unknown) => void;
  readonly shop: ShopHost;
};

/** The store's own life: which phase it is in, and the few things that may be done while it is closed. */
export type ShopHost = {
  readonly phase: () => ShopPhase;
  readonly storeFile: () => string;
  readonly storeFolder: () => string;
  readonly backupFolder: () => string;
  /** Writes a copy by hand, read back before it counts; returns the file. */
  readonly backUpNow: (kind: 'by-hand') => Promise<string>;
  /** Copies of the shop; may be asked while no store is open. */
  readonly copies: () => Promise<ShopCopies>;
  /** Keeps copies of the open store in a second place. */
  readonly copyDesk: () => Promise<BackupDesk>;
  readonly move: (folder: string) => Promise<void>;
};

export type ShopPhase =
  | { readonly phase: 'open' }
  | Exclude<AppState, { phase: 'first_run' } | { phase: 'open' }>;
