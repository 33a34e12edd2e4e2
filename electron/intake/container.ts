/** What a file is, by its first bytes; its name's ending lies too often (IN-1). */
export type FileKind =
  | { readonly kind: 'text' | 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'html' | 'xml' }
  | { readonly kind: 'no_table'; readonly seems: SeemsToBe };

/** What a refused file seems to be; the renderer's language files have a phrase for each. */
export type SeemsToBe =
  | 'empty' | 'picture' | 'pdf' | 'document' | 'presentation' | 'archive' | 'sound_or_video' | 'program' | 'locked_workbook' | 'database'
  | 'web_page' | 'json' | 'binary';

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte);

const ascii = (bytes: Uint8Array, from: number, length: number): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, from + length);

const magics: readonly (readonly [SeemsToBe, (bytes: Uint8Array) => boolean])[] = [
  ['picture', (b) => startsWith(b, 0xff, 0xd8, 0xff) || startsWith(b, 0x89, 0x50, 0x4e, 0x47) || ascii(b, 0, 4) === 'GIF8' || ascii(b, 8, 4) === 'WEBP'],
  ['picture', (b) => ascii(b, 0, 2) === 'BM' && (b[2] ?? 0) + (b[3] ?? 0) > 0 && startsWith(b.subarray(6), 0, 0, 0, 0)],
  ['picture', (b) => ascii(b, 4, 4) === 'ftyp' && /^(?:hei|mif|avif)/.test(ascii(b, 8, 4))],
  ['picture', (b) => startsWith(b, 0x49, 0x49, 0x2a, 0) || startsWith(b, 0x4d, 0x4d, 0, 0x2a)],
  ['sound_or_video', (b) => ascii(b, 4, 4) === 'ftyp' || ascii(b, 0, 4) === 'RIFF' || ascii(b, 0, 3) === 'ID3' || startsWith(b, 0x1a, 0x45, 0xdf, 0xa3)],
  ['pdf', (b) => ascii(b, 0, 5) === '%PDF-'],
  ['document', (b) => ascii(b, 0, 5) === '{\\rtf'],
  ['archive', (b) => ascii(b, 0, 4) === 'Rar!' || startsWith(b, 0x37, 0x7a, 0xbc, 0xaf) || startsWith(b, 0x1f, 0x8b) || startsWith(b, 0x42, 0x5a, 0x68)],
  ['program', (b) => (ascii(b, 0, 2) === 'MZ' && b.length > 64 && b.subarray(0, 64).includes(0)) || startsWith(b, 0x7f, 0x45, 0x4c, 0x46)],
  ['database', (b) => ascii(b, 0, 15) === 'SQLite format 3'],
];

export const sniffContainer = (file: Uint8Array): FileKind => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (isEmpty(bytes)) return { kind: 'no_table', seems: 'empty' };
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipKind(bytes);
  if (startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return { kind: 'no_table', seems: 'archive' };
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundKind(bytes);
  for (const [seems, matches] of magics) if (matches(bytes)) return { kind: 'no_table', seems };
  return textKind(bytes);
};

/** Nothing, or nothing but blanks, line ends and zeros. */
const isEmpty = (bytes: Buffer): boolean => {
  for (const byte of bytes.subarray(0, 1_000_000)) {
    if (byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf && byte !== 0xff && byte !== 0xfe) return false;
  }
  return bytes.length <= 1_000_000;
};

/** Names of a zip's entries are readable in its directory at the end. */
const zipKind = (bytes: Buffer): FileKind => {
  const has = (name: string): boolean => bytes.includes(name, 0, 'latin1');
  if (has('xl/workbook.bin')) return { kind: 'xlsb' };
  if (has('xl/workbook.xml') || has('xl/worksheets/')) return { kind: 'xlsx' };
  if (has('application/vnd.oasis.opendocument.spreadsheet')) return { kind: 'ods' };
  if (has('word/document.xml') || has('opendocument.text')) return { kind: 'no_table', seems: 'document' };
  if (has('ppt/presentation.xml')) return { kind: 'no_table', seems: 'presentation' };
  // A cut-off workbook has lost its directory; its first entry still says what it was.
  return has('[Content_Types].xml') ? { kind: 'xlsx' } : { kind: 'no_table', seems: 'archive' };
};

const compoundKind = (bytes: Buffer): FileKind => {
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return { kind: 'no_table', seems: 'locked_workbook' };
  if (has('Workbook') || has('Book')) return { kind: 'xls' };
  if (has('WordDocument')) return { kind: 'no_table', seems: 'document' };
  return { kind: 'no_table', seems: has('PowerPoint Document') ? 'presentation' : 'binary' };
};

const textKind = (bytes: Buffer): FileKind => {
  const wide = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  const top = wide ? bytes.subarray(2, 8192).filter((byte) => byte !== 0) : bytes.subarray(0, 8192);
  const begin = top.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (/^<\?xml/i.test(begin) && /schemas-microsoft-com:office:spreadsheet/i.test(begin)) return { kind: 'xml' };
  if (/^<(?:!doctype\s+html|html|head|body|meta|style|table|div|\?xml)/i.test(begin)) {
    return bytes.includes(wide ? Buffer.from('<t', 'utf16le') : '<t') || bytes.includes('<T') ? { kind: 'html' } : { kind: 'no_table', seems: 'web_page' };
  }
  if (/^[[{]\s*(?:["{[]|\})/.test(begin)) return { kind: 'no_table', seems: 'json' };
  return !wide && looksBinary(bytes.subarray(0, 8192)) ? { kind: 'no_table', seems: 'binary' } : { kind: 'text' };
};

/** Control bytes are rare in text; zeros alone are not counted: UTF-16 has them, and so have files after a power cut. */
const looksBinary = (top: Buffer): boolean => {
  let controls = 0;
  for (const byte of top) if ((byte > 0 && byte < 9) || (byte > 13 && byte < 32 && byte !== 0x1a)) controls += 1;
  return controls > 4 && controls > top.length / 100;
};
