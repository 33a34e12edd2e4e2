/**
 * What platforms wrap around a cell's value, and how column names are compared: by their letters alone, since exports differ in
 * width, spaces and line breaks for the same column.
 */

const onlyPlainAscii = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const needsTidying = /[\u0000-\u001f\u007f\ufeff\u200b\u200e\u200f\u2060]|^\s|\s$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\u200b\u200e\u200f\u2060]/g;
const outerSpace = /^[\s\u00a0]+|[\s\u00a0]+$/g;

/** Text as people wrote it: control characters and outer space off, line breaks as `\n`; `null` in words means empty. */
export const plainText = (cell: string): string => {
  if (cell === '') return '';
  const text = needsTidying.test(cell) ? cell.replace(controls, '').replace(/\r\n?/g, '\n').replace(outerSpace, '') : cell;
  return text === 'null' || text === 'NULL' ? '' : text;
};

/**
 * A cell's value without what spreadsheets need around it: `="123"` → `123`, a leading `'`, outer TABs and spaces.
 * For everything but what people wrote themselves, where a leading quote may be meant.
 */
export const unwrapped = (cell: string): string => {
  const text = plainText(cell);
  const first = text.charCodeAt(0);
  if (first === 0x3d && text.length >= 3 && text.startsWith('="') && text.endsWith('"')) return unwrapped(text.slice(2, -1));
  return first === 0x27 ? plainText(text.slice(1)) : text;
};

/** As `unwrapped`, and `-`, `--`, `/` (nothing to say) are empty too: for numbers, amounts, times, statuses and receivers. */
export const valueText = (cell: string): string => {
  if (cell === '') return '';
  const text = unwrapped(cell);
  return text.length <= 3 && /^(?:[-–—]+|\/|无|N\/?A)$/i.test(text) ? '' : text;
};

/** Full-width digits and signs made half-width (`１２` → `12`). */
export const halfWidth = (text: string): string => (onlyPlainAscii.test(text) ? text : text.normalize('NFKC'));

const unitSuffix = /\((?:元|件|个|kg|g|克|千克|公斤|人民币|cny|rmb|支付金额)\)$/;

/** A column name for comparison: NFKC, no white space, lower case. */
export const headerKey = (cell: string): string =>
  unwrapped(cell)
    .normalize('NFKC')
    .replace(/[\s\u00a0*]+/g, '')
    .toLowerCase();

/** The same name without the unit in brackets behind it: `实付款(元)` → `实付款`. */
export const headerKeyWithoutUnit = (key: string): string => {
  let shorter = key;
  while (unitSuffix.test(shorter)) shorter = shorter.replace(unitSuffix, '');
  return shorter;
};

const statusKeys = new Map<string, string>();

/** A status for comparison: letters and digits only, `买家已付款，等待卖家发货` = `买家已付款,等待卖家发货`. */
export const statusKey = (text: string): string => {
  const known = statusKeys.get(text);
  if (known !== undefined) return known;
  const key = text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
  // A file has a handful of statuses, repeated on every line.
  if (statusKeys.size < 1000 && text.length < 100) statusKeys.set(text, key);
  return key;
};
