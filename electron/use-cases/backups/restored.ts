import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { indexInRoll, numberAt } from '../../../shared/domain/printing/number-roll.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { freeBefore, freePools, markRestored } from '../../store/after-restore.ts';
import { giveBackFree } from '../../store/number-pool.ts';
import { advanceRoll, allRolls, type StoredRoll } from '../../store/number-rolls.ts';
import { openStore } from '../../store/open-store.ts';
import type { Reader } from '../../store/database.ts';
import { readSettings, writeSetting } from '../../store/settings.ts';
import { rollOf } from '../printing/give-numbers.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';

/** Takes an arrived store up to this app's version and marks it as restored, so that what takes the shop's place is whole from its first moment. */
export const makeReady = async (
  arriving: string, restored: { readonly copyTakenAt: number; readonly at: number; readonly everything: boolean; readonly backupFolder: string },
): Promise<void> => {
  const opening = await openStore(arriving, { backupFolder: restored.backupFolder, now: () => restored.at });
  if (opening.kind !== 'open') throw new Error(`the copy cannot be opened: ${opening.kind}`);
  try {
    opening.store.write((writer) => {
      markRestored(writer, restored);
    });
  } finally {
    opening.store.close();
  }
};

type Restored = OutputFor<'backups', 'restored'>;

const rollsInUse = (reader: Reader): StoredRoll[] => allRolls(reader).filter(({ active, used, size }) => active === 1 && used < size);

const nextOf = (roll: StoredRoll): string => {
  const next = numberAt(rollOf(roll), roll.used);
  return next.ok ? next.value : '';
};

/** What a person has to look at before anything is printed again; null = nothing was restored, or it was looked at. */
export const restoredNow = (services: Services): Result<Restored> => {
  const reader = readerOf(services);
  const { restored } = readSettings(reader);
  if (restored === null) return ok(null);
  return ok({
    ...restored,
    rolls: rollsInUse(reader).map((roll) => ({ rollId: roll.id, courierCode: roll.courier_code, nextNumber: nextOf(roll), left: roll.size - roll.used })),
    pools: freePools(reader),
  });
};

const tidy = (number: string): string => number.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/**
 * PR-5 after a restore: every roll and pool goes on where the paper is, never before where the copy was; what lies between was given out since and
 * is never given again. Null = used up. Refuses `backup.numbers_missing` when one is left out, `backup.number_not_next` for a number that is not
 * one of those still to come.
 */
export const confirmRestored = (services: Services, caller: Caller, input: InputFor<'backups', 'confirmRestored'>): Result<null> =>
  act(services, caller.staffId, ({ writer, at, trace, emit }) => {
    const { restored } = readSettings(writer);
    if (restored === null) return refuse('backup.nothing_restored');
    const passed: Record<string, number> = {};
    for (const roll of rollsInUse(writer)) {
      const said = input.rolls.find(({ rollId }) => rollId === roll.id);
      if (said === undefined) return refuse('backup.numbers_missing', { courierCode: roll.courier_code });
      const index = said.nextNumber === null ? roll.size : indexInRoll(rollOf(roll), tidy(said.nextNumber));
      if (index === null || index < roll.used) return refuse('backup.number_not_next', { number: said.nextNumber ?? '', next: nextOf(roll) }, `roll-${roll.id}`);
      if (index > roll.used && !advanceRoll(writer, roll.id, index, index)) return refuse('printing.changed_meanwhile');
      passed[`${roll.courier_code} ${roll.first_number}`] = index - roll.used;
    }
    for (const pool of freePools(writer)) {
      const said = input.pools.find(({ courierCode }) => courierCode === pool.courierCode);
      if (said === undefined) return refuse('backup.numbers_missing', { courierCode: pool.courierCode });
      const before = said.nextNumber === null ? pool.free : freeBefore(writer, pool.courierCode, tidy(said.nextNumber));
      if (before === null) return refuse('backup.number_not_next', { number: said.nextNumber ?? '', next: pool.nextNumber }, `pool-${pool.courierCode}`);
      if (before > 0) giveBackFree(writer, pool.courierCode, before, 'used since the restored backup', caller.staffId, at);
      passed[`${pool.courierCode} pool`] = before;
    }
    writeSetting(writer, 'restored', null);
    trace({ action: 'store.restore_confirmed', subject: 'shop', subjectId: null, before: { copyTakenAt: restored.copyTakenAt }, after: { passed } });
    emit('printing.changed', {});
    emit('app.changed', {});
    return ok(null);
  });
