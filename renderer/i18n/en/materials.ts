import type { materials as zh } from '../zh-CN/materials.ts';
import type { Words } from '../words.ts';

export const materials: Words<typeof zh> = {
  title: 'Materials',
  add: 'New material',
  empty: 'No materials yet',
  emptyText: 'Enter bags, tape, forms: each parcel counts them down, and before they run out you are told whom to call.',
  list: {
    title: 'Materials', name: 'Name', onHand: 'On hand', left: 'Lasts', parcels: '{{n}} parcels', state: 'State', low: 'Order now (floor {{n}})', enough: 'Enough', uncounted: 'Not counted', call: 'Call',
  },
  rolls: { title: 'Forms on numbered rolls (counted by their numbers)', open: 'Numbers', courier: 'Courier', left: 'Forms left' },
  pane: {
    byHand: 'Not counted down by parcels', perParcel: 'Per parcel: {{n}} {{unit}}', low: 'Nearly used up: call {{supplier}} {{phone}}.', lowNoPhone: 'Nearly used up. Enter the supplier’s phone below and the task will carry it.',
    record: 'Delivery, count, spoiled', details: 'Details', movements: 'Movements', noMovements: 'No movements yet', balance: '{{n}} left', retire: 'Take out of use', retireSure: 'Count it no more', keep: 'Keep it',
  },
  cause: { opening: 'Opening', count: 'Count', delivered: 'Delivery', used: 'Used', spoiled: 'Spoiled' },
  record: { quantity: 'Quantity', counted: 'Counted', note: 'Note', notePlaceholder: 'Delivery note …', save: 'Record', saved: 'Recorded, {{n}} on hand' },
  form: {
    name: 'Name', unit: 'Unit', unitDefault: 'pcs', supplier: 'Supplier or courier', phone: 'Phone', perParcel: 'Per parcel', floorQuantity: 'Remind at', weightG: 'Weight of one (g)',
    courier: 'For parcels of', allCouriers: 'all couriers', saved: 'Saved', bad: '“{{field}}” must be a whole number',
  },
  task: { title: 'Materials to order by phone', line: '{{n}} {{unit}} left', call: 'Call {{who}}', open: 'Materials' },
};
