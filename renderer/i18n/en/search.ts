import type { Words } from '../words.ts';
import type { search as zh } from '../zh-CN/search.ts';

export const search: Words<typeof zh> = {
  field: {
    flag: 'Flag', state: 'State', platform: 'Platform', courier: 'Courier', amount: 'Amount', date: 'Date', paid: 'Paid', due: 'Promised', number: 'Order no.', waybill: 'Waybill', phone: 'Phone', name: 'Receiver',
    nick: 'Buyer', address: 'Address', sku: 'SKU', goods: 'Goods', note: 'Note',
  },
  not: 'not',
  chips: 'Search filters', remove: 'Remove “{{text}}”', asText: 'Search as text', missing: 'value missing',
  found: 'Found',
  filters: 'Filters', suggestion: 'Tab completes',
  total: '{{n}} orders', totalMore: '{{n}}+ orders', totalMost: 'the newest {{n}} only', looking: 'counting…', notIndexed: 'The search index is being rebuilt after the update; older orders may be missing for now',
  sort: 'Sort', sorts: { view: 'Default', time: 'Time', paid: 'Paid', due: 'Promised', amount: 'Amount' }, rising: 'ascending', falling: 'descending', turn: 'Make it {{direction}}',
  group: 'Group', groups: { none: 'No groups', day: 'By day', platform: 'By platform', courier: 'By courier', state: 'By state', buyer: 'By buyer' },
  noBuyer: 'No buyer name', noCourier: 'No courier yet', tooManyGroups: 'Too many groups: narrow the list first',
};
