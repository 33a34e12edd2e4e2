import type { DocumentData, DocumentKind } from '../../../shared/domain/printing/document-data.ts';
import type { Sheet } from '../../../shared/domain/printing/display-list.ts';
import { layoutDocument } from '../../../shared/domain/printing/layout.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import {
  calibrationPage, financeSheet, handoverSheet, manifest, manifestParcels, packingSlip, pickLines, pickList, receiver, skuLabels, testPage, waybill,
} from '../../fixtures/printing/documents.ts';
import { printFonts } from './fonts.ts';

/** Documents of each kind: a plain one, and one that takes more room (several sheets where there are rows). */
export const samplesOf = (kind: DocumentKind): readonly DocumentData[] => {
  switch (kind) {
    case 'waybill':
      return [
        waybill(),
        waybill({ receiver: { ...receiver, name: 'Tom AVATAR fi ffl To', address: 'To AV Wa 科技园「示例」LTD. 486 号，office filing' }, reprint: 2, sellerNote: '易碎 <b>&amp;</b> "轻放"' }),
      ];
    case 'packing_slip':
      return [packingSlip(), packingSlip({ lines: packingSlip().lines.flatMap((line) => Array.from({ length: 20 }, () => line)), reprint: 1 })];
    case 'pick_list':
      return [pickList(), pickList({ lines: pickLines(60) })];
    case 'sku_label':
      // A letter code of eleven characters is too wide for the smallest label; that refusal has a test of its own.
      return [skuLabels({ labels: skuLabels().labels.flatMap((label) => [{ ...label, barcode: '6901234567892' }, { ...label, barcode: 'TX220-W' }]) })];
    case 'manifest':
      return [manifest(), manifest({ parcels: manifestParcels(90) })];
    case 'finance_sheet':
      return [financeSheet(), financeSheet({ lines: Array.from({ length: 60 }, () => financeSheet().lines).flat() })];
    case 'handover_sheet':
      return [handoverSheet(), handoverSheet({ lines: Array.from({ length: 40 }, () => handoverSheet().lines).flat() })];
    case 'test_page':
      return [testPage()];
    case 'calibration':
      return [calibrationPage()];
  }
};

export const sheetsOf = (template: Template, data: DocumentData): readonly Sheet[] => {
  const laidOut = layoutDocument(template, data, printFonts());
  if (!laidOut.ok) throw new Error(`${template.id}: ${JSON.stringify(laidOut.refusal)}`);
  return laidOut.value;
};
