import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import type { OrderId } from '../../../shared/domain/ids.ts';
import { courierName } from '../../../shared/domain/printing/couriers.ts';
import type { DocumentData, DocumentKind } from '../../../shared/domain/printing/document-data.ts';
import { readTemplate } from '../../../shared/domain/printing/parse-template.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { ok, refuse, type Refusal, type Result } from '../../../shared/domain/result.ts';
import { linesOfPapers, printableOrders } from '../../store/printing.ts';
import { readSettings } from '../../store/settings.ts';
import { localMinute, packingSlipDataOf, waybillDataOf, type Printing } from '../printing/documents.ts';
import type { PrintingServices } from '../printing/printing-services.ts';
import { courierOf } from '../printing/select-orders.ts';
import { readerOf, type Services } from '../services.ts';
import { inventedData, inventedNumber } from './invented-data.ts';

type Drawing = OutputFor<'templates', 'draw'>;
type Problem = Drawing['problems'][number];

/** PR-3: what an unsaved template would draw. Elements that are wrong are named and left out, so that the rest can be looked at. */
export const drawTemplate = async (services: Services, printing: PrintingServices, input: InputFor<'templates', 'draw'>): Promise<Result<Drawing>> => {
  const { template, places, problems } = soundPart(input.template);
  if (template === null) return ok({ sheetCount: 0, parts: [], backdrop: [], problems });
  const data = dataFor(services, template.kind, input.orderId);
  if (!data.ok) return data;
  const laidOut = await printing.renderer.layOutParts(template, data.value);
  if (!laidOut.ok) return laidOut;
  const placeOf = (element: number, child: number | null): Place => {
    const place = places[element] ?? { element, children: null };
    return { element: place.element, child: child === null ? null : (place.children?.[child] ?? child) };
  };
  const { sheetCount, parts, backdrop } = laidOut.value;
  return ok({
    sheetCount,
    parts: parts.map(({ element, child, sheets }) => ({ ...placeOf(element, child), sheets: sheets.map((marks) => [...marks]) })),
    backdrop: [...backdrop],
    problems: [...problems, ...laidOut.value.problems.map(({ element, child, refusal }) => {
      const place = placeOf(element, child);
      return { ...place, path: pathOf(place), refusal };
    })],
  });
};

type Place = { readonly element: number; readonly child: number | null };
/** Where an element stood before wrong ones were left out; `children` of an area. */
type Kept = { readonly element: number; readonly value: unknown; readonly children: readonly number[] | null };

const pathOf = ({ element, child }: Place): string => (child === null ? `elements[${element}]` : `elements[${element}].elements[${child}]`);

const mostProblems = 50;

const childrenOf = (value: unknown): readonly unknown[] | null =>
  typeof value === 'object' && value !== null && 'elements' in value && Array.isArray(value.elements) ? (value.elements as readonly unknown[]) : null;

/** The template without the elements that are not right; `places` = where each of the rest stood. Null = the template itself is not right. */
const soundPart = (given: Readonly<Record<string, unknown>>): { template: Template | null; places: readonly Kept[]; problems: Problem[] } => {
  const problems: Problem[] = [];
  const all: readonly unknown[] | null = Array.isArray(given['elements']) ? given['elements'] : null;
  let places = (all ?? []).map((value, element): Kept => ({ element, value, children: childrenOf(value)?.map((_, index) => index) ?? null }));
  const written = ({ value, children }: Kept): unknown =>
    children === null ? value : { ...(value as object), elements: children.map((child) => childrenOf(value)?.[child]) };
  for (;;) {
    const read = readTemplate(all === null ? given : { ...given, elements: places.map(written) });
    if (read.ok) return { template: read.value, places, problems };
    const path = String(read.refusal.params?.['path'] ?? '');
    const [, index = '', childIndex = '', rest = ''] = /^elements\[(\d+)\](?:\.elements\[(\d+)\])?(.*)$/.exec(path) ?? [];
    const kept = index === '' ? undefined : places[Number(index)];
    if (kept === undefined) problems.push({ element: null, child: null, path, refusal: read.refusal });
    else {
      const child = childIndex === '' ? null : (kept.children?.[Number(childIndex)] ?? null);
      const place: Place = { element: kept.element, child };
      problems.push({ ...place, path: pathOf(place) + rest, refusal: at(read.refusal, pathOf(place) + rest) });
      places = places.flatMap((one): Kept[] => (one !== kept ? [one] : child === null ? [] : [{ ...one, children: (one.children ?? []).filter((number) => number !== child) }]));
    }
    if (kept === undefined || problems.length >= mostProblems) return { template: null, places: [], problems };
  }
};

const at = (refusal: Refusal, path: string): Refusal => ({ ...refusal, field: path, params: { ...refusal.params, path } });

const dataFor = (services: Services, kind: DocumentKind, orderId: OrderId | null): Result<DocumentData> => {
  const reader = readerOf(services);
  const { shop, defaultCourier } = readSettings(reader);
  if (shop === null) throw new Error('no shop yet');
  const printedAt = localMinute(services.now(), shop.timeZone);
  const invented = { shop, courierName: courierName(defaultCourier).zh, waybillNumber: inventedNumber, printedAt };
  if (orderId === null) return ok(inventedData(kind, invented));
  const [order] = printableOrders(reader, [orderId]);
  if (order === undefined) return refuse('order.unknown');
  const lines = linesOfPapers(reader, [order]).get(order.id) ?? [];
  const said: Printing = {
    shop, courierName: courierName(courierOf(order, defaultCourier)).zh, waybillNumber: order.waybill_number ?? inventedNumber, at: services.now(), batch: null, reprint: 0,
  };
  const goods = lines.map(({ style_code: style, title, colour, size, sku_code: skuCode, quantity, shelf }) => ({ style, title, colour, size, skuCode, quantity, shelf }));
  switch (kind) {
    case 'waybill':
      return ok(waybillDataOf(order, lines, said));
    case 'packing_slip':
      return ok(packingSlipDataOf(order, lines, said));
    case 'pick_list': {
      const list = inventedData(kind, invented);
      return ok(list.kind === 'pick_list' ? { ...list, parcels: 1, lines: goods.map((line) => ({ ...line, parcels: 1 })) } : list);
    }
    case 'sku_label': {
      const labels = inventedData(kind, invented);
      return ok(labels.kind === 'sku_label' ? { ...labels, labels: goods.map((line) => ({ ...line, barcode: line.skuCode })) } : labels);
    }
    case 'manifest':
    case 'finance_sheet':
    case 'handover_sheet':
    case 'test_page':
    case 'calibration':
      return ok(inventedData(kind, invented));
  }
};
