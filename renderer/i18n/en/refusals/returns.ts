/** The desk where parcels come back (AS-4). */
export const returnRefusals = {
  not_a_number: { what: '“{{code}}” does not look like a waybill number.', todo: 'Scan the longest code of the label; where it is torn, type the number.' },
  not_left: { what: '{{number}} is ours and has not left yet.', todo: 'The parcel is still in the shop: look at packing or collections.' },
  nothing_known: { what: 'Nothing is known of this parcel.', todo: 'Write one thing at least: waybill number, sender, phone, or what is in it.' },
  order_not_left: { what: 'That order has not left yet.', todo: 'It cannot come back; choose another one.' },
  article_unknown: { what: 'An unknown piece was to go into stock.', todo: 'Unknown goods can only be “not ours”.' },
  repair_unknown: { what: 'That piece does not wait for repair any more.', todo: 'The list is up to date now; look again.' },
  more_than_waiting: { what: 'Only {{waiting}} wait for repair, {{quantity}} were given.', todo: 'Take {{waiting}} at most.' },
  photo_needs_owner: { what: 'This parcel has no owner yet, so a photo has no place.', todo: 'Find its order first.' },
} as const;
