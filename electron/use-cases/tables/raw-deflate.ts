import { Duplex } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';

const isThere = (): boolean => {
  try {
    return new CompressionStream('deflate-raw') instanceof Object;
  } catch {
    return false;
  }
};

/**
 * Workbooks are zipped with raw deflate, which the web's CompressionStream has only in newer Nodes than that of Electron 25. There it is made of
 * zlib's own; other formats stay as they are.
 */
export const ensureRawDeflate = (): void => {
  if (isThere()) return;
  const known = globalThis.CompressionStream;
  const withRaw = function (format: CompressionFormat | 'deflate-raw'): unknown {
    return format === 'deflate-raw' ? Duplex.toWeb(createDeflateRaw()) : new known(format);
  };
  Object.defineProperty(globalThis, 'CompressionStream', { value: withRaw, configurable: true, writable: true });
};
