import type { numberRefusals as zh } from '../../zh-CN/refusals/numbers.ts';
import type { Words } from '../../words.ts';

/** Waybill numbers (PR-5): pools, giving, scanning back, spoiling, and what keeps an order from getting one. */
export const numberRefusals: Words<typeof zh> = {
  too_many_numbers: { what: 'At most {{most}} numbers can be added at once.', todo: 'Paste them in parts; nothing was added.' },
  no_numbers_pasted: { what: 'No number was found.', todo: 'Copy the numbers from the courier\'s site and paste them here.' },
  pool_empty: { what: 'The pool of {{courierCode}} has no number to give back.', todo: 'Nothing to do.' },
  order_has_waybill: { what: 'This order has waybill {{waybillNumber}} already.', todo: 'To change it, void that one first, with a reason.' },
  number_used: { what: 'Number {{number}} ({{courierCode}}) was used before.', todo: 'A number is used once only. See whether this is the right form.' },
  number_spoiled: { what: 'Number {{number}} ({{courierCode}}) was spoiled.', todo: 'This form cannot be used; take another.' },
  number_given_back: { what: 'Number {{number}} ({{courierCode}}) was given back to the courier.', todo: 'It cannot be used any more; take another.' },
  number_seems_other: { what: 'Number {{number}} looks like {{courier}}, not like {{courierCode}}.', todo: 'Compare form and courier; if both are right, press once more.' },
  number_looks_odd: { what: 'Number {{number}} is unlike the numbers of {{courierCode}}.', todo: 'Compare it with the form; if it is right, press once more.' },
  number_not_known: { what: 'The shop has no number {{number}}.', todo: 'See whether it is somebody else\'s form or another barcode; a form filled in by hand is given to its order first.' },
  number_not_given_yet: { what: 'Number {{number}} ({{courierCode}}) is not in use yet: next on the roll is {{next}}, {{forms}} forms off.', todo: 'Stop printing: the forms have slipped. Void what is on the wrong form and feed the paper to {{next}}.' },
  number_still_free: { what: 'Number {{number}} ({{courierCode}}) is still in the pool; no order has it.', todo: 'Do not stick it on a parcel. A form filled in by hand is given to its order first.' },
  number_voided: { what: 'Number {{number}} was voided: {{why}}', todo: 'Tear this waybill up; do not stick it on a parcel.' },
  number_replaced: { what: 'Number {{number}} was voided; the order has {{newNumber}} now.', todo: 'Tear this waybill up and use the new one.' },
  number_gone: { what: 'The parcel with number {{number}} has left with the courier.', todo: 'This paper is one too many: tear it up, do not send a second parcel.' },
  number_not_printed: { what: 'Number {{number}} is reserved, but was never printed.', todo: 'Print it first. If a form carries it already, void it and give it again as "on paper already".' },
  number_is_a_parcels: { what: 'Number {{number}} belongs to a parcel.', todo: 'Void its waybill on the printing screen, with a reason.' },
  ledger_too_long: { what: 'More than {{most}} rows do not fit on one sheet.', todo: 'Choose one courier, then export.' },
  ledger_not_written: { what: 'The ledger was not written ({{why}}).', todo: 'See whether the file is open or the folder read-only, then try again.' },
  closed: { what: 'The order is closed and will not ship.', todo: 'Do not use this form; spoil it if it is filled in.' },
  not_paid: { what: 'The order is not paid.', todo: 'Give it a number once it is.' },
  already_handed_over: { what: 'The order has been handed over.', todo: 'It needs no number any more.' },
  refund_requested: { what: 'The buyer has asked for a refund.', todo: 'Settle the refund first.' },
  held: { what: 'The order is on hold: {{reason}} {{note}}', todo: 'Release it first, then give it a number.' },
  no_lines: { what: 'The order has nothing to ship.', todo: 'See whether all of it was refunded.' },
  masked: { what: 'The receiver is masked and cannot be printed.', todo: 'Enter the real one with R; if the form has the address already, choose "on paper already".' },
  address: { what: 'The address is doubtful and not confirmed.', todo: 'Confirm or mend it in the order.' },
  out_of_stock: { what: '{{missing}} of {{sku}} are missing.', todo: 'Restock or correct the count; if the form is filled in, choose "on paper already".' },
};
