import { returnRefusals } from './refusals/returns.ts';
import type { refusals as zh } from '../zh-CN/refusals.ts';
import type { Words } from '../words.ts';
import { afterSalesRefusals } from './refusals/after-sales.ts';
import { collectionRefusals, signatureRefusals } from './refusals/collections.ts';
import { componentPrintingRefusals, componentRefusals, eWaybillRefusals, jsonRefusals } from './refusals/components.ts';
import { backupRefusals } from './refusals/backup.ts';
import { claimRefusals } from './refusals/claims.ts';
import { customerRefusals } from './refusals/customers.ts';
import { categoryRefusals, materialRefusals } from './refusals/floor.ts';
import { entryRefusals } from './refusals/entry.ts';
import { intakeRefusals } from './refusals/intake.ts';
import { mappingRefusals } from './refusals/mapping.ts';
import { orderChangeRefusals } from './refusals/order-changes.ts';
import { stubsRefusals } from './refusals/stubs.ts';
import { taskRefusals } from './refusals/tasks.ts';
import { transferRefusals } from './refusals/transfers.ts';
import { handoverRefusals, ownViewRefusals, replyRefusals } from './refusals/work.ts';
import { templateRefusals } from './refusals/templates.ts';
import { labelPrinterRefusals } from './refusals/label-printers.ts';
import { papersRefusals } from './refusals/papers.ts';
import { pictureRefusals, tableRefusals } from './refusals/pictures.ts';
import { printersRefusals } from './refusals/printers.ts';
import { mediaRefusals } from './refusals/media.ts';
import { numberRefusals } from './refusals/numbers.ts';
import { printingRefusals } from './refusals/printing.ts';
import { queueRefusals } from './refusals/queue.ts';
import { scaleRefusals } from './refusals/scales.ts';
import { connectionRefusals, outboxRefusals, waybillAskRefusals } from './refusals/sync.ts';
import { waveRefusals } from './refusals/waves.ts';

export const refusals: Words<typeof zh> = {
  unknown: { what: 'That was not done ({{code}}).', todo: 'Nothing was changed. Please try again; if it stays, export the diagnostics under “About & diagnostics”.' },
  access: {
    not_permitted: { what: 'Your role may not do that.', todo: 'Ask the manager, or sign in as somebody else (F12).' },
    sign_in_first: { what: 'Nobody is signed in.', todo: 'Sign in first.' },
  },
  app: {
    call_failed: { what: 'Backroom did not answer.', todo: 'Nothing was changed. Try again; if it stays, open Backroom anew.' },
    bug: { what: 'Backroom broke; that was not done.', todo: 'Nothing was changed, and the error is in the log. Try again; if it stays, export the diagnostics.' },
    shop_exists: { what: 'The shop exists already.', todo: 'Sign in.' },
    store_not_open: { what: 'The data file is not open yet.', todo: 'Wait a moment, or do as the page says.' },
    store_not_moved: { what: 'The data was not moved ({{why}}).', todo: 'It is where it was and works on. See whether the folder can be written to and has room.' },
  },
  input: {
    invalid: { what: '“{{field}}” is not right.', todo: 'Correct it and try again.' },
  },
  store: {
    disk_full: { what: 'The disk is full; that was not saved.', todo: 'Make room and try again. What was saved before is there.' },
    disk_failed: { what: 'The disk failed; that was not saved.', todo: 'See whether it is connected and not read-only. What was saved before is there.' },
    damaged: { what: 'The data file is damaged.', todo: 'Close Backroom, open it again and restore a backup.' },
    busy: { what: 'The data file is in use.', todo: 'Wait and try again; see whether two Backrooms run or a virus scanner is at it.' },
  },
  after_sales: afterSalesRefusals,
  returns: returnRefusals,
  picture: pictureRefusals,
  table: tableRefusals,
  backup: backupRefusals,
  staff: {
    wrong_pin: { what: 'Wrong PIN; tries left: {{left}}.', todo: 'See whether your own name is chosen.' },
    locked: { what: 'Locked until {{until}} after wrong PINs.', todo: 'Wait, or ask the manager to unlock it under Settings · Staff.' },
    unknown: { what: 'There is no such person, or they are deactivated.', todo: 'Ask the manager to look under Settings · Staff.' },
    name_taken: { what: 'Somebody is called “{{name}}” already.', todo: 'Write it so that people can tell them apart.' },
    last_manager: { what: 'This is the last manager.', todo: 'Make somebody else a manager first.' },
  },
  order: {
    ...orderChangeRefusals,
    unknown: { what: 'There is no such order.', todo: 'The list is fresh again: look once more.' },
    changed_meanwhile: { what: 'Somebody changed this order after you opened it.', todo: 'Look at what is new and do it again.' },
    transition_refused: { what: 'An order in “{{state}}” cannot {{event}}.', todo: 'Look at its state and history.' },
    already_held: { what: 'It is held already ({{reason}}).', todo: 'Release it first, then hold it for the new reason.' },
    not_held: { what: 'It is not held.', todo: 'Nothing to do.' },
    too_late_to_hold: { what: 'An order in “{{state}}” cannot be held any more.', todo: 'The parcel is gone; ask the courier to stop it.' },
    too_late_to_change: { what: 'An order in “{{state}}” cannot be changed any more.', todo: 'The parcel is gone; ask the courier to redirect it.' },
    address_not_doubted: { what: 'Its address is not doubted.', todo: 'Nothing to do.' },
    receiver_masked: { what: 'The receiver is still masked.', todo: 'Press R and enter the real data, or use the platform’s e-waybill.' },
    waybill_printed: { what: 'The waybill is printed; the courier cannot simply change.', todo: 'Void the waybill on the printing page first.' },
  },
  receiver: {
    part_missing: { what: '“{{part}}” is empty.', todo: 'Name, phone and street address are needed.' },
    still_masked: { what: '“{{part}}” still holds stars.', todo: 'Enter the real data; stars are never printed.' },
  },
  parcel: {
    unknown: { what: 'There is no such parcel.', todo: 'See whether the right form was scanned.' },
    already_handed_over: { what: 'The parcel is with the courier already.', todo: 'It cannot be changed; call the courier if need be.' },
    already_voided: { what: 'This waybill is voided.', todo: 'Use the one printed afterwards.' },
    not_printed: { what: 'The waybill is not printed yet.', todo: 'Print it first.' },
  },
  category: categoryRefusals,
  material: materialRefusals,
  media: mediaRefusals,
  packing: {
    line_unknown: { what: 'This parcel has no such line.', todo: 'Look at the goods on screen and press again.' },
    fault_too_many: { what: 'This line wants {{wanted}} only, not {{pieces}}.', todo: 'Look at the number of pieces again.' },
    scan_the_item: { what: '“{{title}}” has a barcode: scan it.', todo: 'Number keys are for goods without barcode.' },
  },
  wave: waveRefusals,
  connection: connectionRefusals,
  outbox: outboxRefusals,
  waybill_ask: waybillAskRefusals,
  scale: scaleRefusals,
  collection: {
    unknown: { what: 'There is no such collection.', todo: 'Look again.' },
    already_open: { what: 'A collection of {{courier}} is open already ({{by}}).', todo: 'Go on scanning.' },
    closed: { what: 'This collection is closed.', todo: 'Open a new one for more parcels.' },
    empty: { what: 'No parcel is scanned out yet.', todo: 'Scan first, or give the collection up.' },
    not_empty: { what: '{{n}} parcels are scanned out; it cannot be given up.', todo: 'Take them out first, or close it.' },
    counts_differ: { what: 'The five counts differ by {{n}} parcels.', todo: 'Find them; otherwise the manager closes it with a reason.' },
    reason_required: { what: 'The five counts differ by {{n}} parcels.', todo: 'You are the manager: give the reason and it can be closed.' },
    parcel_stopped: { what: 'Parcel {{number}} must not go out any more ({{n}} in all).', todo: 'Take it out of this collection and put it aside.' },
    parcel_not_in_it: { what: 'Parcel {{number}} is not in this collection.', todo: 'See whether it is another courier’s.' },
    ...collectionRefusals,
  },
  signature: signatureRefusals,
  ship_file: {
    not_written: { what: 'The ship file was not written ({{why}}).', todo: 'The orders are handed over and nothing is lost. Look at the disk and write it again under “Ship files”.' },
    unknown: { what: 'There is no such ship file.', todo: 'Look again.' },
  },
  stock: {
    picture_not_small: { what: 'The picture is too large and was not kept.', todo: 'Its longer side may have {{most}} pixels; chosen in the stock screen it is shrunk by itself.' },
    picture_unknown: { what: 'No SKU has this picture any more.', todo: 'The list is fresh again: look once more.' },
    picture_lost: { what: 'The picture file is gone or was changed.', todo: 'Choose a picture for the SKU again.' },
    sku_unknown: { what: 'There is no such SKU.', todo: 'The list is fresh again: look once more.' },
    sku_unsure: { what: 'Code {{skuCode}} differs from line {{line}} only in letter case or width; it is not sure whether they are one.', todo: 'Make them the same or clearly different and import again.' },
    quantity_wrong: { what: 'The quantity “{{value}}” of {{skuCode}} is not right.', todo: 'It has to be a whole number of 0 or more.' },
    barcode_taken: { what: 'Barcode {{barcode}} belongs to {{skuCode}} already.', todo: 'A barcode belongs to one SKU; please check.' },
    barcode_twice: { what: 'Barcode {{barcode}} stands on line {{line}} too.', todo: 'A barcode belongs to one SKU; please check.' },
    nothing_to_take_in: { what: 'There is no line to take in.', todo: 'See the reason of each line, mend it and import again.' },
    preview_gone: { what: 'This preview is out of date.', todo: 'Choose the file again.' },
    preview_outdated: { what: 'Stock changed after the preview.', todo: 'Choose the file again and look at its preview.' },
  },
  stubs: stubsRefusals,
  task: taskRefusals,
  transfer: transferRefusals,
  own_view: ownViewRefusals,
  reply: replyRefusals,
  handover: handoverRefusals,
  claim: claimRefusals,
  customer: customerRefusals,
  intake: intakeRefusals,
  entry: entryRefusals,
  mapping: mappingRefusals,
  template: templateRefusals,
  printing: { ...numberRefusals, ...printingRefusals, ...queueRefusals, ...printersRefusals, ...papersRefusals, ...labelPrinterRefusals, ...componentPrintingRefusals },
  component: componentRefusals,
  e_waybill: eWaybillRefusals,
  json: jsonRefusals,
};
