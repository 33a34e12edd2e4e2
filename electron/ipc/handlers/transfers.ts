import { enterLines, readLines } from '../../use-cases/transfers/enter-lines.ts';
import { cancelExpected, expectTransfer, recordPayback } from '../../use-cases/transfers/expect.ts';
import { countTransfers, listTransfers, transferCandidates, transfersOfOrder } from '../../use-cases/transfers/list-transfers.ts';
import { confirmTransfer, setLineAside, undoMatch } from '../../use-cases/transfers/match-line.ts';
import type { Host } from '../host.ts';
import type { Handlers } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const transfersHandlers = (host: Host): Handlers['transfers'] => ({
  list: (_calling, input) => listTransfers(host.services(), input),
  counts: () => countTransfers(host.services()),
  candidates: (_calling, input) => transferCandidates(host.services(), input),
  ofOrder: (_calling, input) => transfersOfOrder(host.services(), input),
  expect: (calling, input) => expectTransfer(host.services(), callerOf(calling), input),
  cancel: (calling, input) => cancelExpected(host.services(), callerOf(calling), input),
  read: (_calling, input) => readLines(host.services(), input),
  enter: (calling, input) => enterLines(host.services(), callerOf(calling), input),
  confirm: (calling, input) => confirmTransfer(host.services(), callerOf(calling), input),
  undo: (calling, input) => undoMatch(host.services(), callerOf(calling), input),
  setAside: (calling, input) => setLineAside(host.services(), callerOf(calling), input),
  paidBack: (calling, input) => recordPayback(host.services(), callerOf(calling), input),
});
