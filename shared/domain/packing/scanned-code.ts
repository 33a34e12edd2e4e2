/**
 * What a scanner or a person typed, as one line of text: full-width forms from an input method, control characters of the
 * scanner's prefix and suffix, and the symbology mark some scanners send (`]C0`) are taken away. Nothing else is guessed.
 */
export const codeAsScanned = (raw: string): string =>
  raw
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .trim();

const unique = (spellings: readonly string[]): string[] => [...new Set(spellings)].filter((spelling) => spelling !== '');

/** Spellings under which one waybill number is looked up: as it is, without the blanks of a number typed in groups, in capitals. */
export const waybillSpellings = (code: string): string[] => {
  const joined = code.replace(/\s+/g, '');
  return unique([code, joined, joined.toUpperCase()]);
};

/** The same for items. UPC-A and EAN-13 name one article with and without a leading zero; scanners send either. */
export const itemSpellings = (code: string): string[] => {
  const joined = code.replace(/\s+/g, '');
  const twin = /^\d{12}$/.test(joined) ? [`0${joined}`] : /^0\d{12}$/.test(joined) ? [joined.slice(1)] : [];
  return unique([code, joined, ...twin]);
};

/** For comparing SKU codes where capitals, full-width forms and blanks do not tell two of them apart. */
export const foldedCode = (code: string): string => code.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
