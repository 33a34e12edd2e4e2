/** Control characters that scales end a message with. */
export const control = { soh: 0x01, stx: 0x02, etx: 0x03, eot: 0x04, enq: 0x05, ack: 0x06, lf: 0x0a, cr: 0x0d, dc1: 0x11 } as const;

/** 斤 and 公 of 公斤 as scales from China send them, in GBK and in UTF-8. */
const words: readonly (readonly [readonly number[], string])[] = [
  [[0xbd, 0xef], '斤'], [[0xb9, 0xab], '公'], [[0xe6, 0x96, 0xa4], '斤'], [[0xe5, 0x85, 0xac], '公'],
];

/** Bytes as text: ASCII, the few Chinese units, and a mark for every byte that is neither. */
export const textOf = (bytes: readonly number[]): string => {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const word = words.find(([spelled]) => spelled.every((byte, index) => bytes[at + index] === byte));
    const byte = bytes[at] ?? 0;
    text += word === undefined ? (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '\ufffd') : word[1];
    at += word === undefined ? 1 : word[0].length;
  }
  return text;
};

const isLineEnd = (byte: number | undefined): boolean => byte === control.cr || byte === control.lf || byte === control.etx;

/** The line that the last byte has just ended, without what ended it; null = no line ended here. */
export const endedLine = (window: readonly number[]): readonly number[] | null => {
  if (!isLineEnd(window.at(-1))) return null;
  let from = window.length - 1;
  while (from > 0 && !isLineEnd(window[from - 1])) from -= 1;
  // Some begin their lines with STX, or with the ACK of a question before.
  while (from < window.length - 1 && (window[from] ?? 0) < 0x20) from += 1;
  return window.slice(from, -1);
};
