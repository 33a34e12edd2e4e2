/** A BIFF8 workbook (.xls) of one sheet, written just well enough to be read: texts as LABEL, numbers as NUMBER records. */
export const biffWorkbook = (rows: readonly (readonly (string | number)[])[]): Buffer => compoundFile(workbookStream(rows));

const record = (id: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
};

const words = (...values: number[]): Buffer => {
  const data = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => data.writeUInt16LE(value, index * 2));
  return data;
};

const beginning = (kind: number): Buffer => record(0x0809, Buffer.concat([words(0x0600, kind, 0x0dbb, 0x07cc), Buffer.alloc(8)]));

const workbookStream = (rows: readonly (readonly (string | number)[])[]): Buffer => {
  const name = Buffer.from('Sheet1', 'latin1');
  const sheetInfo = (offset: number): Buffer => {
    const at = Buffer.alloc(4);
    at.writeUInt32LE(offset, 0);
    return record(0x0085, Buffer.concat([at, Buffer.from([0, 0, name.length, 0]), name]));
  };
  const globals = (offset: number): Buffer => Buffer.concat([beginning(0x0005), record(0x0042, words(1200)), sheetInfo(offset), record(0x000a, Buffer.alloc(0))]);
  const cells = rows.flatMap((row, rowIndex) =>
    row.map((value, column) => {
      const place = words(rowIndex, column, 15);
      if (typeof value === 'number') {
        const number = Buffer.alloc(8);
        number.writeDoubleLE(value, 0);
        return record(0x0203, Buffer.concat([place, number]));
      }
      const text = Buffer.from(value, 'utf16le');
      return record(0x0204, Buffer.concat([place, words(value.length), Buffer.from([1]), text]));
    }),
  );
  const offset = globals(0).length;
  return Buffer.concat([globals(offset), beginning(0x0010), ...cells, record(0x000a, Buffer.alloc(0))]);
};

const sector = 512;

/** A compound file (OLE2) with one stream, in full-size sectors. */
const compoundFile = (content: Buffer): Buffer => {
  const stream = Buffer.concat([content, Buffer.alloc(Math.max(4096, Math.ceil(content.length / sector) * sector) - content.length)]);
  const streamSectors = stream.length / sector;
  const total = streamSectors + 1;
  const fatSectors = Math.ceil((total + Math.ceil((total + 8) / 127)) / 128);
  const fat = Buffer.alloc(fatSectors * sector, 0xff);
  const directoryAt = streamSectors;
  for (let index = 0; index < streamSectors; index += 1) fat.writeUInt32LE(index + 1 < streamSectors ? index + 1 : 0xfffffffe, index * 4);
  fat.writeUInt32LE(0xfffffffe, directoryAt * 4);
  for (let index = 0; index < fatSectors; index += 1) fat.writeUInt32LE(0xfffffffd, (directoryAt + 1 + index) * 4);

  const header = Buffer.alloc(sector, 0);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  words(0x003e, 0x0003, 0xfffe, 9, 6).copy(header, 24);
  header.writeUInt32LE(fatSectors, 44);
  header.writeUInt32LE(directoryAt, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  for (let index = 0; index < fatSectors; index += 1) header.writeUInt32LE(directoryAt + 1 + index, 76 + index * 4);

  const entry = (name: string, type: number, child: number, start: number, size: number): Buffer => {
    const data = Buffer.alloc(128, 0);
    Buffer.from(`${name}\0`, 'utf16le').copy(data);
    data.writeUInt16LE((name.length + 1) * 2, 64);
    data.writeUInt8(type, 66);
    data.writeUInt8(1, 67);
    data.writeUInt32LE(0xffffffff, 68);
    data.writeUInt32LE(0xffffffff, 72);
    data.writeUInt32LE(child, 76);
    data.writeUInt32LE(start, 116);
    data.writeUInt32LE(size, 120);
    return data;
  };
  const directory = Buffer.concat([entry('Root Entry', 5, 1, 0xfffffffe, 0), entry('Workbook', 2, 0xffffffff, 0, stream.length), Buffer.alloc(256)]);
  return Buffer.concat([header, stream, directory, fat]);
};
