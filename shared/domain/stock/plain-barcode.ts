/** A barcode as scanners send it: no blanks, no full-width forms, no control characters. */
export const plainBarcode = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
