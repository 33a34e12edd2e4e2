import type { customers as zh } from '../zh-CN/customers.ts';
import type { Words } from '../words.ts';

export const customers: Words<typeof zh> = {
  title: 'Customers', list: 'List of customers', count: '{{n}}', found: '{{n}} found', foundMore: 'The newest {{n}}; there are more, type a little more',
  search: 'Name · nick · phone tail · pinyin initials', waiting: 'The buyers of {{n}} orders are still being recognised; the list fills up by itself',
  view: { label: 'Kinds of customers', all: 'All customers', warned: 'With a warning', returns: 'Many refunds', pairs: 'Same person?', levels: 'Levels', groups: 'Groups', newSeries: 'New group', setLevels: 'Set levels', keepAsList: 'List' },
  sort: { label: 'Order by', last: 'Last order', spent: 'Spend', orders: 'Orders' },
  column: { name: 'Customer', nick: 'Nick', platform: 'Platform', phone: 'Phone', orders: 'Orders', spent: 'Spend', level: 'Level', last: 'Last order' },
  empty: { title: 'No customers yet', text: 'Import paid orders; their buyers become customers by themselves.', none: 'Nobody here', noneText: 'Look at another kind.', notFound: '“{{text}}” is not found', notFoundText: 'Try any part of a name, a nick or a phone’s tail.', group: 'Nobody is in this group yet', groupText: 'Press “Add to group” at a customer, or give the group a rule.' },
  masked: 'Masked', paysPercent: '{{n}}% off', fullPrice: 'no discount',
  mark: { warned: 'Warning', returns: 'Many refunds' },
  profile: {
    label: 'Customer', none: 'No customer chosen', noneText: 'Choose one in the list to see orders, spend and notes.', orders: 'Orders', returned: 'Refunded', spent: 'Spend', refunded: '{{money}} of it paid back', first: 'First order', last: 'Last order',
    sizes: 'Usual sizes', sizesOf: '{{size}}×{{n}}', level: 'Level', noLevel: 'none', discount: 'may have {{discount}} (to be given by you; platform prices stay)', ordersOf: '{{n}}', of100: '{{n}}%',
  },
  warning: { title: 'Warnings', add: 'Add a warning', placeholder: 'e.g. sends worn goods back; check before shipping', lift: 'Lift', by: '{{name}} {{at}}', returns: 'Many refunds: {{returned}} of {{orders}} orders', hint: 'Shown when they order' },
  note: { title: 'Notes', add: 'Note it', placeholder: 'About this customer; Enter saves' },
  identity: { title: 'Accounts', orders: 'orders: {{n}}', phones: 'Phone', names: 'Receiver', addresses: 'Address', nicks: 'Nick' },
  merge: {
    title: 'Joined', by: 'Joined by itself', byPerson: 'Joined by {{name}}', confidence: '{{n}}% sure', undo: 'Take apart', undone: 'Each gets its own orders back, as before; they are not joined by themselves again.',
    start: 'Join another…', choosing: 'Choose the other one in the list, then press “Join”', do: 'Join', with: 'Join “{{name}}” to this one', same: 'It cannot be joined to itself',
  },
  reason: {
    same_phone: 'same phone', same_nick: 'same nick on the platform', same_address: 'same name and full address', across_platforms: 'other platform', one_platform: 'two accounts of one platform', same_name: 'same receiver', different_name: 'another receiver',
    landline: 'a landline', other_phone_usual: 'usually another phone', shared_by_many: 'shared by many', by_hand: 'said by a person',
  },
  pairs: {
    title: 'Maybe the same person', text: 'Not sure enough to join by itself: please look. Joining can always be taken apart.', same: 'Same person', apart: 'Not the same', none: 'Nothing to look at', noneText: 'What a phone proves is joined by itself; what only name and address say waits here for you.', more: 'These 50 first; there are more.', equal: 'equal', progress: '↑↓ choose',
  },
  cases: { title: 'After-sales', open: 'open', closed: 'ended' },
  caseKind: { return: 'Return', exchange: 'Exchange', refund_only: 'Refund only', resend: 'Sent again', compensation: 'Compensation', refused_delivery: 'Refused delivery', courier_damage: 'Damaged by the courier' },
  orders: { title: 'Orders', more: '{{n}} more', part: 'Part or exchange', open: 'Open the order' },
  groups: {
    title: 'Groups', add: 'Add to group', none: 'In no group yet', since: 'since {{at}}', byRule: 'by the rule', by: 'by {{name}}', leftAt: 'left {{at}}', removedAt: 'removed {{at}}', leave: 'Has left', remove: 'Remove', choose: 'Choose a group', added: 'Added to {{groups}}', already: 'In it already',
    members: '{{n}}/{{cap}}', full: 'full', export: 'Export list', exportCsv: 'Export CSV', exported: 'People exported: {{n}} · {{path}}', filling: 'Filling by its rule…', edit: 'Change the group', noExport: 'Only the manager exports lists', traced: 'The list holds personal data: who exports it and how much is traced.',
  },
  series: {
    newTitle: 'New group', editTitle: 'Change the group', name: 'Name', nameHint: 'Groups are called {{first}}, {{second}} …; when one is full the next is opened by itself', cap: 'Most people in a group', rule: 'Who joins by itself (none: by hand only)', orders: 'From how many orders', spent: 'or from what spend (yuan)', create: 'Make it', save: 'Save',
  },
  levels: {
    title: 'Levels and warnings', text: 'By what was spent, less refunds. The discount is shown to customer service; platform prices stay.', currency: 'In which currency', name: 'Name', from: 'From spend of', pays: 'Pays %', paysHint: '95 = 5% off, 100 = no discount', add: 'Add a level', remove: 'Remove this level', returns: 'When refunds are many', atLeast: 'Orders refunded, at least', percent: 'and so many % of all orders', save: 'Save', example: 'Fill in an example', none: 'No levels yet',
  },
  order: {
    known: 'order no. {{n}} of a known customer', fresh: 'new customer, order no. 1', regular: 'known customer, orders: {{n}}', unknown: 'new customer', unknownText: 'has not bought before, or is masked', byPhone: 'known by the phone', open: 'Profile', level: '{{level}} · may have {{discount}}', levelOnly: 'Level: {{level}}',
  },
  cancel: 'Cancel', keys: '/ search · ↑↓ choose · N new group · M join · G add to group',
};
