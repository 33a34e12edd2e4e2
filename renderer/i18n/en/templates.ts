import type { Words } from '../words.ts';
import type { templates as chinese } from '../zh-CN/templates.ts';

export const templates: Words<typeof chinese> = {
  title: 'Print templates', hint: '{{shipped}} come with the app, {{own}} are your own',
  filter: { label: 'By document', all: 'All' },
  import: 'Import template…', importing: 'Reading…', imported: 'Imported', exported: 'Exported to {{path}}', drop: 'Drop to import a template', dropText: 'Template files only; it comes in as a new template.',
  card: {
    shipped: 'Shipped', own: 'Own', inUse: 'In use', inUseMany: 'In use ×{{n}}', version: 'v{{version}}', preprinted: 'Pre-printed', size: '{{w}} × {{h}} mm', unsaved: 'Unsaved changes',
    open: 'Open', view: 'View', copy: 'Copy', export: 'Export', retire: 'Retire', retireSure: 'Press again to retire', more: 'More', notDrawn: 'Cannot be drawn',
  },
  copyName: { zh: '{{name}} 副本', en: '{{name}} copy' },
  empty: { title: 'No templates', text: 'There is no template for this document yet.' },
  notYours: 'Only people who may change settings can change templates.',
  editor: {
    label: 'Template editor', back: 'Back to templates', save: 'Save', saved: 'Saved as version {{version}}', unsaved: 'Unsaved', nothing: 'No changes', discard: 'Discard changes', discardSure: 'Really discard?', saveOver: 'Keep mine',
    undo: 'Undo', redo: 'Redo', loading: 'Opening the template…', readOnly: 'Shipped templates are read-only', copyAndEdit: 'Copy and edit', notAllowed: 'Your role can only look',
    keptDraft: 'Going on with your unsaved changes', olderDraft: 'Your unsaved changes are based on version {{version}}; there is a newer one.', problems: '{{n}} problem(s)', problemsSome: 'Show the first', fine: 'Everything can be drawn', drawing: 'Drawing…',
  },
  zoom: { in: 'Zoom in', out: 'Zoom out', fit: 'Fit', actual: 'Actual size', label: 'Zoom' },
  tool: {
    label: 'Add an element', text: 'Text', field: 'Field', line: 'Line', box: 'Box', code128: 'Barcode', qr: 'QR code', picture: 'Picture', table: 'Table', newText: 'Text',
    noTable: 'This document has no rows to list, or there is a table already', noField: 'This document has no fields',
  },
  data: {
    label: 'Data for the preview', invented: 'Invented data', search: 'Find an order by number or name', none: 'No order found', order: 'Order {{number}}', sheet: 'Page {{n}} / {{total}}', previous: 'Previous page', next: 'Next page',
  },
  versions: { title: 'Versions', button: 'Versions', now: 'Current', restore: 'Restore', restored: 'Restored as version {{version}}', shipped: 'A shipped template has one version', line: '{{who}} · {{when}}', sure: 'Unsaved changes will be lost. Restore anyway?' },
  list: { title: 'Elements', none: 'Nothing here yet. Add something from the bar above.', lock: 'Lock', unlock: 'Unlock', locked: 'Locked', problem: 'Has a problem', inArea: 'In the repeated area', paper: 'Paper and form photo' },
  element: {
    text: 'Text', field: 'Field', line: 'Line', box: 'Box', filledBox: 'Filled box', code128: 'Barcode', qr: 'QR code', picture: 'Picture', table: 'Table', area: 'Repeated area', several: '{{n}} elements', empty: 'Empty text',
  },
  inspector: { label: 'Properties', several: '{{n}} elements selected', position: 'Position and size', mm: 'mm', ends: 'End points' },
  frame: { x: 'X', y: 'Y', w: 'W', h: 'H', x1: 'Start X', y1: 'Start Y', x2: 'End X', y2: 'End Y' },
  arrange: {
    label: 'Align and distribute', left: 'Align left', center: 'Align centre', right: 'Align right', top: 'Align top', middle: 'Align middle', bottom: 'Align bottom', across: 'Distribute across', down: 'Distribute down',
    front: 'Bring to front', forward: 'Bring forward', backward: 'Send backward', back: 'Send to back', order: 'Order', duplicate: 'Duplicate', delete: 'Delete', lock: 'Lock', unlock: 'Unlock',
  },
  text: {
    title: 'Text', content: 'Content', insert: 'Insert a field', findField: 'Find a field', noField: 'No such field', size: 'Size', smallest: 'Smallest', weight: 'Weight', regular: 'Regular', bold: 'Bold', align: 'Horizontal', left: 'Left', center: 'Centre', right: 'Right',
    valign: 'Vertical', top: 'Top', middle: 'Middle', bottom: 'Bottom', wrap: 'When it is long', line: 'Shrink, then wrap', flow: 'Wrap, then shrink', lineHeight: 'Line height', ink: 'Colour', black: 'Black', grey: 'Grey', white: 'White',
    missing: 'Missing glyph', refuse: 'Refuse, and say so', spell: 'Spell its code', required: 'Must not be empty', instead: 'If too long, print', insteadHint: 'Empty = refuse, and say so', label: 'Name', labelZh: 'Chinese name', labelEn: 'English name',
  },
  stroke: { title: 'Stroke', width: 'Width', dash: 'Dash', solid: '0 = solid', fill: 'Fill', none: 'None' },
  barcode: { title: 'Code', kind: 'Kind', code128: 'Code128 bars', qr: 'QR code', field: 'Field', correction: 'Correction', corrections: { L: '7%', M: '15%', Q: '25%', H: '30%' } },
  picture: { title: 'Picture', replace: 'Replace…', adding: 'Reading the picture…', ratio: 'Restore ratio' },
  when: { title: 'When to print', pages: 'Pages', every: 'Every page', first: 'First page', following: 'Following pages', last: 'Last page', field: 'Only if filled in', always: 'Always' },
  table: {
    title: 'Table', columns: 'Columns', column: 'Column {{n}}', header: 'Header', headerEn: 'English header', content: 'Content', width: 'Width', addColumn: 'Add a column', removeColumn: 'Remove this column', before: 'Move left', after: 'Move right', headerSize: 'Header size', headerHeight: 'Header height',
    following: 'Top, later pages', bottom: 'Rows end at', lastBottom: 'Rows end, last', padX: 'Padding, sides', padY: 'Padding, top', rule: 'Rule', ruleInk: 'Rule colour', smallest: 'Smallest',
  },
  area: { title: 'Repeated area', text: 'One cell for each row, from left to right and downwards.', columns: 'Columns', rows: 'Rows', gapX: 'Gap across', gapY: 'Gap down', cell: 'Cell' },
  paper: { title: 'Paper', name: 'Name', nameZh: 'Chinese name', nameEn: 'English name', size: 'Size', preset: 'Usual sizes', custom: 'Custom' },
  photo: {
    title: 'Form photo', text: 'Lay a photo or scan of the pre-printed form under the template. It is for the eye only and never printed.', add: 'Choose a photo…', replace: 'Replace…', remove: 'Remove', shown: 'Show the photo', strength: 'Strength', calibrate: 'Scale by two points', measureFirst: 'Click a first point on the photo', measureSecond: 'Click a second point',
    distance: 'Real distance', apply: 'Apply', reading: 'Reading the photo…', fitPaper: 'Fill the paper', form: 'Show the form’s own print',
  },
  stage: {
    label: 'Canvas. Tab selects the next element, arrow keys move by 0.1 mm, with Shift by 1 mm, Enter edits, Delete removes.', selected: 'Selected: {{name}}, left {{x}}, top {{y}}, width {{w}}, height {{h}} mm', none: 'Nothing selected',
    hints: { snap: 'Alt: no snapping', pan: 'Space: drag the canvas', nudge: 'Arrows 0.1 mm · Shift 1 mm', zoom: 'Ctrl+wheel zooms' },
  },
  problem: {
    missing: 'something is missing', unknown_key: 'an unknown entry', out_of_range: 'a number is out of range', not_an_integer: 'not a whole number', not_text: 'not text', too_long: 'too long', too_many: 'too many', not_a_choice: 'not a possible value', not_true_or_false: 'neither true nor false',
    not_an_object: 'wrong structure', not_a_list: 'not a list', unknown_field: 'a field that this document does not have', broken_field: 'braces of a field are incomplete', outside_paper: 'beyond the paper', larger_than_size: 'the smallest size is larger than the size', no_rows_in_this_kind: 'this document has no rows', two_flowing: 'only one table or repeated area is possible', too_deep: 'a repeated area cannot hold another one or a table',
    no_room_for_rows: 'no room is left for rows', not_fixed: 'the form’s print cannot have fields', not_a_name: 'not a valid id', not_a_picture_id: 'not a valid picture id', picture_missing: 'a picture is missing', picture_changed: 'a picture does not match its id', not_a_picture: 'not a picture', not_grey: 'not a grey picture that prints', picture_damaged: 'a picture is damaged',
    too_large: 'too large', not_used: 'not used',
  },
  field: {
    sender: { name: 'Sender', phone: 'Sender phone', phoneGrouped: 'Sender phone, grouped', province: 'Sender province', city: 'Sender city', district: 'Sender district', address: 'Sender street', region: 'Sender region', fullAddress: 'Sender full address', postcode: 'Sender postcode', unit: 'Sender company' },
    receiver: { name: 'Receiver', phone: 'Receiver phone', phoneGrouped: 'Receiver phone, grouped', province: 'Receiver province', city: 'Receiver city', district: 'Receiver district', address: 'Receiver street', region: 'Receiver region', fullAddress: 'Receiver full address', postcode: 'Receiver postcode', unit: 'Receiver company' },
    waybillNumber: 'Waybill number', waybillNumberGrouped: 'Waybill number, grouped', courierName: 'Courier', serviceName: 'Service', routeCode: 'Route code', destination: 'Destination', consolidation: 'Hub', goods: 'Goods', pieces: 'Pieces', orderNumbers: 'Order numbers',
    sellerNote: 'Seller’s note', buyerMessage: 'Buyer’s message', printedAt: 'Printed at', batch: 'Place in batch', reprint: 'Reprint mark', shopName: 'Shop', buyerNick: 'Buyer nick', paidAt: 'Paid at', scope: 'Scope', staffName: 'By', code: 'Code', collectorName: 'Collector', openedAt: 'Opened at', closedAt: 'Closed at',
    printerName: 'Printer', paperName: 'Paper', form: 'Form', forms: 'Forms', formOfRun: 'Form of run', laterForm: 'Later form', slipCode: 'Slip barcode',
    totals: { lines: 'Total kinds', pieces: 'Total pieces', parcels: 'Total parcels', shelves: 'Total shelves', labels: 'Total labels', weightKg: 'Total weight', notWeighed: 'Not weighed' },
    sheet: { number: 'Page', count: 'Pages' },
    line: { no: 'No.', style: 'Style', title: 'Title', colour: 'Colour', size: 'Size', variant: 'Colour / size', skuCode: 'SKU', quantity: 'Quantity', shelf: 'Shelf', parcels: 'Parcels' },
    label: { no: 'No.', skuCode: 'SKU', barcode: 'Barcode', style: 'Style', title: 'Title', colour: 'Colour', size: 'Size', variant: 'Colour / size', shelf: 'Shelf' },
    parcel: { no: 'No.', waybillNumber: 'Waybill number', waybillNumberGrouped: 'Waybill no., grouped', receiver: 'Receiver', receiverShort: 'Receiver, short', province: 'Province', city: 'City', weightKg: 'Weight kg', packedBy: 'Packed by' },
  },
};
