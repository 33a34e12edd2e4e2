import { statSync } from 'node:fs';
import { ok, refuse } from '../../../shared/domain/result.ts';
import type { Handlers } from '../serve.ts';
import type { Host } from '../host.ts';
import { callerOf } from '../signed-in.ts';
import { appVersionOfStore } from '../../store/migrations.ts';
import { traceWitnesses } from '../../store/trace-witnesses.ts';
import { verifyTrace } from '../../store/trace.ts';
import { createShop, setAppearance, shopState, updateShop } from '../../use-cases/app.ts';
import { act } from '../../use-cases/services.ts';

/** What main knows of itself for the diagnostics page, and how it writes it out. */
export type AboutApp = {
  readonly versions: { readonly version: string; readonly electron: string; readonly chromium: string; readonly node: string; readonly platform: string };
  readonly logFolder: string;
  readonly online: () => { online: boolean; since: number };
  /** Writes the diagnostics and the log as one text file. */
  readonly exportTo: (file: string, facts: Record<string, unknown>) => void;
  readonly loadDemo: (staffId: number) => Promise<void>;
};

const countIn = (host: Host, table: 'orders' | 'parcels' | 'skus' | 'trace'): number =>
  host.services().store.reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;

export const appHandlers = (host: Host, about: AboutApp): Handlers['app'] => {
  const diagnostics = () => ({
    ...about.versions,
    sqlite: host.services().store.reader.first<{ v: string }>('SELECT sqlite_version() AS v')?.v ?? '',
    storeFile: host.shop.storeFile(), storeBytes: statSync(host.shop.storeFile()).size, storeVersion: appVersionOfStore, logFolder: about.logFolder,
    counts: { orders: countIn(host, 'orders'), parcels: countIn(host, 'parcels'), skus: countIn(host, 'skus'), trace: countIn(host, 'trace') },
  });
  return {
    state: ({ windowId }) => {
      const phase = host.shop.phase();
      if (phase.phase !== 'open') return ok(phase);
      const shop = shopState(host.services(), about.online());
      if (shop === null) return ok({ phase: 'first_run', storeFile: host.shop.storeFile() });
      return ok({ ...shop, session: host.sessions.of(windowId) });
    },
    createShop: async ({ windowId }, input) => {
      const made = await createShop(host.services(), input);
      if (!made.ok) return made;
      const { staffId } = made.value;
      host.sessions.start(windowId, { staffId, name: input.manager.name, role: 'manager', signedInAt: host.services().now() });
      if (input.demo) await about.loadDemo(staffId);
      return made;
    },
    updateShop: (calling, input) => updateShop(host.services(), callerOf(calling), input),
    setAppearance: (_calling, input) => setAppearance(host.services(), input),
    openPackingWindow: () => {
      host.openPackingWindow();
      return ok(null);
    },
    moveStore: async (calling) => {
      const folder = await host.chooseFolder();
      if (folder === null) return ok(null);
      try {
        await host.shop.move(folder);
      } catch (error) {
        return refuse('app.store_not_moved', { why: error instanceof Error ? error.message : String(error) });
      }
      const caller = callerOf(calling);
      return act(host.services(), caller.staffId, ({ trace }) => {
        trace({ action: 'store.moved', subject: 'shop', subjectId: null, after: { folder } });
        return ok({ storeFile: host.shop.storeFile() });
      });
    },
    diagnostics: () => ok(diagnostics()),
    exportDiagnostics: async () => {
      const file = await host.chooseSaveFile('backroom-diagnostics.txt');
      if (file === null) return ok(null);
      about.exportTo(file, diagnostics());
      return ok({ file });
    },
    backUpNow: async () => ok({ file: await host.shop.backUpNow('by-hand') }),
    verifyTrace: async () => ok(await verifyTrace(host.services().store.reader, await traceWitnesses(host.shop.storeFile(), host.shop.backupFolder()))),
  };
};
