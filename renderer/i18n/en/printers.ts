import type { printers as zh } from '../zh-CN/printers.ts';
import type { Words } from '../words.ts';

export const printers: Words<typeof zh> = {
  readOnly: 'You may look, and print test and calibration sheets; the manager changes settings.',
  again: 'Search again',
  machine: {
    title: 'Printers', hint: 'What this PC can print to', empty: 'No printer found', emptyText: 'Install a driver or add a label printer, then search again. “PDF to folder” always works.', keys: '↑↓ choose · T prints a test page',
    spooler: { cups: 'System printer', windows: 'System printer', label: 'Network label printer', component: 'Platform print component', pdf_folder: 'PDF to folder' },
    state: { ready: 'Ready', paused: 'Paused', missing: 'Not found', trouble: 'Trouble', unknown: 'State unknown' },
    usedFor: 'For: {{what}}', unused: 'Nothing is printed on it yet', paper: 'Paper of the test page', test: 'Test page', testOf: 'Print a test page on {{printer}}', sent: 'The test page is sent. Look at the printer.', written: 'The test page is a PDF in {{folder}}.', searching: 'Looking for printers…',
  },
  papers: {
    title: 'Which printer for which paper', own: 'For one courier', addKind: 'Which paper', addCourier: 'Which courier', takeBack: 'Take back',
  },
  auto: {
    title: 'Print by itself once paid', hint: 'Paid and sound orders print their waybill by themselves, with the same checks as by hand.', empty: 'No shops yet', emptyText: 'Shops whose orders were imported are listed here.', shop: '{{platform}} · {{shop}}', noName: 'unnamed shop', switch: '{{shop}} prints by itself', slips: 'Packing slips', slipsChoice: { interleaved: 'with each waybill', separate: 'after the waybills', none: 'none' }, waiting: 'Automatic printing waits:',
  },
  calibration: {
    title: 'Calibration', hint: 'Print lies off, is too long or creeps down? Three measurements put it right, for this printer and paper alone; templates stay as they are.', empty: 'Nothing calibrated yet', emptyText: 'Pre-printed forms and old dot-matrix printers need it most. Print a sheet and measure three places.', start: 'Calibrate a printer', again: 'Calibrate again', remove: 'Remove', removeSure: 'Remove this calibration? Sheets then print as drawn.', paper: '{{width}} × {{height}} mm', by: '{{name}} · {{time}}', aligned: 'Paper aligned', alignedHint: 'Press after changing the paper or aligning its first form: drift counts from here.', forms: '{{n}} forms since aligned', now: 'next form corrected by {{mm}} mm', saved: 'Saved: corrected from the next sheet on.', alignedSaid: 'Noted: counted from the first form.',
  },
  result: {
    exact: 'Prints where it should; nothing to correct.', right: '{{mm}} mm too far right', left: '{{mm}} mm too far left', lower: '{{mm}} mm too low', higher: '{{mm}} mm too high', wide: '{{percent}} % too wide', narrow: '{{percent}} % too narrow', long: '{{percent}} % too long', short: '{{percent}} % too short', driftLower: '{{mm}} mm lower on each form', driftHigher: '{{mm}} mm higher on each form', joiner: ', ',
  },
  guide: {
    title: 'Calibrate a printer', steps: { print: 'Print the sheet', measure: 'Measure three places', result: 'See the result' }, printer: 'Printer', paper: 'Paper', choosePrinter: 'Choose a printer', choosePaper: 'Choose a paper', kind: 'How the paper runs', single: 'Single sheets or labels', continuous: 'Continuous forms (dot matrix)', forms: 'How many forms', formsHint: 'More forms show the drift better; 5 to 10 will do.', beforeSingle: 'Lay in the paper as always, then print.', beforeContinuous: 'Align the first form where you always start, then print; do not touch the paper in between.', print: 'Print the sheet', printAgain: 'Print once more', printed: 'The sheet is sent. Wait for the paper, then measure.', written: 'The sheet is a PDF in {{folder}}.', have: 'I have the sheet, measure now', firstForm: 'Form 1 first.', where: 'From the edges of the paper to the middle of each cross, in mm, to 0.1 if you can read it.', a: 'Cross A, top left', b: 'Cross B, bottom right', left: 'From the left', top: 'From the top', late: 'Cross A of a later form', lateForm: 'Form number', lateTop: 'From its top edge', expected: 'should be {{mm}}', notNumber: 'Millimetres, such as 20.3.', notForm: 'A whole number from 2 to 1000.', toResult: 'See the result', back: 'Back', save: 'Save calibration', before: 'Before', after: 'After', exaggerated: 'Errors drawn {{n}} times as large', wanted: 'Where it should be', laterForm: 'Form {{n}}', says: 'On this paper this printer prints:', mm: 'mm', drawing: 'The sheet, and where to measure from and to', resultDrawing: 'Before and after correction', mayNotSave: 'The manager saves calibrations.',
  },
  label: {
    title: 'Label printers over the network', hint: 'Label printers on cable or Wi-Fi (port 9100), without a driver.', empty: 'No network label printer yet', emptyText: 'Its IP address is enough: print its self-test page, it is written there.', add: 'Add a label printer', edit: 'Change {{name}}', name: 'Name', nameHint: 'e.g. Packing table 1', host: 'IP address or host name', port: 'Port', language: 'Language', dots: 'Resolution', gap: 'Gap between labels (mm)', gapHint: '0 for continuous paper', dpi: '{{n}} dpi', needed: 'Needed', remove: 'Remove', removeSure: 'Remove {{name}}? Papers that use it need another printer.', save: 'Save', try: 'Try it', tried: 'The test page is sent. Look at the printer.',
  },
  component: {
    title: 'Platform print components', hint: 'E-waybills of a platform may be printed by its own component only. Install and start it on this PC first.', name: { cainiao: 'Cainiao', pinduoduo: 'Pinduoduo', douyin: 'Douyin', kuaishou: 'Kuaishou', jd: 'JD', meituan: 'Meituan' }, use: 'Use {{name}}', endpoint: 'Address', endpointUsual: 'empty = usual address on this PC', state: { off: 'Not used', online: 'Online', offline: 'Does not answer' }, printers: 'Its printers: {{printers}}', noPrinters: 'It has no printers', save: 'Save',
    paste: 'Take in e-waybills', pasteHint: 'Paste the answer of the platform service (JSON); each number goes to its order.', pasteFrom: 'Which platform', pasteJson: 'Answer', take: 'Take in', taken: '{{n}} taken in.', refused: '{{n}} not taken in:', noNumber: '(no number)',
  },
};
