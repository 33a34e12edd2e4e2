import type { waves as zh } from '../zh-CN/waves.ts';
import type { Words } from '../words.ts';

/** Waves: making them, picking, sorting (PK-1). */
export const waves: Words<typeof zh> = {
  title: 'Waves',
  number: 'Wave {{n}}',
  intro: 'Picked together in one walk along the shelves; each wave is one person\'s.',
  empty: 'No wave is open',
  emptyText: 'Choose on the right what goes together. Parcels that are printed and not packed may go in.',
  nobody: 'Nobody\'s yet',
  owner: '{{name}} is on it',
  mine: 'Mine',
  madeBy: 'made by {{name}} {{at}}',
  allCouriers: 'All couriers',
  noSlots: 'no slots',
  slots: '{{n}} slots',
  progress: { picked: 'Picked', sorted: 'Sorted', packed: 'Packed', pieces: '{{done}} / {{all}} pcs', parcels: '{{done}} / {{all}} parcels' },
  stopped: '{{n}} stopped',
  complete: '{{n}} slots complete, to be packed',
  toPutBack: '{{n}} slots to be cleared',
  action: {
    take: 'Take it', pick: 'Pick', sort: 'Sort', give: 'Hand over', giveTo: 'Hand over to…', giveLabel: 'Hand wave {{n}} over to', release: 'Give back', close: 'End', closeSure: 'Press again: end it, {{n}} unpacked go back',
    keys: '↑↓ choose a wave',
  },
  make: {
    title: 'Make a wave', courier: 'Courier', urgency: 'Urgency', size: 'Orders', most: 'At most', parcels: 'parcels',
    late: 'Late', today: 'Due today', all: 'Any',
    any: 'Any', one_sku: 'One article', single_piece: 'One piece',
    slots: 'Sort into slots', slotsText: 'One order a slot: scan an item, lay it into its slot',
    mine: 'It is mine', mineText: 'Off: it waits for somebody to take it',
    holds: 'It would hold', nothing: 'No parcel fits', nothingText: 'Ask for less, or print waybills first.',
    parcelsCount: '{{n}} parcels', pieces: '{{n}} pieces', shelves: '{{n}} shelves', skus: '{{n}} articles', late_n: '{{n}} late', today_n: '{{n}} due today',
    go: 'Make this wave', eligible: '{{n}} to choose from', labels: 'Print slot labels', labelsText: 'Put on the sorting wall once',
  },
  view: { back: 'Back', pick: 'Pick', sort: 'Sort', over: 'This wave is done', overText: 'Its parcels are packed, or were stopped and went back.', list: 'Pick list', wall: 'Sorting wall', toPack: 'Go packing' },
  typed: 'Just scan; if it cannot be read, type the code and press Enter',
  pick: {
    idle: 'Scan what you take', idleText: '↑↓ line · Enter: whole line picked · Backspace: one back', progress: '{{done}} / {{all}} pcs', shelf: 'Shelf', noShelf: 'No shelf', parcels: '{{n}} parcels', slots: 'slot {{slots}}',
    done: 'All picked', surplus: '{{n}} too many, back to the shelf', next: 'Next',
  },
  sort: {
    idle: 'Scan an item to see its slot', idleText: 'Without barcode: ↑↓ choose, Enter: one into its slot · Backspace: one back', slot: 'Slot {{n}}', slotShort: 'slot',
    state: { empty: 'empty', filling: 'filling', complete: 'complete', packed: 'packed', stopped: 'stopped', surplus: 'too many' },
    missing: 'Missing', wants: '{{done}}/{{all}}', loose: 'Without barcode', putBackTitle: 'Back to the shelves', putBack: 'When done, scan the slot\'s label, or type its number and press Enter',
    spoken: 'Slot {{n}}', spokenComplete: 'Slot {{n}}, complete', stop: 'Stop: {{why}}',
  },
  said: {
    picked: 'Picked', line_picked: 'Line complete', all_picked: 'All picked', sorted: 'Slot {{slot}}', slot_complete: 'Slot {{slot}} complete', all_sorted: 'All sorted', taken_back: 'One back',
    put_back: 'Slot {{slot}} cleared', slot_shown: 'Slot {{slot}}', one_too_many: 'One too many', not_in_wave: 'Not of this wave', unknown_code: 'Unknown barcode', stopped: 'Order stopped',
    nothing_to_take_back: 'Nothing to take back', no_such_slot: 'There is no slot {{slot}}', refused: 'Not done',
  },
  why: {
    picked: '{{picked}} / {{wanted}} pcs', line_picked: '{{wanted}} pcs complete, on to the next shelf', all_picked: 'Take it to the sorting wall, or pack it', sorted: '{{missing}} more for this slot', slot_complete: 'This slot may be packed',
    all_sorted: 'Every slot is complete: pack them', taken_back: 'One less, scan again', put_back: '{{pieces}} pcs went back to the shelves', slot_shown: '{{missing}} still missing',
    one_too_many: 'This wave wants no more of it: back to the shelf', not_in_wave: 'Put it aside', otherWave: 'Wave {{n}} wants it', unknown_code: 'Scanned {{code}}', stopped: 'Held, refunded or voided: back to the shelf', nothing_to_take_back: 'None was counted, or it is packed',
    no_such_slot: 'This wave has {{slots}} slots', shelf: 'Shelf {{shelf}}',
  },
};
