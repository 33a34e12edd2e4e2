import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5';

export type TextFile = {
  /** What the file was written in. */
  readonly encoding: TextEncoding;
  /** UTF-8 or GB18030 bytes without byte order mark; UTF-16 has been turned into UTF-8. */
  readonly bytes: Buffer;
  readonly read: 'utf-8' | 'gb18030';
  /** False only when every byte is known to be right. */
  readonly mayBeBroken: boolean;
  /** Lines in both encodings: the fewer of them are refused one by one, never guessed at. */
  readonly isMixed: boolean;
};

const LF = 0x0a;

/**
 * UTF-8 (with or without mark), GB18030 and its subsets, UTF-16: told apart by content alone (IN-1). A file is UTF-8 when all of
 * it is; otherwise its lines vote, so that one broken line or a cut-off end does not turn a whole file into nonsense.
 */
export const openText = (file: Uint8Array): TextFile => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return byLines(bytes.subarray(3), true);
  const wide = utf16(bytes);
  if (wide !== null) {
    const text = iconv.decode(wide.bytes, wide.encoding);
    return { encoding: wide.encoding, bytes: Buffer.from(text, 'utf8'), read: 'utf-8', mayBeBroken: false, isMixed: false };
  }
  return byLines(bytes, false);
};

const utf16 = (bytes: Buffer): { readonly encoding: 'utf-16le' | 'utf-16be'; readonly bytes: Buffer } | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bytes: bytes.subarray(2) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bytes: bytes.subarray(2) };
  // Without a mark: commas, quotes and digits leave a zero at every other byte.
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4096);
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked / 8 && even < odd / 8) return { encoding: 'utf-16le', bytes };
  if (even > looked / 8 && odd < even / 8) return { encoding: 'utf-16be', bytes };
  return null;
};

const byLines = (bytes: Buffer, marked: boolean): TextFile => {
  if (isUtf8(bytes)) return { encoding: 'utf-8', bytes, read: 'utf-8', mayBeBroken: false, isMixed: false };
  let utf8Lines = 0;
  let otherLines = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(LF, start);
    const end = newline === -1 ? bytes.length : newline;
    if (hasHighByte(bytes, start, end)) {
      if (isUtf8(bytes.subarray(start, end))) utf8Lines += 1;
      else otherLines += 1;
    }
    start = end + 1;
  }
  const read = marked || utf8Lines > otherLines ? 'utf-8' : 'gb18030';
  if (read === 'gb18030' && isRatherBig5(bytes)) return { encoding: 'big5', bytes: Buffer.from(iconv.decode(bytes, 'big5'), 'utf8'), read: 'utf-8', mayBeBroken: false, isMixed: false };
  return { encoding: read, bytes, read, mayBeBroken: true, isMixed: utf8Lines > 0 && otherLines > 0 };
};

const words = { big5: /訂單|收件|收貨|電話|地址|數量|商品|姓名|金額|狀態|買家|運費|規格|備註/g, gb18030: /订单|收件|收货|电话|地址|数量|商品|姓名|金额|状态|买家|运费|规格|备注|运单|费用|日期|编码/g };

/** Taiwan's old encoding takes the same bytes: told apart by the words that order files use, which come out in only one of the two. */
const isRatherBig5 = (bytes: Buffer): boolean => {
  const top = bytes.subarray(0, 16_384);
  const found = (encoding: keyof typeof words): number => new Set(iconv.decode(top, encoding).match(words[encoding])).size;
  return found('big5') >= 3 && found('gb18030') === 0;
};

const hasHighByte = (bytes: Buffer, start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) if ((bytes[at] as number) >= 0x80) return true;
  return false;
};
