import type { SealingKey } from './sealing.ts';

/** What is done aside, in a thread of its own, because disks are slow and files are large. */
export type BackupTask =
  /** A key of the shop's own for its copies, sealed by this passphrase. */
  | { readonly task: 'key'; readonly passphrase: string }
  /** Copies the store that is open here, as one file, and reads the copy back. */
  | { readonly task: 'copy'; readonly from: string; readonly to: string }
  /** Copies it under its own name into the folder, sealed if there is a key; old copies go. */
  | { readonly task: 'place'; readonly from: string; readonly folder: string; readonly takenAt: number; readonly now: number; readonly key: SealingKey | null }
  /** Copies pictures that are not there yet. */
  | { readonly task: 'media'; readonly from: string; readonly folder: string; readonly key: SealingKey | null }
  | { readonly task: 'look'; readonly file: string; readonly scratch: string; readonly unlocking: Unlocked; readonly expects: Expected }
  /** Makes the copy ready to become the store: a sound file `arriving`, and its pictures in `mediaFolder`. */
  | { readonly task: 'arrive'; readonly file: string; readonly arriving: string; readonly mediaFolder: string; readonly unlocking: Unlocked; readonly expects: Expected }
  /** One file with the store and all its pictures, for another PC. `store` is a copy that nobody else needs: it loses the keys of this PC. */
  | { readonly task: 'pack'; readonly store: string; readonly mediaFolder: string; readonly target: string; readonly passphrase: string | null };

type Unlocked = { readonly passphrase: string | null; readonly keys: readonly { readonly name: string; readonly sealedIdentity: Uint8Array }[] };
export type Expected = { readonly applicationId: number; readonly version: number };

/** What a copy holds, so that a person knows which one to take. */
export type CopyContents = {
  readonly kind: 'store' | 'everything'; readonly shopName: string; readonly orders: number; readonly parcels: number;
  /** UTC ms; null = none. */
  readonly lastOrderAt: number | null; readonly lastChangeAt: number | null; readonly bytes: number;
};

/** Why a task did not come to its end, as the screen says it. */
export const taskFailures = [
  'full', 'gone', 'passphrase_wanted', 'wrong_passphrase', 'key_missing', 'not_a_copy', 'damaged', 'newer', 'failed',
] as const;
export type TaskFailure = (typeof taskFailures)[number];

export type Answers = {
  readonly key: SealingKey;
  /** Whether the copy is whole. */
  readonly copy: boolean;
  readonly place: { readonly file: string };
  readonly media: { readonly copied: number; readonly bytes: number };
  readonly look: CopyContents;
  readonly arrive: CopyContents & { readonly pictures: number };
  readonly pack: { readonly bytes: number; readonly pictures: number };
};
export type TaskAnswer<T extends BackupTask['task']> =
  | { readonly ok: true; readonly value: Answers[T] }
  | { readonly ok: false; readonly why: TaskFailure; readonly words: string };
