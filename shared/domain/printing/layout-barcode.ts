import { ok, refuse, type Refusal, type Result } from '../result.ts';
import { encodeCode128, moduleWidth, quietZoneModules } from './code128.ts';
import type { BarsMark, ModulesMark } from './display-list.ts';
import type { FieldValues } from './document-data.ts';
import { labelOf } from './layout-text.ts';
import { plainText } from './plain-text.ts';
import { encodeQr, qrModuleWidth, qrQuietZoneModules } from './qr.ts';
import type { BarcodeElement } from './template.ts';

export type BarcodeRefusal = Refusal<'printing.barcode_empty' | 'printing.barcode_character' | 'printing.barcode_does_not_fit'>;

/** Puts a code into its frame, quiet zones included, in the widest modules that a label head prints evenly; refusals name the field. */
export const layoutBarcode = (element: BarcodeElement, values: FieldValues): Result<readonly [BarsMark | ModulesMark], BarcodeRefusal> => {
  const value = plainText(values[element.field] ?? '');
  const drawn = element.symbology === 'qr' ? layoutQr(element, value) : layoutCode128(element, value);
  if (drawn.ok) return ok([drawn.value]);
  const { code, params } = drawn.refusal;
  return refuse(code as BarcodeRefusal['code'], { ...params, ...labelOf(element) }, element.field);
};

/** A grid of two dots of a 203 dpi label head, so that modules that are whole dots wide also begin on a dot. */
const headGridHmm = 25;

/** Where a code of `lengthHmm` begins inside a frame: in its middle, moved to the grid if the quiet zone stays whole. */
const startOf = (frameHmm: number, roomHmm: number, lengthHmm: number, moduleHmm: number, quietHmm: number): number => {
  const centredHmm = frameHmm + Math.floor((roomHmm - lengthHmm) / 2);
  const onGridHmm = centredHmm - (centredHmm % headGridHmm);
  return moduleHmm % headGridHmm === 0 && onGridHmm >= frameHmm + quietHmm ? onGridHmm : centredHmm;
};

const layoutCode128 = ({ xHmm, yHmm, widthHmm, heightHmm }: BarcodeElement, value: string): Result<BarsMark> => {
  const encoded = encodeCode128(value);
  if (!encoded.ok) return encoded;
  const { modules, runs } = encoded.value;
  const width = moduleWidth(modules, widthHmm);
  if (!width.ok) return width;
  const moduleHmm = width.value;
  const startHmm = startOf(xHmm, widthHmm, modules * moduleHmm, moduleHmm, quietZoneModules * moduleHmm);
  return ok({ kind: 'bars', xHmm: startHmm, yHmm, heightHmm, moduleHmm, runs, value });
};

const layoutQr = (element: BarcodeElement, value: string): Result<ModulesMark> => {
  const encoded = encodeQr(value, element.errorCorrection);
  if (!encoded.ok) return encoded;
  const { columns, cells } = encoded.value;
  const width = qrModuleWidth(columns, Math.min(element.widthHmm, element.heightHmm));
  if (!width.ok) return width;
  const moduleHmm = width.value;
  const along = (frameHmm: number, roomHmm: number): number => startOf(frameHmm, roomHmm, columns * moduleHmm, moduleHmm, qrQuietZoneModules * moduleHmm);
  return ok({
    kind: 'modules', xHmm: along(element.xHmm, element.widthHmm), yHmm: along(element.yHmm, element.heightHmm), moduleHmm, columns, cells, value,
  });
};
