import type { FileHandle } from 'node:fs/promises';
import type { PrintForm } from './spooler.ts';

/**
 * A job for a label printer on its way from the drawing thread to the line: a line of JSON, then each sheet's commands with their
 * length before them. So the spooler knows where a sheet ends: between two it may ask, stop and count, within one it may not.
 */
export type LabelFileHead = {
  readonly backroomLabels: 1;
  readonly language: Extract<PrintForm, { readonly kind: 'bitmap' }>['language'];
  readonly dotsPerInch: number;
  readonly gapHmm: number;
};

export const labelFileHead = (head: Omit<LabelFileHead, 'backroomLabels'>): Uint8Array =>
  Buffer.from(`${JSON.stringify({ backroomLabels: 1, ...head } satisfies LabelFileHead)}\n`, 'utf8');

const lengthBytes = 4;

export const labelFileSheet = (commands: Uint8Array): Uint8Array => {
  const sheet = Buffer.alloc(lengthBytes + commands.length);
  sheet.writeUInt32BE(commands.length);
  sheet.set(commands, lengthBytes);
  return sheet;
};

/** A sheet of A4 at 600 dpi is 4 MB; more is no sheet. */
const mostSheetBytes = 64 * 1024 * 1024;
const mostHeadBytes = 1_000;

export type LabelFile = { readonly head: LabelFileHead; readonly sheets: number; readonly sheetAt: (index: number) => Promise<Uint8Array> };

/** Reads where the sheets lie, not the sheets. Null: this is no such file, or not a whole one. */
export const readLabelFile = async (file: FileHandle): Promise<LabelFile | null> => {
  const { size } = await file.stat();
  const start = Buffer.alloc(Math.min(size, mostHeadBytes));
  await file.read(start, 0, start.length, 0);
  const end = start.indexOf('\n');
  const head = end < 0 ? null : parseHead(start.toString('utf8', 0, end));
  if (head === null) return null;
  const sheets: { readonly at: number; readonly length: number }[] = [];
  const length = Buffer.alloc(lengthBytes);
  for (let at = end + 1; at < size; ) {
    const { bytesRead } = await file.read(length, 0, lengthBytes, at);
    const bytes = length.readUInt32BE();
    if (bytesRead < lengthBytes || bytes === 0 || bytes > mostSheetBytes || at + lengthBytes + bytes > size) return null;
    sheets.push({ at: at + lengthBytes, length: bytes });
    at += lengthBytes + bytes;
  }
  if (sheets.length === 0) return null;
  return {
    head, sheets: sheets.length,
    sheetAt: async (index) => {
      const place = sheets[index];
      if (place === undefined) throw new Error(`a label file of ${sheets.length} sheets has no sheet ${index}`);
      const commands = Buffer.alloc(place.length);
      const { bytesRead } = await file.read(commands, 0, place.length, place.at);
      if (bytesRead < place.length) throw new Error('a label file became shorter while it was sent');
      return commands;
    },
  };
};

const parseHead = (text: string): LabelFileHead | null => {
  try {
    const head = JSON.parse(text) as Partial<LabelFileHead> | null;
    const sound = head?.backroomLabels === 1 && (head.language === 'tspl' || head.language === 'zpl') && typeof head.dotsPerInch === 'number' && typeof head.gapHmm === 'number';
    return sound ? (head as LabelFileHead) : null;
  } catch {
    return null;
  }
};
