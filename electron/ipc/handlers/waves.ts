import { closeWave, giveWave, releaseWave, takeWave } from '../../use-cases/waves/owners.ts';
import { makeWave, previewWave } from '../../use-cases/waves/make-wave.ts';
import { pick, pickLine, unpick } from '../../use-cases/waves/pick.ts';
import { putBack, sort, sortLine, unsort } from '../../use-cases/waves/sort.ts';
import { countWaves, listWaves, pickingView, wallViewOf } from '../../use-cases/waves/wave-views.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const wavesHandlers = (host: Host): Handlers['waves'] => ({
  list: () => listWaves(host.services()),
  open: () => countWaves(host.services()),
  preview: (_calling, input) => previewWave(host.services(), input),
  make: (calling, input) => makeWave(host.services(), callerOf(calling), input),
  take: (calling, input) => takeWave(host.services(), callerOf(calling), input),
  give: (calling, input) => giveWave(host.services(), callerOf(calling), input),
  release: (calling, input) => releaseWave(host.services(), callerOf(calling), input),
  close: (calling, input) => closeWave(host.services(), callerOf(calling), input),
  picking: (_calling, input) => pickingView(host.services(), input),
  pick: (calling, input) => pick(host.services(), callerOf(calling), input),
  pickLine: (calling, input) => pickLine(host.services(), callerOf(calling), input),
  unpick: (calling, input) => unpick(host.services(), callerOf(calling), input),
  wall: (_calling, input) => wallViewOf(host.services(), input),
  sort: (calling, input) => sort(host.services(), callerOf(calling), input),
  sortLine: (calling, input) => sortLine(host.services(), callerOf(calling), input),
  unsort: (calling, input) => unsort(host.services(), callerOf(calling), input),
  putBack: (calling, input) => putBack(host.services(), callerOf(calling), input),
});
