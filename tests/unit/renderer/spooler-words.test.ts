import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { spoolerWords } from '../../../renderer/i18n/spooler-words.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN/index.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources: { 'zh-CN': zhCN }, interpolation: { escapeValue: false } });
});

test('PR-6: keywords of printers are said in the window’s language, everything else as it came', () => {
  expect(spoolerWords('media-empty; paused')).toBe('缺纸; 已暂停');
  expect(spoolerWords('Out of paper in tray 2; media-empty-error')).toBe('Out of paper in tray 2; 缺纸');
  expect(spoolerWords('other-error')).toBe(zhCN.printerWords['other-error']);
  expect(spoolerWords('connection-lost: ECONNRESET; sheet 3/20')).toBe('连接断了: ECONNRESET; 第 3/20 张');
  expect(spoolerWords('cancelled; 3/20')).toBe('已取消; 3/20');
  for (const words of ['', 'sheet', 'Paused by 店长', '<b>media-empty</b>', 'no-such-keyword', 'constructor', 'media-empty;paused']) expect(spoolerWords(words)).toBe(words);
});
