import { confirmLine, undoCount } from '../../use-cases/packing/counting.ts';
import { sign } from '../../use-cases/packing/finish.ts';
import { reportFault, setAside, setWeight } from '../../use-cases/packing/parcel-changes.ts';
import { packingParcel, packingToday, waitingToBePacked } from '../../use-cases/packing/queries.ts';
import { scan } from '../../use-cases/packing/scan.ts';
import { createSignatures } from '../../use-cases/packing/signatures.ts';
import type { Packer } from '../../use-cases/packing/verdicts.ts';
import type { Host } from '../host.ts';
import type { Handlers, SignedIn } from '../serve.ts';
import { callerOf } from '../signed-in.ts';

export const packingHandlers = (host: Host): Handlers['packing'] => {
  const signatures = createSignatures();
  /** Everything a person does at the table keeps their signature awake. */
  const packerOf = (calling: SignedIn): Packer => ({
    ...callerOf(calling),
    signatureStands: signatures.standsFor(host.services(), calling.windowId, calling.session),
  });
  return {
    scan: (calling, input) => scan(host.services(), packerOf(calling), input),
    confirmLine: (calling, input) => confirmLine(host.services(), packerOf(calling), input),
    undoCount: (calling, input) => undoCount(host.services(), packerOf(calling), input),
    sign: async (calling, input) => {
      const signed = await sign(host.services(), packerOf(calling), input);
      if (signed.ok) signatures.renew(host.services(), calling.windowId, calling.session);
      return signed;
    },
    setAside: (calling, input) => setAside(host.services(), packerOf(calling), input),
    setWeight: (calling, input) => setWeight(host.services(), packerOf(calling), input),
    reportFault: (calling, input) => reportFault(host.services(), packerOf(calling), input),
    parcel: (_calling, input) => packingParcel(host.services(), input),
    today: () => packingToday(host.services()),
    waiting: () => waitingToBePacked(host.services()),
  };
};
