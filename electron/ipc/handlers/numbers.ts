import { addRoll, listRolls, retireRoll } from '../../use-cases/printing/rolls.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const numbersHandlers = (host: Host): Handlers['numbers'] => ({
  rolls: () => listRolls(host.services()),
  addRoll: (calling, input) => addRoll(host.services(), callerOf(calling), input),
  retireRoll: (calling, input) => retireRoll(host.services(), callerOf(calling), input),
  pools: (): never => { throw new Error('not built yet'); },
  addToPool: (): never => { throw new Error('not built yet'); },
  giveBackPool: (): never => { throw new Error('not built yet'); },
  give: (): never => { throw new Error('not built yet'); },
  scanBack: (): never => { throw new Error('not built yet'); },
  spoil: (): never => { throw new Error('not built yet'); },
  summary: (): never => { throw new Error('not built yet'); },
  ledger: (): never => { throw new Error('not built yet'); },
  exportLedger: (): never => { throw new Error('not built yet'); },
  takeEWaybills: (): never => { throw new Error('not built yet'); },
});
