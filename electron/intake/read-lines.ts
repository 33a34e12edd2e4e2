import { readAmount, readQuantity } from '../../shared/domain/intake/amount.ts';
import { plainText, unwrapped, valueText } from '../../shared/domain/intake/cell-text.ts';
import type { OrderLineDraft } from '../../shared/domain/intake/order-draft.ts';
import { readGoodsList } from '../../shared/domain/entry/goods-text.ts';
import { readVariant, splitTitleVariant } from '../../shared/domain/intake/variant.ts';
import type { IntakeField } from './formats/format.ts';
import { readRefund } from './formats/status-words.ts';
import { cellOf, type LineProblem, type RowView } from './source.ts';

const filled = (text: string): string | null => (text === '' ? null : text);

const isExponent = (text: string): boolean => /^\d(?:\.\d+)?e\+\d+$/i.test(text);

const oneEach = { kind: 'value', value: 1 } as const;

/** One goods line of one row, or what is wrong with it. */
export const readLine = (view: RowView): OrderLineDraft | LineProblem => {
  const { source, row } = view;
  const cells = (field: IntakeField): string => view.cells(field);
  const quantity = source.slots.quantity === undefined && source.format.mapping !== undefined ? oneEach : readQuantity(cells('quantity'));
  if (quantity.kind !== 'value') {
    return { source, row, code: 'intake.quantity_unreadable', params: { cell: cellOf(view, 'quantity'), text: plainText(cells('quantity')).slice(0, 40) } };
  }
  const codes = readCodes(unwrapped(cells('skuCode')), unwrapped(cells('styleCode')), source.format.name === 'taobao_detail');
  const lost = [codes.skuCode, valueText(cells('lineNumber'))].find((text) => text !== null && isExponent(text));
  if (lost !== undefined && lost !== null) {
    return { source, row, code: 'intake.code_lost_digits', params: { cell: cellOf(view, lost === codes.skuCode ? 'skuCode' : 'lineNumber'), text: lost } };
  }
  const written = plainText(cells('title')).replace(/\s*\n\s*/g, ' ');
  const own = unwrapped(cells('properties'));
  const split = own === '' && source.format.country === 'CN' && !source.format.districtExpected ? splitTitleVariant(written) : { title: written, variant: null };
  const apart = source.format.mapping === undefined ? null : { colour: filled(unwrapped(cells('colour'))), size: filled(unwrapped(cells('size'))) };
  const properties = filled(own) ?? split.variant ?? filled([apart?.colour, apart?.size].filter((text) => text !== null && text !== undefined).join('；'));
  const variant = readVariant(properties);
  const title = split.title === '' ? (codes.skuCode ?? codes.styleCode ?? '') : split.title;
  if (title === '') return { source, row, code: 'intake.title_missing', params: { cell: cellOf(view, 'title') } };
  const price = readAmount(cells('unitPrice'));
  const line = source.format.holds === 'lines' || source.format.rows !== 'order' ? readRefund(valueText(cells('afterSale'))) : 'none';
  return {
    platformLineNumber: filled(valueText(cells('lineNumber'))), title, ...codes, colour: apart?.colour ?? variant.colour, size: apart?.size ?? variant.size, properties, quantity: quantity.value,
    // A price finer than a fen (wholesale) is not this line's price in fen.
    unitPriceFen: price.kind === 'value' && price.value >= 0 ? price.value : null,
    refund: line,
  };
};

/**
 * SKU code and style code. Taobao's detail has two columns that shops fill either way round: the longer of two that begin alike is the
 * SKU's; otherwise 外部系统编号 is. A code that stands alone is the SKU's.
 */
const readCodes = (first: string, second: string, mayBeSwapped: boolean): { readonly skuCode: string | null; readonly styleCode: string | null } => {
  if (first === '' || second === '' || first === second) return { skuCode: filled(first === '' ? second : first), styleCode: null };
  const swap = mayBeSwapped && second.startsWith(first) && second.length > first.length;
  return swap ? { skuCode: second, styleCode: first } : { skuCode: first, styleCode: second };
};

/**
 * The lines of a Taobao list row whose detail is not there: titles joined by `，`, which titles may hold themselves. Counts that add up
 * tell them apart; otherwise all of it is one line. Colours and sizes are not known.
 */
export const linesOfTitles = (view: RowView): readonly OrderLineDraft[] => {
  const text = plainText(view.cells('title')).replace(/\s*\n\s*/g, ' ');
  const kinds = readQuantity(view.cells('kinds'));
  const pieces = readQuantity(view.cells('pieces'));
  const count = pieces.kind === 'value' ? pieces.value : 1;
  const titles = text.split('，');
  const isOneEach = kinds.kind === 'value' && kinds.value === titles.length && count === titles.length && count > 1;
  const line = (title: string, quantity: number): OrderLineDraft => ({
    platformLineNumber: null, title: title === '' ? '?' : title, skuCode: null, styleCode: null, colour: null, size: null, properties: null, quantity, unitPriceFen: null,
    refund: 'none',
  });
  return isOneEach ? titles.map((title) => line(title, 1)) : [line(text, count)];
};

/** Several goods in one cell (`红T恤 L×2；黑裤 30×1`): a line for each. A cell that names none refuses the row. */
export const readGoodsCell = (view: RowView): readonly (OrderLineDraft | LineProblem)[] => {
  const { source, row } = view;
  const goods = readGoodsList(plainText(view.cells('goodsList')));
  if (goods.length === 0) return [{ source, row, code: 'intake.title_missing', params: { cell: cellOf(view, 'goodsList') } }];
  const wrong = goods.find(({ quantity }) => quantity < 1 || quantity > 1_000_000);
  if (wrong !== undefined) return [{ source, row, code: 'intake.quantity_unreadable', params: { cell: cellOf(view, 'goodsList'), text: wrong.text.slice(0, 40) } }];
  const only = goods.length === 1 ? goods[0] : undefined;
  const counted = only !== undefined && !only.counted && source.slots.quantity !== undefined ? readQuantity(view.cells('quantity')) : null;
  if (counted !== null && counted.kind === 'unreadable') {
    return [{ source, row, code: 'intake.quantity_unreadable', params: { cell: cellOf(view, 'quantity'), text: plainText(view.cells('quantity')).slice(0, 40) } }];
  }
  const code = only === undefined ? null : filled(unwrapped(view.cells('skuCode')));
  return goods.map((item): OrderLineDraft => ({
    platformLineNumber: null, title: item.title === '' ? item.text : item.title, skuCode: code ?? item.code, styleCode: null, colour: item.colour, size: item.size, properties: item.variant,
    quantity: counted?.kind === 'value' ? counted.value : item.quantity, unitPriceFen: item.unitPriceFen, refund: 'none',
  }));
};
