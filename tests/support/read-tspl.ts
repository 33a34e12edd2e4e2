/** One label as a TSPL printer would print it; dots row by row, 1 = black. */
export type TsplLabel = {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly gapMm: number;
  readonly dots: readonly TsplBitmap[];
};
export type TsplBitmap = { readonly x: number; readonly y: number; readonly widthBytes: number; readonly heightDots: number; readonly bits: Uint8Array };

/** The commands of a stream as a printer takes them, one after another; `rest` = bytes of one that is not whole yet. Throws at anything else. */
export const readTspl = (stream: Uint8Array): { readonly labels: readonly TsplLabel[]; readonly rest: number } => {
  const bytes = Buffer.from(stream);
  const labels: TsplLabel[] = [];
  let size = { widthMm: 0, heightMm: 0 };
  let gapMm = -1;
  let dots: TsplBitmap[] = [];
  let at = 0;
  while (at < bytes.length) {
    const bitmap = /^BITMAP (\d+),(\d+),(\d+),(\d+),0,/.exec(bytes.toString('latin1', at, at + 60));
    if (bitmap !== null) {
      const [head, x, y, widthBytes, heightDots] = [bitmap[0], ...bitmap.slice(1).map(Number)] as [string, number, number, number, number];
      const begin = at + head.length;
      const length = widthBytes * heightDots;
      if (begin + length + 2 > bytes.length) break;
      // Black is 0 in TSPL.
      dots.push({ x, y, widthBytes, heightDots, bits: Uint8Array.from(bytes.subarray(begin, begin + length), (byte) => ~byte & 0xff) });
      if (bytes.toString('latin1', begin + length, begin + length + 2) !== '\r\n') throw new Error('no line end after the dots');
      at = begin + length + 2;
      continue;
    }
    const end = bytes.indexOf('\r\n', at);
    if (end < 0 || /^BITMAP/.test(bytes.toString('latin1', at, at + 6)) && end - at > 60) break;
    const line = bytes.toString('latin1', at, end);
    at = end + 2;
    const sized = /^SIZE ([\d.]+) mm,([\d.]+) mm$/.exec(line);
    const gap = /^GAP ([\d.]+) mm,0 mm$/.exec(line);
    if (sized !== null) size = { widthMm: Number(sized[1]), heightMm: Number(sized[2]) };
    else if (gap !== null) gapMm = Number(gap[1]);
    else if (line === 'CLS') dots = [];
    else if (line === 'PRINT 1,1') {
      labels.push({ ...size, gapMm, dots });
      dots = [];
    } else if (line !== 'DIRECTION 1' && line !== 'REFERENCE 0,0') throw new Error(`no printer knows ${JSON.stringify(line.slice(0, 80))}`);
  }
  return { labels, rest: bytes.length - at };
};
