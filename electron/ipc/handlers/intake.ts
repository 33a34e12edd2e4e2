import { ok } from '../../../shared/domain/result.ts';
import { createIntakeReader } from '../../intake/intake-reader.ts';
import { recentRuns } from '../../store/intake-runs.ts';
import { createIntakeDesk, type IntakeDesk } from '../../use-cases/intake/intake-desk.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';
import { mappingsHandlers } from './mappings.ts';

/** One desk for both: files are read and their columns named at the same one. */
export const intakeFeatures = (host: Host): Pick<Handlers, 'intake' | 'mappings'> => {
  const desk = createIntakeDesk({
    services: host.services,
    startReading: createIntakeReader(host.workerFile('intake-worker')),
    reportBug: (error) => { host.reportBug('intake', error); },
  });
  return { intake: intakeHandlers(host, desk), mappings: mappingsHandlers(host, desk) };
};

const intakeHandlers = (host: Host, desk: IntakeDesk): Handlers['intake'] => ({
  chooseFiles: async () => ok(await host.chooseFiles('orders', true)),
  read: (_calling, { paths }) => desk.read(paths),
  state: () => ok(desk.state()),
  confirm: (calling, { readingId }) => desk.confirm(callerOf(calling), readingId),
  cancel: () => desk.cancel(),
  leaveOut: (_calling, { readingId }) => desk.leaveOut(readingId),
  mapFile: (_calling, { readingId, file }) => desk.mapFile(readingId, file),
  runs: () =>
    ok(
      recentRuns(host.services().store.reader).map((run) => ({
        at: run.at, staffName: run.name, fileNames: JSON.parse(run.file_names) as string[], newOrders: run.new_orders,
        changedOrders: run.changed_orders, refused: run.refused_lines, outcome: run.outcome,
      })),
    ),
});
