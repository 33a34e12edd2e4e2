import type { categories as zh } from '../zh-CN/categories.ts';
import type { Words } from '../words.ts';

export const categories: Words<typeof zh> = {
  title: 'Categories and checks',
  hint: 'What packers check and do, by category. The station asks as soon as the item is scanned; a piece that fails is not counted and the parcel cannot be finished. Goods without category cost no key more.',
  add: 'New category',
  fromTemplate: 'or begin with:',
  empty: 'No categories yet',
  emptyText: 'Nothing is checked while packing. Begin with a template, put in your own size table, save.',
  kind: { number: 'A measure', yes_no: 'Yes / no' },
  list: {
    name: 'Category', checks: 'Checks', steps: 'Packing steps', skus: 'SKUs', change: 'Change', retire: 'Take out of use', retireSure: 'Check no more', keep: 'Keep it',
    ticked: { parcel: '{{n}} steps, ticked on every parcel', session: '{{n}} steps, ticked once after signing in' },
    missing: '“{{name}}”: “{{label}}” has no target for these sizes, packing stops at them: {{sizes}}', noSize: '(no size)', joiner: ', ',
  },
  editor: {
    new: 'New category', change: 'Change the category', name: 'Name', prefixes: 'Style codes beginning with', prefixesPlaceholder: 'like NZ KZ-2',
    prefixesHint: 'Goods whose style code (their own code where the style is unknown) begins so belong to it; blanks between several. Single articles can be given a category under Stock.',
    checks: 'Checked of each piece', addNumber: 'Add a measure', addYesNo: 'Add a yes / no', steps: 'Packing steps, one a line', stepsPlaceholder: 'Courier bag M\nPress the air out\nTape once more', ticked: 'How often they are ticked',
    tickedOn: { session: 'once after signing in', parcel: 'on every parcel' },
    wrong: {
      name: 'Give the category a name.', label: 'Say of each check what is measured or looked at.', unit: '“{{words}}” has no unit.', tolerance: 'Write the tolerance of “{{words}}” as a number with one decimal at most, like 1.0.',
      targets: 'The size table cannot be read: “{{words}}”. One size a line, like 28 = 36.5.', nothing: 'Write at least one check or one packing step.',
    },
  },
  check: {
    measure: 'What is measured', measurePlaceholder: 'Waist, laid flat', question: 'What is looked at', questionPlaceholder: 'One left, one right', unit: 'Unit', tolerance: 'Tolerance', remove: 'Remove',
    targets: 'Target for each size (can be pasted from a sheet)', targetsPlaceholder: '28 = 36.5\n29 = 37.5', sizes: 'Sizes: {{n}}', unread: 'Cannot be read: {{line}}',
  },
  template: {
    jeans: { name: 'Jeans', waist: 'Waist, laid flat', steps: 'Courier bag M\nPress the air out\nTape once more' },
    shoes: { name: 'Shoes', pair: 'One left, one right', sizes: 'Both of the same size', steps: 'Box undamaged\nBag or carton around the box' },
    glass: { name: 'Glass and china', wrapped: 'Each piece wrapped in bubble film', steps: 'Two layers of bubble film\nFill the carton until nothing rattles\nFragile label' },
  },
};
