import { z } from 'zod';
import { personalRetention } from '../domain/orders/personal-retention.ts';
import { count, nothing, numberRollId, time } from './fields.ts';
import { command, query } from './operation.ts';

const second = z.object({
  folder: z.string().nullable(), state: z.enum(['off', 'fine', 'working', 'gone', 'full', 'failed']),
  /** Of the state. */
  since: time, words: z.string(), lastGoodAt: time.nullable(),
  /** The next copy, if there is something to copy. */
  nextAt: time.nullable(),
  everyMinutes: z.number().int(), sealed: z.boolean(), copies: count, bytes: count, oldestAt: time.nullable(),
});

const copy = z.object({
  file: z.string(), place: z.enum(['beside', 'second', 'chosen']),
  /** `copy`, `daily`, `by-hand`, `moved`, `before-12` …; '' = a file of another name. */
  kind: z.string(), takenAt: time.nullable(), bytes: count, sealed: z.boolean(),
});
export type BackupCopy = z.output<typeof copy>;

const contents = z.object({
  kind: z.enum(['store', 'everything']), shopName: z.string(), orders: count, parcels: count, lastOrderAt: time.nullable(), lastChangeAt: time.nullable(), bytes: count,
});
export type CopyContents = z.output<typeof contents>;

/** Long enough that trying them all takes for ever; typed at another PC, perhaps after years. */
const newPassphrase = z.string().min(8).max(200);
const passphrase = z.string().min(1).max(200).nullable();
const file = z.string().min(1).max(1000);
const nextNumber = z.string().trim().min(1).max(40).nullable();

/** Copies of the whole shop: made by themselves, sealed, looked into, restored, taken to another PC. */
export const backups = {
  state: query({ access: 'backups.manage', input: nothing, output: second }),
  /** Asks for the folder or disk; null = they thought better of it. Refuses `backup.folder_not_writable`, `backup.folder_is_the_shops`. */
  chooseFolder: command({ access: 'backups.manage', input: nothing, output: second.nullable() }),
  leaveFolder: command({ access: 'backups.manage', input: nothing, output: second }),
  setEvery: command({ access: 'backups.manage', input: z.object({ minutes: z.number().int().min(5).max(24 * 60) }), output: second }),
  /** From now on copies are sealed with a key that only this passphrase opens; null = no longer. */
  seal: command({ access: 'backups.manage', input: z.object({ passphrase: newPassphrase.nullable() }), output: second }),
  /** Copies to the second folder now; resolves when it is done, however it went. */
  copyNow: command({ access: 'backups.manage', input: nothing, output: second }),

  /** Of this and the following: also before anybody has signed in, while the store is damaged or there is no shop yet. Newest first. */
  list: query({ access: 'anyone', input: nothing, output: z.array(copy) }),
  /** Asks for a file of another place; null = none chosen. */
  chooseFile: command({ access: 'anyone', input: nothing, output: copy.nullable() }),
  /** What a copy holds. Refuses `backup.passphrase_wanted`, `backup.wrong_passphrase`, `backup.damaged`, `backup.newer` … */
  look: command({ access: 'anyone', input: z.object({ file, passphrase }), output: contents }),
  /** The copy becomes the store; what was there is kept beside. Everybody signs in anew. */
  restore: command({ access: 'anyone', input: z.object({ file, passphrase }), output: z.object({ keptIn: z.string(), pictures: count }) }),

  /** What has to be looked at after a restore before anything is printed; null = nothing. */
  restored: query({
    access: 'backups.manage', input: nothing,
    output: z.object({
      copyTakenAt: time, at: time,
      rolls: z.array(z.object({ rollId: numberRollId, courierCode: z.string(), nextNumber: z.string(), left: count })),
      pools: z.array(z.object({ courierCode: z.string(), nextNumber: z.string(), free: count })),
    }).nullable(),
  }),
  /** For every roll and pool the next number as it is on the paper; null = used up. */
  confirmRestored: command({
    access: 'backups.manage',
    input: z.object({
      rolls: z.array(z.object({ rollId: numberRollId, nextNumber })).max(500), pools: z.array(z.object({ courierCode: z.string().max(20), nextNumber })).max(200),
    }),
    output: nothing,
  }),

  /** Everything in one file for another PC, where the person says; null = they thought better of it. */
  exportEverything: command({
    access: 'backups.manage', input: z.object({ passphrase: newPassphrase.nullable() }), output: z.object({ file: z.string(), bytes: count, pictures: count }).nullable(),
  }),

  personal: query({ access: 'settings.edit', input: nothing, output: z.object({ months: z.number().int(), erased: count }) }),
  setPersonal: command({
    access: 'settings.edit', input: z.object({ months: z.number().int().min(personalRetention.least).max(personalRetention.most) }), output: nothing,
  }),
};
