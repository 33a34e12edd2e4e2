/**
 * A text that a spreadsheet could take for a formula when it opens a CSV gets a `'` before it, which spreadsheets show as text. Full-width signs count:
 * spreadsheets read them as the narrow ones. Blanks and marks that nobody sees before the sign do not hide it. Order and waybill numbers begin with a
 * letter, a digit or `#` and are never touched.
 */
export const inertCell = (text: string): string => (/^[\s\u0000\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text); // eslint-disable-line no-control-regex -- exactly those
