import { join } from 'node:path';
import { loadFonts, type PrintFonts } from '../../../electron/printing/fonts.ts';

export const resources = join(import.meta.dirname, '../../../resources');
export const fontsFolder = join(resources, 'fonts');

let loaded: PrintFonts | null = null;
/** The real printing fonts: layout is only right with the advances that print. */
export const printFonts = (): PrintFonts => (loaded ??= loadFonts(fontsFolder));
