import type { TFunction } from 'i18next';

/** The PDF folder goes by a fixed name; printers go by the name they have in the system. */
export const printerWords = (t: TFunction<'printing'>, name: string): string => (name === 'pdf-folder' ? t('pdfFolder') : name);
