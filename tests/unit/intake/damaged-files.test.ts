import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readExports } from '../../../electron/intake/read-export.ts';
import { csvFile, encode, namesOf, read, sample, sampleText, shanghai, tableOf, taobaoDetail, taobaoDetailRow, taobaoList, taobaoRow } from '../../support/intake-files.ts';

const a = '35150000000000001';
const b = '35150000000000002';
const c = '35150000000000003';
const list2017 = 'taobao-2017/ExportOrderList201707081818.csv';
const detail2017 = 'taobao-2017/ExportOrderDetailList201707081818.csv';

const refusal = async (fileName: string, bytes: Uint8Array): Promise<[string, number, unknown][]> =>
  (await read({ fileName, bytes })).refusedLines.map((line) => [line.code, line.lineNumber, line.params]);

test('IN-3: a wrong file is refused as a whole and called what it seems to be', async () => {
  const gif = Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1');
  expect(await refusal('photo.csv', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200, 7)]))).toEqual([['intake.file_no_table', 0, { seems: 'picture' }]]);
  expect(await refusal('photo.csv', gif)).toEqual([['intake.file_no_table', 0, { seems: 'picture' }]]);
  expect(await refusal('bill.pdf', Buffer.from('%PDF-1.4 …'))).toEqual([['intake.file_no_table', 0, { seems: 'pdf' }]]);
  expect(await refusal('empty.csv', Buffer.alloc(0))).toEqual([['intake.file_empty', 0, { seems: 'empty' }]]);
  expect(await refusal('blank.csv', Buffer.from('\ufeff \r\n\r\n'))).toEqual([['intake.file_empty', 0, { seems: 'empty' }]]);
  expect(await refusal('zeros.csv', Buffer.alloc(5000))).toEqual([['intake.file_empty', 0, { seems: 'empty' }]]);
  expect(await refusal('x.rar', Buffer.from('Rar!\u001a\u0007'))).toEqual([['intake.file_no_table', 0, { seems: 'archive' }]]);
  expect(await refusal('x.json', Buffer.from('[{"orders":[]}]'))).toEqual([['intake.file_no_table', 0, { seems: 'json' }]]);
  expect(await refusal('login.xls', Buffer.from('<!DOCTYPE html><html><body>请登录</body></html>'))).toEqual([['intake.file_no_table', 0, { seems: 'web_page' }]]);
  expect(await refusal('random.csv', Buffer.from('id,name\n1,a\n2,b\n'))).toEqual([['intake.file_unknown', 0, { columns: 'id, name' }]]);
  expect(await refusal('stock.csv', encode('商家编码,商品名称,库存,货位\nA-1,衬衫,5,A01\n'))).toEqual([['intake.file_of_another_kind', 0, { seems: 'opening_stock' }]]);
  expect(await refusal('header-only.csv', encode(`${namesOf('TB_LIST_2017').join(',')}\r\n`, 'gb18030'))).toContainEqual(['intake.file_without_orders', 0, {}]);
});

test('IN-3: a truncated file, cut at any byte: what is whole comes in as in the whole file, the cut line is named', async () => {
  const whole = await read(sample(list2017), sample(detail2017));
  const told = new Map(whole.orders.map((order) => [order.platformOrderNumber, JSON.stringify(order)]));
  const { bytes } = sample(list2017);
  const headerEnd = Buffer.from(bytes).indexOf('\r\n') + 2;
  for (let cut = headerEnd + 1; cut < 5000; cut += 31) {
    const { orders, refusedLines } = await read({ fileName: 'ExportOrderList201707081818.csv', bytes: bytes.subarray(0, cut) }, sample(detail2017));
    for (const order of orders) expect(JSON.stringify(order), `cut at ${cut}`).toBe(told.get(order.platformOrderNumber));
    const lines = Buffer.from(bytes.subarray(0, cut)).toString('latin1').split('\r\n');
    const cutLine = refusedLines.filter((line) => line.fileName.includes('List2017') && line.fileName.includes('OrderList'));
    // Cut exactly behind a line only its line end is missing.
    if (lines.at(-1) !== '' && bytes[cut] !== 0x0d && bytes[cut] !== 0x0a) expect(cutLine.some((line) => line.code === 'intake.line_cut_off' && line.lineNumber >= lines.length - 1), `cut at ${cut}`).toBe(true);
  }
}, 120_000);

test('IN-3: a detail cut off in the middle never leaves an order short of lines and ready to ship', async () => {
  const whole = await read(sample(list2017), sample(detail2017));
  const linesOf = new Map(whole.orders.map((order) => [order.platformOrderNumber, order.lines.length]));
  const { bytes } = sample(detail2017);
  for (let cut = 400; cut < 3000; cut += 17) {
    const { orders } = await read(sample(list2017), { fileName: 'd.csv', bytes: bytes.subarray(0, cut) });
    for (const order of orders) {
      if (order.lines.length !== linesOf.get(order.platformOrderNumber) && (order.state === 'paid' || order.state === 'awaiting_payment')) {
        expect(order.holdCauses?.some((cause) => cause === 'lines_unknown' || cause === 'lines_incomplete'), `cut at ${cut}`).toBe(true);
      }
    }
  }
}, 240_000);

test('IN-3: a quote that is never closed costs its own line, not the rest of the file', async () => {
  const lines = sampleText(list2017, 'gb18030').split('\r\n');
  const physicalLine = (index: number): number => lines.slice(0, index).join('\r\n').split('\n').length + 1;
  lines[10] = (lines[10] as string).replace('"快递"', '"快递');
  lines[20] = (lines[20] as string).slice(0, 60);
  const { orders, refusedLines } = await read({ fileName: 'l.csv', bytes: encode(lines.join('\r\n'), 'gb18030') }, sample(detail2017));
  expect(orders).toHaveLength(298);
  expect(refusedLines.filter((line) => line.fileName === 'l.csv').map((line) => [line.code, line.lineNumber])).toEqual([['intake.line_cut_off', physicalLine(10)], ['intake.line_cut_off', physicalLine(20)]]);
});

test('IN-3: quotes that were not doubled in a message do not shift the columns', async () => {
  const text = (message: string): Uint8Array => encode(sampleText('pinduoduo-2020/orders_export.csv', 'utf8').split('\r\n').slice(0, 3).join('\r\n').replace('"门口放快递柜"', message) + '\r\n');
  for (const [message, said] of [['"请放在"门口"谢谢"', '请放在"门口"谢谢'], ['"叫我"老板""', '叫我"老板"'], ['"他说""好""，谢谢"', '他说"好"，谢谢'], ['""', null]] as const) {
    const { orders, refusedLines } = await read({ fileName: 'x.csv', bytes: text(message) });
    expect([orders[1]?.buyerMessage, orders[1]?.platformOrderNumber, refusedLines], message).toEqual([said, '261120-100000000021904', []]);
  }
});

test('IN-3: mixed encodings: lines of the rarer one are refused by number, none comes in as nonsense', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => taobaoRow(`3515000000000000${i}`, { 买家留言: '请发顺丰，谢谢', 收货人姓名: i === 4 ? '王芳' : '李示例' }));
  const texts = tableOf(namesOf('TB_LIST_2017'), rows).map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`);
  const mixed = (main: 'utf8' | 'gb18030', rare: 'utf8' | 'gb18030'): Uint8Array => Buffer.concat(texts.map((text, i) => iconv.encode(text, i === 5 ? rare : main)));
  for (const [main, rare] of [['gb18030', 'utf8'], ['utf8', 'gb18030']] as const) {
    const { orders, refusedLines } = await read({ fileName: 'x.csv', bytes: mixed(main, rare) });
    expect(refusedLines.map((line) => [line.code, line.lineNumber, line.params['encoding']])).toEqual([['intake.line_broken_text', 6, main === 'utf8' ? 'UTF-8' : 'GBK']]);
    expect(new Set(orders.map((order) => order.receiver.name))).toEqual(new Set(['李示例']));
  }
  expect(await refusal('x.csv', Buffer.concat([iconv.encode(texts[0] as string, 'gb18030'), ...texts.slice(1).map((text) => Buffer.from(text))]))).toEqual([['intake.mixed_encodings', 0, {}]]);
});

test('IN-3: one cell of UTF-8 in a GBK line, one broken byte: the line is refused', async () => {
  const line = (message: Buffer): Buffer => Buffer.concat([iconv.encode('"衬衫","240517-000000000000001","待发货","1","', 'gb18030'), message, Buffer.from('"\r\n')]);
  const good = iconv.encode('"裤子","240517-000000000000002","待发货","1","请发顺丰"\r\n', 'gb18030');
  const header = iconv.encode('商品,订单号,订单状态,商品数量(件),买家留言,商品规格,用户实付金额(元)\r\n', 'gb18030');
  for (const message of [Buffer.from('请发顺丰，谢谢'), Buffer.from([0xc7, 0xff, 0xeb]), Buffer.from([0xc7]), iconv.encode('锟斤拷锟斤拷', 'gb18030')]) {
    const { orders, refusedLines } = await read({ fileName: 'x.csv', bytes: Buffer.concat([header, good, line(message), good.subarray(0, 0)]) });
    expect([orders.map((order) => order.lines[0]?.title), refusedLines.map((refused) => [refused.code, refused.lineNumber])], message.toString('hex')).toEqual([['裤子'], [['intake.line_broken_text', 3]]]);
  }
});

test('IN-1: every encoding and every delimiter gives the same orders', async () => {
  const rows = tableOf(namesOf('TB_LIST_2017'), [taobaoRow(a, { 买家留言: '你好; "谢谢",\n再见\t!' }), taobaoRow(b, { 收货人姓名: '单𣲗' })]);
  const expected = (await read(csvFile('x.csv', rows))).orders;
  expect(expected.map((order) => order.buyerMessage)).toEqual(['你好; "谢谢",\n再见\t!', null]);
  for (const encoding of ['utf8', 'utf8-mark', 'gb18030', 'utf16le', 'utf16be'] as const) {
    for (const delimiter of [',', '\t', ';']) {
      for (const lineEnd of ['\r\n', '\n', '\r']) {
        const { orders, refusedLines } = await read(csvFile('x.csv', rows, { encoding, delimiter, lineEnd, quotes: delimiter === ';' ? 'needed' : 'all' }));
        expect([orders.map((order) => order.buyerMessage), orders.map((order) => order.receiver), refusedLines], `${encoding} ${JSON.stringify(delimiter + lineEnd)}`).toEqual([
          expected.map((order) => order.buyerMessage), expected.map((order) => order.receiver), [],
        ]);
      }
    }
  }
});

test('IN-1: short names in GBK that happen to be valid UTF-8 stay GBK', async () => {
  const { orders } = await read(taobaoList([taobaoRow(a, { 收货人姓名: '联通', 买家留言: '联通' }), taobaoRow(b)]));
  expect(orders[0]).toMatchObject({ buyerMessage: '联通', receiver: { name: '联通' } });
});

test('case 17, IN-3: NUL bytes, a second header, files appended to each other', async () => {
  const rows = tableOf(namesOf('TB_LIST_2017'), [taobaoRow(a), taobaoRow(b)]);
  const text = rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`);
  const appended = await read({ fileName: 'x.csv', bytes: encode(`\ufeff${text.join('')}\ufeff${text[0]}${text[2]}`) });
  expect([appended.orders.length, appended.refusedLines, appended.notes.map((note) => note.code), appended.summary.ignoredRowCount]).toEqual([2, [], ['intake.line_repeated', 'intake.detail_missing'], 1]);
  const zeros = await read({ fileName: 'x.csv', bytes: Buffer.concat([encode(text.join('')), Buffer.alloc(4096)]) });
  expect([zeros.orders.length, zeros.refusedLines.every((line) => line.lineNumber === 4)]).toEqual([2, true]);
  expect(zeros.refusedLines).toHaveLength(1);
  const other = namesOf('TB_LIST_2013').map((name) => `"${name}"`).join(',');
  const changed = await read({ fileName: 'x.csv', bytes: encode(`${text.join('')}${other}\r\n${text[2]}`) });
  expect(changed.refusedLines.map((line) => [line.code, line.lineNumber, line.params['line']])).toEqual([['intake.columns_change', 4, 4], ['intake.columns_change', 5, 4]]);
});

test('IN-1: ids in scientific notation, as floats or rewritten with zeros are refused with their cell', async () => {
  const numbers = ['3.51531E+16', '3.5150000917654321e16', '35150000917654300.0', '351500009176'];
  const { orders, refusedLines } = await read(taobaoList(numbers.map((number) => taobaoRow(number))));
  expect(orders.map((order) => order.platformOrderNumber)).toEqual(['351500009176']);
  expect(refusedLines.map((line) => [line.code, line.params['cell']])).toEqual([['intake.order_number_lost_digits', 'A2'], ['intake.order_number_lost_digits', 'A3'], ['intake.order_number_lost_digits', 'A4']]);
  const rewritten = await read(taobaoList(['35150000917654300', '35150001835308600', '35150002752963000'].map((number) => taobaoRow(number))));
  expect([rewritten.orders, new Set(rewritten.refusedLines.map((line) => line.code))]).toEqual([[], new Set(['intake.order_number_lost_digits'])]);
  const waybill = await read(taobaoList([taobaoRow(a, { '物流单号 ': '7.71E+14' })]), taobaoDetail([taobaoDetailRow(a)]));
  expect([waybill.orders, waybill.refusedLines[0]?.code]).toEqual([[], 'intake.waybill_lost_digits']);
});

test('IN-3: amounts and times that cannot be read refuse their line and name the cell', async () => {
  const { refusedLines } = await read(
    taobaoList([taobaoRow(a, { 总金额: '12.345' }), taobaoRow(b, { 订单创建时间: '昨天' }), taobaoRow(c, { 买家实际支付金额: '1.2E+3' })]), taobaoDetail([taobaoDetailRow(a), taobaoDetailRow(b), taobaoDetailRow(c)]),
  );
  expect(refusedLines.filter((line) => line.fileName === 'list.csv').map((line) => [line.code, line.params])).toEqual([
    ['intake.amount_unreadable', { cell: 'G2', text: '12.345' }], ['intake.time_unreadable', { cell: 'R3', text: '昨天' }], ['intake.amount_unreadable', { cell: 'I4', text: '1.2E+3' }],
  ]);
});

test('IN-3: every row of a file is taken in, refused, repeated or a total: none disappears', async () => {
  for (const path of [list2017, 'douyin-2023/orders.csv', 'pinduoduo-2020/orders_export.csv', 'shopify/orders_export.csv']) {
    const lines = Buffer.from(sample(path).bytes).toString('latin1').split('\r\n');
    for (let broken = 1; broken < 30; broken += 5) {
      const damaged = lines.map((line, i) => (i % 17 === broken % 17 && i > 0 ? line.slice(0, Math.floor(line.length * (0.2 + (broken % 7) / 10))) : line));
      const file = { fileName: 'x.csv', bytes: Buffer.from(damaged.join('\r\n'), 'latin1') };
      const { orders, refusedLines, notes, summary } = await read(file);
      const lost = new Set([...refusedLines, ...notes].map((line) => line.lineNumber));
      const rows = summary.files[0]?.rowCount ?? 0;
      const taken = path.includes('douyin') || path.includes('shopify') ? orders.reduce((sum, order) => sum + order.lines.length, 0) : orders.length;
      expect(taken + [...lost].filter((line) => line > 0).length + summary.ignoredRowCount, `${path} ${broken}`).toBe(rows);
    }
  }
}, 120_000);

test('IN-3: whatever the bytes, reading ends with an answer', async () => {
  const starts = [Buffer.alloc(0), Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('<table>'), Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'), Buffer.from([0xff, 0xfe]), encode(namesOf('DY_2023').join(',') + '\n'), encode(namesOf('ALI1688').join('\t') + '\r', 'gb18030')];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', '1', '中', '\t', ';', 'e', '.', '<', '>', ' ') , maxLength: 300 }).map((text) => Buffer.from(text))), async (start, rest) => {
      const { summary } = await readExports([{ fileName: 'x', bytes: Buffer.concat([start, rest]) }], shanghai);
      expect(summary.finished).toBe(true);
    }),
    { numRuns: 600 },
  );
}, 120_000);

test('IN-3: a sample with bytes changed at random never throws and never shifts an order’s number', async () => {
  const { bytes } = sample('douyin-2023/orders.csv');
  const numbers = new Set((await read(sample('douyin-2023/orders.csv'))).orders.map((order) => order.platformOrderNumber));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(20_000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 }), async (changes) => {
      const damaged = Buffer.from(bytes.subarray(0, 20_000));
      for (const [at, value] of changes) damaged[at] = value;
      const { orders, refusedLines } = await read({ fileName: 'x.csv', bytes: damaged });
      const strange = orders.filter((order) => !numbers.has(order.platformOrderNumber) && !/^\d{10,21}[A-Z]?$/.test(order.platformOrderNumber));
      expect([strange, orders.length + refusedLines.length > 0]).toEqual([[], true]);
    }),
    { numRuns: 60 },
  );
}, 120_000);

/** A zip of stored or deflated entries, with sizes in its directory as told. */
const zip = (entries: readonly { readonly name: string; readonly content: Buffer; readonly declared?: number }[]): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared } of entries) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declared ?? content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(declared ?? content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    files.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const head = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(head.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, head, end]);
};

test('case 17, IN-1: zip bombs are refused before they are unpacked, also when they lie about their size', async () => {
  const bomb = Buffer.alloc(120_000_000, 0x20);
  const workbook = Buffer.from('<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>');
  expect(await refusal('x.xlsx', zip([{ name: '[Content_Types].xml', content: Buffer.from('x') }, { name: 'xl/workbook.xml', content: workbook }, { name: 'xl/worksheets/sheet1.xml', content: bomb }]))).toEqual([['intake.workbook_too_large', 0, {}]]);
  expect(await refusal('x.xlsx', zip([{ name: 'xl/workbook.xml', content: workbook }, { name: 'xl/worksheets/sheet1.xml', content: bomb, declared: 1000 }]))).toEqual([['intake.workbook_damaged', 0, {}]]);
});

test('IN-3: a workbook cut off or with flipped bits is refused, not half read', async () => {
  const { bytes } = sample('taobao-2022/ExportOrderList16588888888.xlsx');
  const whole = await read({ fileName: 'l.xlsx', bytes });
  for (const cut of [100, 5000, 20_000, bytes.length - 30]) expect(await refusal('l.xlsx', bytes.subarray(0, cut))).toEqual([['intake.workbook_damaged', 0, {}]]);
  for (let at = 200; at < bytes.length; at += 997) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] as number) ^ 0x10;
    const { orders, refusedLines } = await read({ fileName: 'l.xlsx', bytes: flipped });
    if (orders.length > 0) expect(orders).toEqual(whole.orders);
    else expect(refusedLines[0]?.code).toMatch(/^intake\.(?:workbook_|file_)/);
  }
}, 60_000);
