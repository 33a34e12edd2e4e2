/** Refusals of connections to platforms and couriers' services. */
export const connectionRefusals = {
  unknown: { what: 'There is no such connection.', todo: 'The list is fresh again: look once more.' },
  kind_fixed: { what: 'The kind of a connection cannot be changed.', todo: 'Make another connection, then remove this one.' },
  account_taken: { what: '“{{account}}” is connected already.', todo: 'Change that connection, or take another shop name.' },
  field_missing: { what: 'Something is missing: {{field}}.', todo: 'Fill it in and try again; for a new address the keys are written anew.' },
  field_unknown: { what: 'This kind of connection has no “{{field}}”.', todo: 'Open the form anew and fill it in.' },
  address_bad: { what: 'This address cannot be used.', todo: 'Write a whole address that begins with https://, without user and password.' },
  no_right: { what: 'The keys are not accepted: {{words}}', todo: 'Check keys and permission; authorise anew on the platform what has expired.' },
  refused: { what: 'The other side refused: {{words}}', todo: 'Check the settings by its words and try again.' },
  unreachable: { what: 'Nobody is reached.', todo: 'Look at the cable and the address; a folder must be there and allow reading and writing.' },
  too_slow: { what: 'No answer after a long wait.', todo: 'Try again later; if it stays, check the address.' },
  not_readable: { what: 'The answer makes no sense.', todo: 'Mostly the address is wrong, or a sign-in page stands in between: check the address.' },
  server_error: { what: 'The other side’s server failed.', todo: 'Try again later; it is not on this side.' },
  file_lines_refused: { what: '{{n}} lines of the file were not imported, the first is line {{line}} ({{number}}); the rest is in.', todo: 'Drop the file on the import screen to see why; move it away when that is settled.' },
  file_not_moved: { what: 'The file was imported but cannot be moved into “已导入” ({{why}}).', todo: 'It will not be imported again; move it away yourself.' },
  file_not_read: { what: 'The file could not be read ({{why}}).', todo: 'Close the program that has it open; else drop it on the import screen.' },
} as const;

/** Refusals of what others are to be told. */
export const outboxRefusals = {
  unknown: { what: 'There is no such message.', todo: 'The list is fresh again: look once more.' },
  payload_unreadable: { what: 'This message cannot be read and was not sent.', todo: 'Do it by hand on the platform, then skip this one.' },
  order_closed: { what: 'On the platform this order is closed or paid back whole; shipping was not told.', todo: 'See where the parcel is and stop it if you can. To tell it all the same choose “Retry”, else skip it.' },
} as const;

/** Why no waybill number is asked for. */
export const waybillAskRefusals = {
  not_paid: { what: 'This order needs no number now ({{state}}).', todo: 'Only paid orders that are not packed yet get one.' },
  held: { what: 'This order is on hold.', todo: 'Release it first.' },
  has_number: { what: 'This order has the number {{number}} already.', todo: 'To get another one, void its waybill first.' },
  asked_already: { what: 'A number is being asked for already.', todo: 'See what came of it under “Outbox”.' },
  in_other_parcel: { what: 'This order shares a parcel with others.', todo: 'Ask for the first order of the parcel.' },
  no_connection: { what: 'No connection can ask for numbers for this shop.', todo: 'Connect the platform under “Settings · Connections”, or Kuaidi100 with the contract of your courier; or paste what its service answered.' },
  masked: { what: 'The platform hides the receiver, and the courier would not know where to.', todo: 'Ask the platform for the number, or write the whole receiver in the order.' },
} as const;
