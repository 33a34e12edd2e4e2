import type { claimRefusals as zh } from '../../zh-CN/refusals/claims.ts';
import type { Words } from '../../words.ts';

export const claimRefusals: Words<typeof zh> = {
  unknown: { what: 'There is no such claim.', todo: 'The list is fresh again: look once more.' },
  parcel_unknown: { what: 'There is no such parcel.', todo: 'Check the number and look again.' },
  parcel_not_handed_over: { what: 'Parcel {{waybillNumber}} was never handed to the courier.', todo: 'Only a parcel that has left can be claimed for; check the number.' },
  open_already: { what: 'Parcel {{waybillNumber}} has an open claim of this kind.', todo: 'Go on with that one.' },
  over_terms: { what: '{{amountFen}} is more than the {{mostFen}} that the courier pays.', todo: 'Claim less; for an insured parcel or another agreement the manager confirms it.' },
  over_terms_is_the_managers: { what: 'Claims over {{mostFen}} are the manager’s.', todo: 'Ask the manager, or claim less.' },
  changed_meanwhile: { what: '{{by}} did something to this claim at {{changedAt}}.', todo: 'Look at it as it is now, then decide.' },
  step_refused: { what: 'This cannot be done to the claim now.', todo: 'See its state and history.' },
  money_missing: { what: 'No amount was entered.', todo: 'Enter what came in, more than 0.' },
  more_than_claimed: { what: 'That is {{overFen}} more than the {{amountFen}} claimed.', todo: 'Check the amount; if it is right, tick “really more” and record it.' },
  nothing_received: { what: 'Nothing has been paid yet.', todo: 'Record the money first; if nothing came, choose “refused”.' },
  all_received: { what: 'All of it has been paid.', todo: 'There is nothing to close short.' },
  money_received: { what: '{{receivedFen}} has been paid already.', todo: 'Close it short instead.' },
  fault_is_ours: { what: 'Our own packing is at fault; the courier owes nothing.', todo: 'Change the fault, or withdraw the claim: it still counts in the quality report.' },
  signature_missing: { what: 'Damage by the courier needs the collector’s signature.', todo: 'Have it signed on screen, or attach the signed paper, then send.' },
  signature_empty: { what: 'That is too short to be a signature.', todo: 'Sign once more.' },
  closed: { what: 'This claim has ended.', todo: 'Dispute it to take it up again.' },
  amount_is_sent: { what: 'The courier has the amount already.', todo: 'Withdraw and open it anew, or record what is really paid.' },
  picture_lost: { what: 'The picture “{{file}}” is gone from the disk, or was changed.', todo: 'Bring the media folder back from a backup, or remove the picture and attach it again.' },
  too_many_attachments: { what: 'A claim takes {{most}} pictures at most.', todo: 'Remove what is not needed.' },
  attached_already: { what: '“{{file}}” is attached already.', todo: 'Nothing to do.' },
  attachment_unknown: { what: 'There is no such picture.', todo: 'The list is fresh again: look once more.' },
  stub_unreadable: { what: 'The stub of this parcel cannot be read.', todo: 'Check the data under “About & diagnostics”; restore a backup if need be.' },
  evidence_too_long: { what: 'The evidence has {{count}} sheets, more than {{most}}.', todo: 'Leave out pictures or tracking, and write it again.' },
};
