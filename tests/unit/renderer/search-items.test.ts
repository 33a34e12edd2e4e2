import { expect, test } from 'vitest';
import type { OrderId } from '../../../shared/domain/ids.ts';
import type { Command } from '../../../renderer/app/search/commands.ts';
import { matchCommands } from '../../../renderer/app/search/match-commands.ts';
import { searchItems } from '../../../renderer/app/search/search-items.ts';
import { orderRow } from '../../support/order-row.ts';

const command = (id: string, words: string, also = ''): Command => ({ id, words, also, icon: 'settings', run: () => undefined });
const commands = [command('go.printing', '去打印', '打印 dy print'), command('theme.dark', '外观：深色', 'wg theme dark'), command('backup', '立即备份', 'bf backup')];
const found = { rows: [orderRow({ id: 7 as OrderId })], total: 1, more: false };
const names = (items: ReturnType<typeof searchItems>): string[] => items.map((item) => (item.kind === 'command' ? item.command.id : item.kind === 'order' ? `order ${String(item.row.id)}` : 'all'));

test('Ctrl+K: an empty box offers every command', () => {
  expect(names(searchItems(matchCommands(commands, ''), undefined, false))).toEqual(['go.printing', 'theme.dark', 'backup']);
});

test('Ctrl+K: commands are found by their words, pinyin initials and the other language', () => {
  for (const text of ['打印', 'dy', 'PRINT', '去打']) expect(matchCommands(commands, text).map(({ command: one }) => one.id), text).toEqual(['go.printing']);
  expect(matchCommands(commands, '深').map(({ command: one }) => one.id)).toEqual(['theme.dark']);
  expect(matchCommands(commands, '欧阳雨馨')).toEqual([]);
});

test('CS-5: orders stand before commands that only hold the text somewhere', () => {
  expect(names(searchItems(matchCommands(commands, '备份'), found, false))).toEqual(['order 7', 'backup']);
  expect(names(searchItems(matchCommands(commands, '立即'), found, false))).toEqual(['backup', 'order 7']);
});

test('hits that the list itself shows are not said twice', () => {
  expect(names(searchItems(matchCommands(commands, '备份'), found, true))).toEqual(['backup']);
});

test('more hits than shown lead to the list', () => {
  expect(names(searchItems([], { ...found, total: 83 }, false))).toEqual(['order 7', 'all']);
});
