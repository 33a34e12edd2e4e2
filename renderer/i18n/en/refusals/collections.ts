import type { Words } from '../../words.ts';
import type { collectionRefusals as zhCollection, signatureRefusals as zhSignature } from '../../zh-CN/refusals/collections.ts';

export const collectionRefusals: Words<typeof zhCollection> = {
  not_closed: { what: 'This collection is not closed.', todo: 'Simply go on scanning.' },
  no_difference: { what: 'Parcel {{number}} has no difference beyond tolerance.', todo: 'Nothing to settle; look at the list again.' },
  not_left: { what: 'Parcel {{number}} has not left.', todo: 'Simply take it off this collection.' },
  stub_sealed: { what: 'The stub of parcel {{number}} is sealed with its day; it cannot be taken back.', todo: 'Ask the courier to return it and take it in as a return.' },
  parcel_claimed: { what: 'There is a claim for parcel {{number}}.', todo: 'Withdraw the claim first, then take the parcel back.' },
  order_went_on: { what: 'Order {{number}} is “{{state}}” already; its parcel cannot be taken back.', todo: 'Ask the courier to return it and take it in as a return.' },
  list_unsure: { what: 'Some figures have no unit; which is weight and which is price is not certain.', todo: 'Say how to read them in the preview, then take the list over.' },
  list_empty: { what: 'No line of the list is a parcel of this collection.', todo: 'Check courier and day, then paste again.' },
};

export const signatureRefusals: Words<typeof zhSignature> = {
  too_small: { what: 'That is too little ink for a signature.', todo: 'Let the collector sign again.' },
  not_strokes: { what: 'The signature could not be read.', todo: 'Clear the pad and sign again.' },
  signed_already: { what: 'All parcels are signed for already.', todo: 'A signature is never changed; parcels scanned out later can be signed for.' },
  other_manifest: { what: '“{{code}}” is not the manifest of this collection; it should be {{wanted}}.', todo: 'Take the right paper and scan the code at its top right, or type its number.' },
  manifest_not_printed: { what: 'No manifest of this collection was printed.', todo: 'Print it and let the collector sign it, or sign on screen.' },
  manifest_older: { what: '{{n}} parcels were scanned out after the manifest was printed; they are not on it.', todo: 'Print it again and let it be signed, or sign on screen.' },
  manifest_too_long: { what: '{{n}} parcels were taken back after the manifest was printed; it still names them.', todo: 'Print it again and let it be signed, or sign on screen.' },
};
