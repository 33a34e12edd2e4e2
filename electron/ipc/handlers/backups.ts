import { relative } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { readSettings } from '../../store/settings.ts';
import { confirmRestored, restoredNow } from '../../use-cases/backups/restored.ts';
import { personalKept, setPersonalRetention } from '../../use-cases/personal/retention-setting.ts';
import { act } from '../../use-cases/services.ts';
import type { Host } from '../host.ts';
import type { Calling, Handlers, SignedIn } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

/** A copy may be put in the store's place by whoever manages backups; without asking who, only while there is no shop that could ask. */
const mayRestore = (host: Host, { session }: Calling): boolean => {
  const { phase } = host.shop.phase();
  if (phase === 'store_damaged') return true;
  if (phase !== 'open') return false;
  if (readSettings(host.services().store.reader).shop === null) return true;
  return session !== null && may(session.role, 'backups.manage');
};

const isInside = (folder: string, other: string): boolean => {
  const way = relative(folder, other);
  return way === '' || (!way.startsWith('..') && !/^[a-zA-Z]:/.test(way));
};

export const backupsHandlers = (host: Host): Handlers['backups'] => {
  const traced = (calling: SignedIn, action: string, after: Readonly<Record<string, unknown>>): void => {
    act(host.services(), callerOf(calling).staffId, ({ trace }) => {
      trace({ action, subject: 'shop', subjectId: null, after });
      return ok(null);
    });
  };
  const ifAllowed = async <T>(calling: Calling, work: () => Promise<Result<T>>): Promise<Result<T>> =>
    mayRestore(host, calling) ? work() : refuse('access.not_permitted');
  return {
    state: async () => ok((await host.shop.copyDesk()).second()),
    chooseFolder: async (calling) => {
      const folder = await host.chooseFolder();
      if (folder === null) return ok(null);
      // Beside the store a second copy is none: one disk, one fate.
      if (isInside(host.shop.backupFolder(), folder) || folder === host.shop.storeFolder()) return refuse('backup.folder_is_the_shops');
      try {
        const chosen = await (await host.shop.copyDesk()).choose(folder);
        traced(calling, 'backups.folder_chosen', { folder });
        return ok(chosen);
      } catch (error) {
        return refuse('backup.folder_not_writable', { why: error instanceof Error && 'code' in error ? String(error.code) : '' });
      }
    },
    leaveFolder: async (calling) => {
      const left = await (await host.shop.copyDesk()).choose(null);
      traced(calling, 'backups.folder_left', {});
      return ok(left);
    },
    setEvery: async (_calling, { minutes }) => {
      const desk = await host.shop.copyDesk();
      desk.every(minutes);
      return ok(desk.second());
    },
    seal: async (calling, { passphrase }) => {
      const desk = await host.shop.copyDesk();
      if (passphrase === null) desk.seal(null);
      else {
        const key = await (await host.shop.copies()).newKey(passphrase);
        if (!key.ok) return key;
        desk.seal(key.value);
      }
      traced(calling, passphrase === null ? 'backups.unsealed' : 'backups.sealed', {});
      return ok(desk.second());
    },
    copyNow: async () => ok(await (await host.shop.copyDesk()).copyNow()),
    list: (calling) => ifAllowed(calling, async () => ok(await (await host.shop.copies()).list())),
    chooseFile: (calling) => ifAllowed(calling, async () => {
      const [file] = await host.chooseFiles('copy', false);
      return ok(file === undefined ? null : await (await host.shop.copies()).allow(file));
    }),
    look: (calling, { file, passphrase }) => ifAllowed(calling, async () => (await host.shop.copies()).look(file, passphrase)),
    restore: (calling, { file, passphrase }) => ifAllowed(calling, async () => {
      const restored = await (await host.shop.copies()).restore(file, passphrase);
      if (restored.ok) host.sessions.endAll();
      return restored;
    }),
    restored: () => restoredNow(host.services()),
    confirmRestored: (calling, input) => confirmRestored(host.services(), callerOf(calling), input),
    exportEverything: async (calling, { passphrase }) => {
      const day = new Date(host.services().now()).toISOString().slice(0, 10);
      const file = await host.chooseSaveFile(passphrase === null ? `backroom-${day}.backroom` : `backroom-${day}.backroom.age`);
      if (file === null) return ok(null);
      const written = await (await host.shop.copies()).exportEverything(host.services(), file, passphrase);
      if (written.ok) {
        traced(calling, 'backups.everything_exported', { sealed: passphrase !== null, bytes: written.value.bytes });
        host.showInFolder(file);
      }
      return written;
    },
    personal: () => personalKept(host.services()),
    setPersonal: (calling, input) => setPersonalRetention(host.services(), callerOf(calling), input),
  };
};
