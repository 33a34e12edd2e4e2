import { z } from 'zod';
import { command, query } from './operation.ts';
import { categoryId, count, line, nothing, requiredLine, skuId, time } from './fields.ts';

export const skuRow = z.object({
  id: skuId, code: z.string(), styleCode: z.string(), title: z.string(), colour: z.string(), size: z.string(),
  barcode: z.string(), shelf: z.string(), weightG: count.nullable(), tracked: z.boolean(),
  onHand: z.number().int(), reserved: count, sellable: z.number().int(),
  /** PK-3: the category that the SKU names itself, and the name of the one it belongs to, by itself or by its style; '' = none. */
  categoryId: categoryId.nullable(), categoryName: z.string(),
  /** Its picture's name for `stock.picture`; null = none. */
  pictureId: z.string().nullable(),
});
export type SkuRow = z.output<typeof skuRow>;

/** Bytes of a picture file as a window shrank them; the border turns away what is no bytes at all, main what is no picture. */
const smallPicture = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.byteLength > 0 && value.byteLength <= 5_000_000);
const pictureId = z.string().regex(/^[0-9a-f]{64}$/);

const refusedStockLine = z.object({ lineNumber: count, code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

export const stock = {
  list: query({
    access: 'stock.read',
    input: z.object({ search: z.string().max(200).default(''), offset: count, limit: z.number().int().min(1).max(500) }),
    output: z.object({ total: count, rows: z.array(skuRow) }),
  }),
  movements: query({
    access: 'stock.read', input: z.object({ skuId }),
    output: z.array(z.object({ at: time, kind: z.string(), quantity: z.number().int(), cause: z.string(), staffName: z.string(), balance: z.number().int() })),
  }),
  update: command({
    access: 'stock.edit',
    input: z.object({ skuId, title: line(200), colour: line(60), size: line(60), barcode: line(64), shelf: line(40), weightG: z.number().int().min(0).max(1_000_000).nullable() }),
    output: nothing,
  }),
  /** WH-2: counted stock by hand; the difference becomes a movement with its reason. The first count makes the SKU tracked. */
  setOnHand: command({
    access: 'stock.edit',
    input: z.object({ skuId, onHand: z.number().int().min(0).max(10_000_000), reason: requiredLine(200) }),
    output: nothing,
  }),
  /** WH-1: the article's picture, PNG or JPEG of 640 px at most; null takes it away. `sameColour`: also for all sizes of its style in its colour. */
  setPicture: command({ access: 'stock.edit', input: z.object({ skuId, bytes: smallPicture.nullable(), sameColour: z.boolean() }), output: z.object({ skus: count }) }),
  picture: query({ access: 'stock.read', input: z.object({ pictureId }), output: z.object({ dataUrl: z.string() }) }),
  /** Which of these SKU codes have a picture. */
  pictures: query({
    access: 'stock.read', input: z.object({ codes: z.array(z.string().max(200)).max(500) }), output: z.array(z.object({ code: z.string(), pictureId: z.string() })),
  }),
  /** Reads an opening-stock file and says what it would do. */
  previewOpening: command({
    access: 'stock.edit', input: z.object({ path: z.string().max(4000) }),
    output: z.object({ fileName: z.string(), rows: count, newSkus: count, pieces: count, refused: z.array(refusedStockLine), token: z.string() }),
  }),
  confirmOpening: command({ access: 'stock.edit', input: z.object({ token: z.string() }), output: z.object({ skus: count }) }),
  chooseFile: command({ access: 'stock.edit', input: nothing, output: z.string().nullable() }),
};
