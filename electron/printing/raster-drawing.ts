import type { Sheet } from '../../shared/domain/printing/display-list.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import type { PrintFonts } from './fonts.ts';
import { labelFileHead, labelFileSheet } from './label-file.ts';
import { createRaster, type RasterRefusal } from './raster.ts';
import type { DrawJob } from './render-protocol.ts';
import type { PrintForm } from './spooler.ts';
import { encodeTspl } from './tspl.ts';
import { encodeZpl } from './zpl.ts';

export type LabelDrawing = {
  /** Refuses a sheet with a code that this head cannot show or a picture that is not there; the drawing is void then. */
  readonly addSheet: (sheet: Sheet) => Result<null, RasterRefusal>;
  readonly end: () => Promise<void>;
};

/** Draws sheets as commands of a label printer, for `label-spooler.ts`; the twin of `drawPdf`. */
export const drawLabels = (
  fonts: PrintFonts, form: Extract<PrintForm, { readonly kind: 'bitmap' }>, job: Pick<DrawJob, 'calibration' | 'firstForm' | 'pictures'>,
  sink: (chunk: Uint8Array) => void,
): LabelDrawing => {
  const { language, dotsPerInch, gapHmm } = form;
  const raster = createRaster(fonts, { dotsPerInch, calibration: job.calibration, pictures: job.pictures });
  let formNumber = job.firstForm;
  sink(labelFileHead({ language, dotsPerInch, gapHmm }));
  return {
    addSheet: (sheet) => {
      const bitmap = raster(sheet, formNumber);
      if (!bitmap.ok) return bitmap;
      formNumber += 1;
      const paper = { widthHmm: sheet.widthHmm, heightHmm: sheet.heightHmm, gapHmm };
      sink(labelFileSheet(language === 'tspl' ? encodeTspl(bitmap.value, paper) : encodeZpl(bitmap.value, paper)));
      return ok(null);
    },
    end: () => Promise.resolve(),
  };
};
