import type { today as zh } from '../zh-CN/today.ts';
import type { Words } from '../words.ts';

export const today: Words<typeof zh> = {
  title: 'Today',
  waits: 'What waits',
  nothing: 'Nothing waits',
  nothingText: 'All that had to go out is out. New orders appear here after an import.',
  noOrders: 'No orders yet',
  noOrdersText: 'Drop the platform’s export files onto the window, or choose them here.',
  noOrdersAction: 'Choose order files…',
  item: {
    near_48h: { title: 'Near 48 hours', text: 'Paid over 44 hours ago, not packed' }, to_confirm: { title: 'Transfers to confirm', text: 'Buyers who pay by bank' }, refund_due: { title: 'Refunds due', text: 'Less than 24 hours left' },
    tasks: { title: 'Overdue tasks', text: 'Their time is past, nobody finished them' }, handover: { title: 'Hand-over to accept', text: 'See what the last shift left' }, transfers: { title: 'Unmatched money', text: 'See whose order it is for' },
    promise_near: { title: 'Promise near', text: 'less than 4 hours left, or late' }, urgent: { title: 'Urgent', text: 'red-flagged, not gone out' }, refund_waiting: { title: 'Refund asked', text: 'asked for on the platform; held by itself' }, held: { title: 'Held', text: 'waiting for stock, an address, an answer' },
    check_address: { title: 'Check address', text: 'not printed before somebody looked' }, masked: { title: 'Masked', text: 'platform e-waybill, or enter the real data' }, to_ship: { title: 'To ship', text: 'paid, not packed yet' }, awaiting_payment: { title: 'Awaiting payment', text: 'the buyer has not paid' },
    stubs: { title: 'Stubs due', text: '15 days old, to be taken over' }, unsigned: { title: 'Not signed', text: 'closed hand-overs without a signature' }, packing: { title: 'To pack', text: 'the waybill is printed' }, collections: { title: 'To hand over', text: 'packed, waiting for the courier' }, claims: { title: 'Claims', text: 'deadlines near, follow-ups due' },
  },
  packed: '{{packed}} packed today, {{stopped}} stopped',
  first: { title: 'To ship first', all: 'All to ship', late: '{{time}} late', left: '{{time}} left' },
  charts: {
    today: 'Today', day: '{{day}}: {{n}}', dayColumn: 'Day', total: '{{n}} in {{days}} days',
    handedOver: { title: 'Parcels handed over per day', unit: 'Parcels', none: 'None in the last 14 days. Once a hand-over is closed, its parcels stand here.' },
    paid: { title: 'Orders paid per day', unit: 'Orders', none: 'No order was paid in the last 14 days.' },
  },
  setup: {
    title: 'A few steps to a complete shop', done: '{{done}} / {{total}}', sender: 'Check the shop and its sender', printers: 'Choose printers for waybills and slips', rolls: 'Enter a roll of waybill numbers', stock: 'Enter opening stock', packer: 'Create a packer',
    senderText: 'name, phone and address as they stand on waybills', printersText: 'print a test page and see where it lands', rollsText: 'first number and count, as printed on the roll', stockText: 'import a count or type it in; goods without it block nothing', packerText: 'packers sign with their own PIN', orders: 'Import the first orders', ordersText: 'drop the platform’s export onto the window', finished: 'done',
  },
};
