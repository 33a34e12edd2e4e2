import type { PackingVerdict } from '../../../shared/contract/packing.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { confirmLine, undoCount } from '../../use-cases/packing/counting.ts';
import { reportFault } from '../../use-cases/packing/fault.ts';
import { sign, tickSteps } from '../../use-cases/packing/finish.ts';
import { setAside } from '../../use-cases/packing/parcel-changes.ts';
import { lookAtReceiver } from '../../use-cases/packing/look-at-receiver.ts';
import { packingParcel, packingToday, parcelChecks, waitingToBePacked } from '../../use-cases/packing/queries.ts';
import { scan } from '../../use-cases/packing/scan.ts';
import { openAgain, setWeight, weigh } from '../../use-cases/packing/weigh.ts';
import { expectedWeight } from '../../use-cases/packing/expected-weight.ts';
import { createSessionTicks, parcelWithTicks, verdictWithTicks } from '../../use-cases/packing/session-ticks.ts';
import { createSignatures } from '../../use-cases/packing/signatures.ts';
import type { Packer } from '../../use-cases/packing/verdicts.ts';
import type { Host } from '../host.ts';
import type { Handlers, SignedIn } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const packingHandlers = (host: Host): Handlers['packing'] => {
  const signatures = createSignatures();
  const ticks = createSessionTicks();
  const tickedBy = (calling: SignedIn): ReadonlySet<string> => ticks.of(calling.windowId, calling.session);
  /** Everything a person does at the table keeps their signature awake. */
  const packerOf = (calling: SignedIn): Packer => ({
    ...callerOf(calling),
    signatureStands: signatures.standsFor(host.services(), calling.windowId, calling.session),
    ticked: tickedBy(calling),
  });
  /** A verdict as this packer sees it: what they ticked for their session is ticked (PK-4). */
  const seen = (calling: SignedIn, verdict: Result<PackingVerdict>): Result<PackingVerdict> =>
    verdict.ok ? ok(verdictWithTicks(verdict.value, tickedBy(calling))) : verdict;
  return {
    scan: (calling, input) => seen(calling, scan(host.services(), packerOf(calling), input)),
    confirmLine: (calling, input) => seen(calling, confirmLine(host.services(), packerOf(calling), input)),
    undoCount: (calling, input) => seen(calling, undoCount(host.services(), packerOf(calling), input)),
    tickSteps: (calling, input) => {
      const ticked = tickSteps(host.services(), packerOf(calling), input);
      if (ticked.ok && ticked.value.tone === 'good' && ticked.value.parcel !== null) ticks.take(calling.windowId, calling.session, ticked.value.parcel);
      return seen(calling, ticked);
    },
    sign: async (calling, input) => {
      const signed = await sign(host.services(), packerOf(calling), input);
      if (signed.ok) signatures.renew(host.services(), calling.windowId, calling.session);
      return seen(calling, signed);
    },
    setAside: (calling, input) => setAside(host.services(), packerOf(calling), input),
    weigh: (calling, input) => weigh(host.services(), host.scale(), packerOf(calling), input),
    expectedWeight: (_calling, input) => expectedWeight(host.services(), input),
    openAgain: (calling, input) => openAgain(host.services(), packerOf(calling), input),
    setWeight: (calling, input) => setWeight(host.services(), packerOf(calling), input),
    reportFault: (calling, input) => reportFault(host.services(), packerOf(calling), input),
    parcel: (calling, input) => {
      const parcel = packingParcel(host.services(), input);
      return parcel.ok ? ok(parcelWithTicks(parcel.value, tickedBy(calling))) : parcel;
    },
    receiver: (calling, input) => lookAtReceiver(host.services(), callerOf(calling), input),
    checks: (_calling, input) => parcelChecks(host.services(), input),
    today: () => packingToday(host.services()),
    waiting: () => waitingToBePacked(host.services()),
  };
};
