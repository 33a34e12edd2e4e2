import type { Paper } from '../../../shared/contract/papers.ts';
import { slotCode } from '../../../shared/domain/packing/slot-code.ts';
import type { SkuLabel, SkuLabelData } from '../../../shared/domain/printing/sku-label-data.ts';
import type { Template } from '../../../shared/domain/printing/template.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { skusById } from '../../store/papers.ts';
import type { SkuStored } from '../../store/stock.ts';
import { localMinute } from '../printing/documents.ts';
import type { DraftPaper, PaperContext } from './paper-documents.ts';

/** A carton of label rolls; more is a slip of the finger. */
const mostLabels = 5_000;
/** Well under what one document may have. */
const sheetsInDocument = 100;

const labelOf = (sku: SkuStored): SkuLabel => ({
  skuCode: sku.code, barcode: sku.barcode === '' ? sku.code : sku.barcode, style: sku.style_code === '' ? sku.code : sku.style_code, title: sku.title,
  colour: sku.colour, size: sku.size, shelf: sku.shelf,
});

/** PK-1: what hangs on a slot of the sorting wall; scanned there or at the packing table it names the slot. */
const slotLabelOf = (slot: number): SkuLabel => ({
  skuCode: slotCode(slot), barcode: slotCode(slot), style: `${String(slot)} 号格`, title: `${String(slot)} 号格`, colour: '', size: String(slot), shelf: '',
});

const labelsOnSheet = (template: Template): number => {
  const area = template.elements.find((element) => element.type === 'area');
  return area?.type === 'area' ? area.columns * area.rows : 1;
};

/** PR-1: labels in the order that was asked for, all copies of a SKU in a row. */
export const skuLabelsOf = (paper: Extract<Paper, { kind: 'sku_label' }>, { reader, shop, at }: PaperContext): Result<DraftPaper> => {
  const slots = paper.slots ?? 0;
  const count = paper.labels.reduce((sum, { copies }) => sum + copies, slots);
  if (count > mostLabels) return refuse('printing.too_many_labels', { count, most: mostLabels });
  const skus = skusById(reader, paper.labels.map(({ skuId }) => skuId));
  const labels: SkuLabel[] = [];
  for (const { skuId, copies } of paper.labels) {
    const sku = skus.get(skuId);
    if (sku === undefined) return refuse('stock.sku_unknown');
    const label = labelOf(sku);
    for (let copy = 0; copy < copies; copy += 1) labels.push(label);
  }
  for (let slot = 1; slot <= slots; slot += 1) labels.push(slotLabelOf(slot));
  const [first] = labels;
  if (first === undefined) return refuse('printing.nothing_to_print', { kind: 'sku_label' });
  const printedAt = localMinute(at, shop.timeZone);
  const others = paper.labels.length + slots - 1;
  return ok({
    courierCode: '',
    subject: `${first.skuCode}${others === 0 ? '' : ` +${others}`} ×${count}`,
    documents: (template) => {
      const portion = labelsOnSheet(template) * sheetsInDocument;
      return Array.from({ length: Math.ceil(labels.length / portion) }, (_, index): SkuLabelData => ({
        kind: 'sku_label', shopName: shop.name, printedAt, labels: labels.slice(index * portion, (index + 1) * portion),
      }));
    },
  });
};
