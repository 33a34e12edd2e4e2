import type { Paper } from '../../../shared/contract/papers.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { previewPaper, printPaper, savePaper } from '../../use-cases/papers/papers.ts';
import type { Host } from '../host.ts';
import type { Handlers, SignedIn } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

/** Money of the shop, and whom it owes a call, are not for everybody who prints. */
const mayHave = ({ session: { role } }: SignedIn, { kind }: Paper): Result<null> =>
  (kind !== 'finance_sheet' || may(role, 'after_sales.read')) && (kind !== 'handover_sheet' || may(role, 'orders.read')) ? ok(null) : refuse('access.not_permitted');

export const papersHandlers = (host: Host): Handlers['papers'] => ({
  preview: (calling, input) => {
    const allowed = mayHave(calling, input.paper);
    return allowed.ok ? previewPaper(host.services(), host.printing(), callerOf(calling), input) : allowed;
  },
  save: (calling, input) => {
    const allowed = mayHave(calling, input.paper);
    return allowed.ok ? savePaper(host.services(), host.printing(), callerOf(calling), input, host.chooseSaveFile) : allowed;
  },
  print: (calling, input) => {
    const allowed = mayHave(calling, input.paper);
    return allowed.ok ? printPaper(host.services(), host.printing(), callerOf(calling), input) : allowed;
  },
});
