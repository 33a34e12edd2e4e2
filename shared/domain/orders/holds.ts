import { holdCauses } from '../intake/order-draft.ts';

/** Why an order is held. From `refund_requested` on they are raised by what a platform's file says, the rest by people. */
export const holdReasons = [
  'out_of_stock', 'change_requested', 'address_question', 'buyer_asked', 'payment_question', 'packing_fault', 'other',
  'refund_requested', 'platform_cancelled', 'platform_shipped', ...holdCauses,
] as const;
export type HoldReason = (typeof holdReasons)[number];
export const holdReasonsForPeople = [
  'out_of_stock', 'change_requested', 'address_question', 'buyer_asked', 'payment_question', 'packing_fault', 'other',
] as const satisfies readonly HoldReason[];

export const closeReasons = ['buyer_cancelled', 'not_paid', 'out_of_stock', 'refunded', 'duplicate', 'other'] as const;
export type CloseReason = (typeof closeReasons)[number];
/** The reason of ours that an order was closed for, with or without what the person added (`not_paid: …`); undefined = the platform closed it, in its own words or without any. */
export const ownCloseReason = (text: string): CloseReason | undefined => closeReasons.find((reason) => text === reason || text.startsWith(`${reason}: `));
