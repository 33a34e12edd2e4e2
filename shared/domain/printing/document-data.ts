import { calibrationFields, calibrationValues, type CalibrationData } from './calibration-data.ts';
import { financeLineFields, financeLineValues, financeSheetFields, financeSheetValues, type FinanceSheetData } from './finance-sheet-data.ts';
import { handoverLineFields, handoverLineValues, handoverSheetFields, handoverSheetValues, type HandoverSheetData } from './handover-sheet-data.ts';
import { manifestFields, manifestParcelFields, manifestParcelValues, manifestValues, type ManifestData } from './manifest-data.ts';
import { packingSlipFields, packingSlipValues, slipLineFields, slipLineValues, type PackingSlipData } from './packing-slip-data.ts';
import { pickLineFields, pickLineValues, pickListFields, pickListValues, type PickListData } from './pick-list-data.ts';
import { labelFields, labelValues, skuLabelFields, skuLabelValues, type SkuLabelData } from './sku-label-data.ts';
import { testPageFields, testPageValues, type TestPageData } from './test-page-data.ts';
import { waybillFields, waybillValues, type WaybillData } from './waybill-data.ts';

/** What a document is drawn from: one parcel, one round along the shelves, one collection … */
export type DocumentData = WaybillData | PackingSlipData | PickListData | SkuLabelData | ManifestData | FinanceSheetData | HandoverSheetData | TestPageData | CalibrationData;
export type DocumentKind = DocumentData['kind'];

/** Every paper that has a printer and templates of its own (PR-9). */
export const assignedKinds = ['waybill', 'packing_slip', 'pick_list', 'sku_label', 'manifest', 'finance_sheet', 'handover_sheet'] as const satisfies readonly DocumentKind[];
export type AssignedKind = (typeof assignedKinds)[number];

export const documentKinds = [...assignedKinds, 'test_page', 'calibration'] as const satisfies readonly DocumentKind[];

/** The text behind each name. Still hostile: layout makes it plain. */
export type FieldValues = Readonly<Record<string, string>>;

/** Known only once the document has been divided into sheets. */
export const sheetFields = ['sheet.number', 'sheet.count'] as const;

const ownFields: Readonly<Record<DocumentKind, readonly string[]>> = {
  waybill: waybillFields, packing_slip: packingSlipFields, pick_list: pickListFields, sku_label: skuLabelFields, manifest: manifestFields, finance_sheet: financeSheetFields,
  handover_sheet: handoverSheetFields, test_page: testPageFields, calibration: calibrationFields,
};

const rowFields: Readonly<Record<DocumentKind, readonly string[]>> = {
  waybill: [], packing_slip: slipLineFields, pick_list: pickLineFields, sku_label: labelFields, manifest: manifestParcelFields, finance_sheet: financeLineFields,
  handover_sheet: handoverLineFields, test_page: [], calibration: [],
};

/** Names that a template of this kind may use between double braces. */
export const fieldsOf = (kind: DocumentKind): readonly string[] => [...ownFields[kind], ...sheetFields];

/** Names that a column of a table, or what stands in a repeated area, may use; none = documents of this kind have no rows. */
export const rowFieldsOf = (kind: DocumentKind): readonly string[] => rowFields[kind];

export const valuesOf = (data: DocumentData): FieldValues => {
  switch (data.kind) {
    case 'waybill':
      return waybillValues(data);
    case 'packing_slip':
      return packingSlipValues(data);
    case 'pick_list':
      return pickListValues(data);
    case 'sku_label':
      return skuLabelValues(data);
    case 'manifest':
      return manifestValues(data);
    case 'finance_sheet':
      return financeSheetValues(data);
    case 'handover_sheet':
      return handoverSheetValues(data);
    case 'test_page':
      return testPageValues(data);
    case 'calibration':
      return calibrationValues(data);
  }
};

/** The rows of a document, in the order in which they are printed. */
export const rowsOf = (data: DocumentData): readonly FieldValues[] => {
  switch (data.kind) {
    case 'packing_slip':
      return data.lines.map(slipLineValues);
    case 'pick_list':
      return data.lines.map(pickLineValues);
    case 'sku_label':
      return data.labels.map(labelValues);
    case 'manifest':
      return data.parcels.map(manifestParcelValues);
    case 'finance_sheet':
      return data.lines.map(financeLineValues);
    case 'handover_sheet':
      return data.lines.map(handoverLineValues);
    case 'waybill':
    case 'test_page':
    case 'calibration':
      return [];
  }
};
