/** ST-3: what a case against the courier can be about. */
export const claimKinds = ['lost', 'damaged', 'undeliverable', 'short_contents'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const claimStates = ['opened', 'sent', 'answered', 'paid', 'short', 'refused', 'withdrawn'] as const;
export type ClaimState = (typeof claimStates)[number];

/** ST-4: whose it was. While nobody knows, the claim goes on. */
export const claimFaults = ['courier', 'packing', 'unknown'] as const;
export type ClaimFault = (typeof claimFaults)[number];

/** What moves a claim from state to state. */
export const claimSteps = ['send', 'answer', 'receive', 'close_short', 'refuse', 'dispute', 'withdraw'] as const;
export type ClaimStep = (typeof claimSteps)[number];

/** What happens to a claim without moving it. */
export const claimNotes = ['note', 'tracking', 'follow_up', 'amount', 'fault', 'deadline', 'bill', 'attached', 'detached', 'signed'] as const;
export type ClaimNote = (typeof claimNotes)[number];

export type ClaimEventKind = 'open' | ClaimStep | ClaimNote;
export const claimEventKinds: readonly ClaimEventKind[] = ['open', ...claimSteps, ...claimNotes];

/** Pictures of a claim: `signed_paper` stands for a signature on the screen. */
export const attachmentRoles = ['photo', 'signed_paper', 'document'] as const;
export type AttachmentRole = (typeof attachmentRoles)[number];
