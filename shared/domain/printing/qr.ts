import { ok, refuse, type Result } from '../result.ts';
import { codewordsOf } from './qr-data.ts';
import { matrixOf } from './qr-matrix.ts';
import type { ErrorCorrection } from './template.ts';

/** A QR code (ISO/IEC 18004), own and pure like Code128: whole modules in the display list are what the scanner will see. */
export type QrCode = {
  readonly version: number;
  readonly columns: number;
  /** Row by row from the top left, `1` = dark. The quiet zone is not in it. */
  readonly cells: string;
};

/** Light margin on every side that a scanner needs, in modules. */
export const qrQuietZoneModules = 4;

/**
 * Encodes any text: digits and capitals densely, all else as UTF-8 (announced when it is more than ASCII), in the smallest of the
 * versions 1–40. Refuses an empty text, half a surrogate pair, and a text longer than the largest version holds.
 */
export const encodeQr = (text: string, level: ErrorCorrection): Result<QrCode> => {
  if (text === '') return refuse('printing.barcode_empty');
  const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  if (half !== null) return refuse('printing.barcode_character', { character: '\ufffd' });
  // Seven thousand digits are the most that any version holds.
  const words = text.length > 7_089 ? null : codewordsOf(text, level);
  if (words === null) return refuse('printing.barcode_does_not_fit', { length: [...text].length });
  const { columns, cells } = matrixOf(words, level);
  return ok({ version: words.version, columns, cells: cells.join('') });
};

/** Two dots of a 203 dpi label head: finer cells come out uneven and are lost; so are cells that are no whole number of these. */
export const qrModuleStepHmm = 25;
/** Wider cells make a code no easier to read. */
const widestModuleHmm = 200;

/** The cell width for a symbol with its quiet zones in `roomHmm`: the widest multiple of two label-head dots. Refuses less than one. */
export const qrModuleWidth = (columns: number, roomHmm: number): Result<number> => {
  const modules = columns + 2 * qrQuietZoneModules;
  const widest = Math.min(widestModuleHmm, Math.floor(roomHmm / modules));
  if (widest < qrModuleStepHmm) return refuse('printing.barcode_does_not_fit', { neededHmm: modules * qrModuleStepHmm, widthHmm: roomHmm });
  return ok(widest - (widest % qrModuleStepHmm));
};
