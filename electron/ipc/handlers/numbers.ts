import { ok } from '../../../shared/domain/result.ts';
import { takeEWaybills } from '../../use-cases/printing/e-waybills.ts';
import { giveNumber } from '../../use-cases/printing/number-give.ts';
import { exportLedger } from '../../use-cases/printing/number-export.ts';
import { numberLedger } from '../../use-cases/printing/number-ledger.ts';
import { addToPool, giveBackPool, listPools, previewPool } from '../../use-cases/printing/number-pools.ts';
import { scanBack } from '../../use-cases/printing/number-scan-back.ts';
import { spoilNumber } from '../../use-cases/printing/number-spoil.ts';
import { numbersSummary } from '../../use-cases/printing/number-summary.ts';
import { addRoll, listRolls, retireRoll } from '../../use-cases/printing/rolls.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const numbersHandlers = (host: Host): Handlers['numbers'] => ({
  rolls: () => listRolls(host.services()),
  addRoll: (calling, input) => addRoll(host.services(), callerOf(calling), input),
  retireRoll: (calling, input) => retireRoll(host.services(), callerOf(calling), input),
  pools: () => listPools(host.services()),
  addToPool: (calling, input) => addToPool(host.services(), callerOf(calling), input),
  previewPool: (_calling, input) => previewPool(host.services(), input),
  giveBackPool: (calling, input) => giveBackPool(host.services(), callerOf(calling), input),
  give: (calling, input) => giveNumber(host.services(), callerOf(calling), input),
  scanBack: (calling, input) => scanBack(host.services(), callerOf(calling), input),
  spoil: (calling, input) => spoilNumber(host.services(), callerOf(calling), input),
  summary: () => numbersSummary(host.services()),
  ledger: (_calling, input) => numberLedger(host.services(), input),
  exportLedger: async (calling, input) => {
    const day = new Date(host.services().now()).toISOString().slice(0, 10);
    const path = await host.chooseSaveFile(`waybill-numbers-${input.courierCode ?? 'all'}-${day}.xlsx`);
    if (path === null) return ok(null);
    return exportLedger(host.services(), callerOf(calling), input.courierCode, path);
  },
  takeEWaybills: (calling, input) => takeEWaybills(host.services(), callerOf(calling), input),
});
