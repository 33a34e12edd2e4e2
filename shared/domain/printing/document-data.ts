import type { PackingSlipData } from './packing-slip-data.ts';
import { packingSlipFields, packingSlipValues, slipLineFields } from './packing-slip-data.ts';
import type { WaybillData } from './waybill-data.ts';
import { waybillFields, waybillValues } from './waybill-data.ts';
import { testPageFields, testPageValues, type TestPageData } from './test-page.ts';

/** What a document is drawn from: one parcel, one slip, one test page. */
export type DocumentData = WaybillData | PackingSlipData | TestPageData;
export type DocumentKind = DocumentData['kind'];

export const documentKinds: readonly DocumentKind[] = ['waybill', 'packing_slip', 'test_page'];

/** Names that a template of this kind may use between double braces. */
export const fieldsOf = (kind: DocumentKind): readonly string[] => {
  const own = { waybill: waybillFields, packing_slip: packingSlipFields, test_page: testPageFields }[kind];
  return [...own, ...sheetFields];
};

/** Names that a column of a table may use. */
export const rowFieldsOf = (kind: DocumentKind): readonly string[] => (kind === 'packing_slip' ? slipLineFields : []);

/** Known only once the document has been divided into sheets. */
export const sheetFields = ['sheet.number', 'sheet.count'] as const;

/** The text behind each name. Still hostile: layout makes it plain. */
export type FieldValues = Readonly<Record<string, string>>;

export const valuesOf = (data: DocumentData): FieldValues => {
  switch (data.kind) {
    case 'waybill':
      return waybillValues(data);
    case 'packing_slip':
      return packingSlipValues(data);
    case 'test_page':
      return testPageValues(data);
  }
};
