import type { papers as zh } from '../zh-CN/papers.ts';
import type { Words } from '../words.ts';

export const papers: Words<typeof zh> = {
  button: { pick_list: 'Print pick list', sku_label: 'Print labels', manifest: 'Print manifest', finance_sheet: 'Print the sheet', handover_sheet: 'Print or save' },
  title: { pick_list: 'Pick list', sku_label: 'Barcode labels', manifest: 'Collection manifest', finance_sheet: 'After-sales payments', handover_sheet: 'Hand-over sheet' },
  drawing: 'Laying out…',
  printer: 'Printer',
  paper: 'Paper',
  size: '{{w}} × {{h}} mm',
  sheets: '{{n}} sheets',
  page: 'Sheet {{n}} of {{total}}',
  shownOnly: 'The first {{n}} are shown',
  previous: 'Previous sheet',
  next: 'Next sheet',
  print: 'Print',
  printCount: 'Print {{n}} sheets',
  sent: 'Sent to the printer: {{n}} sheets. Follow them in Printing, under Queue.',
  save: 'Save as PDF',
  saved: 'Saved to {{path}}',
  close: 'Close',
  copies: 'Copies',
  copiesOf: 'Copies of {{sku}}',
  allCopies: 'Of each',
  selected: '{{n}} selected',
  clear: 'Clear selection',
  selectHelp: 'Space or Ctrl + click selects several',
};
