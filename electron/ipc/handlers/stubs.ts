import { ok, refuse } from '../../../shared/domain/result.ts';
import { findStub, searchStubs, stubCalendar, stubDetailOf, stubOverview, stubsOnDay } from '../../use-cases/stubs/archive.ts';
import { exportCopy } from '../../use-cases/stubs/export-copy.ts';
import { dispose, setRetention, takeOver } from '../../use-cases/stubs/take-over.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const stubsHandlers = (host: Host): Handlers['stubs'] => ({
  calendar: (_calling, input) => stubCalendar(host.services(), input),
  overview: () => stubOverview(host.services(), host.stubs()),
  day: (_calling, input) => stubsOnDay(host.services(), input),
  search: (_calling, input) => searchStubs(host.services(), input),
  find: (_calling, input) => findStub(host.services(), input),
  detail: (_calling, input) => stubDetailOf(host.services(), input),
  verify: (calling, { fromDay, toDay, courierCode }) =>
    fromDay > toDay ? refuse('stubs.days_turned') : host.stubs().verify(callerOf(calling), { first: fromDay, last: toDay, courierCode }),
  stopVerifying: async () => {
    await host.stubs().stopVerifying();
    return ok(null);
  },
  takeOver: (calling, input) => takeOver(host.services(), host.stubs(), callerOf(calling), input),
  dispose: (calling, input) => dispose(host.services(), host.stubs(), callerOf(calling), input),
  setRetention: (calling, input) => setRetention(host.services(), callerOf(calling), input),
  exportCopy: (calling, input) =>
    exportCopy(host.services(), { renderer: host.printing().renderer, chooseSaveFile: host.chooseSaveFile }, callerOf(calling), input),
});
