import type { StaffId } from '../../../shared/domain/ids.ts';
import { signatureOnAction, signatureRenewed, type Signature } from '../../../shared/domain/packing/signature.ts';
import { readSettings } from '../../store/settings.ts';
import { readerOf, type Services } from '../services.ts';

type Person = { readonly staffId: StaffId; readonly signedInAt: number };

/** PK-5: whose signature stands at which window. In memory, like the sessions it belongs to. */
export type Signatures = {
  /** The person acts; true while their signature stands without the PIN. */
  readonly standsFor: (services: Services, windowId: number, person: Person) => boolean;
  readonly renew: (services: Services, windowId: number, person: Person) => void;
};

export const createSignatures = (): Signatures => {
  const byWindow = new Map<number, Signature>();
  return {
    standsFor: (services, windowId, person) => {
      const { signaturePauseMs } = readSettings(readerOf(services));
      const signature = signatureOnAction(byWindow.get(windowId), person, services.now(), signaturePauseMs);
      byWindow.set(windowId, signature);
      return signature.stands;
    },
    renew: (services, windowId, person) => {
      byWindow.set(windowId, signatureRenewed(person, services.now()));
    },
  };
};
