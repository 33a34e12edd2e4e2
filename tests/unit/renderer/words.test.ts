import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventNames } from '../../../shared/contract/events.ts';
import { operationNames } from '../../../shared/contract/index.ts';
import { collectionVerdict } from '../../../shared/contract/collections.ts';
import { channelNames, channels } from '../../../shared/domain/entry/channels.ts';
import { addressDoubts, orderFlags } from '../../../shared/domain/intake/order-draft.ts';
import { closeReasons, holdReasons } from '../../../shared/domain/orders/holds.ts';
import { orderEvents, orderStates } from '../../../shared/domain/orders/lifecycle.ts';
import { platforms } from '../../../shared/domain/orders/platform.ts';
import { orderViews } from '../../../shared/domain/orders/views.ts';
import { permissions, roles } from '../../../shared/domain/staff/permissions.ts';
import { en } from '../../../renderer/i18n/en/index.ts';
import { timelineSentences } from '../../../renderer/screens/orders/detail/timeline-words.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN/index.ts';

const project = join(import.meta.dirname, '../../..');

const sources = (folder: string): string[] =>
  readdirSync(join(project, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (path === join('electron', 'dev')) return [];
    if (statSync(join(project, path)).isDirectory()) return sources(path);
    return path.endsWith('.ts') ? [readFileSync(join(project, path), 'utf8')] : [];
  });
const code = [...sources('electron'), ...sources('shared')];

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): Map<string, string> =>
  new Map(Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...leaves(value, `${path}${key}.`)])));

const at = (tree: Tree, path: string): string | Tree | undefined =>
  path.split('.').reduce<string | Tree | undefined>((part, key) => (typeof part === 'object' ? part[key] : undefined), tree);

const languages = [['zh-CN', zhCN as Tree], ['en', en as Tree]] as const;

test('IN-4: an order is found by where it was taken as it is read', () => {
  for (const channel of channels) if (channel !== 'other') expect([zhCN, en].map((words) => words.entry.channels[channel])).toEqual(channelNames[channel]);
});

test('both languages have the same keys, and none is empty', () => {
  const chinese = leaves(zhCN);
  const english = leaves(en);
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  expect([...chinese, ...english].filter(([, words]) => words.trim() === '').map(([key]) => key)).toEqual([]);
});

test('both languages fill in the same values', () => {
  const values = (words: string): string[] => [...new Set([...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))].sort();
  const english = leaves(en);
  const differing = [...leaves(zhCN)].filter(([key, words]) => {
    // A language may leave a value out of what to do, and labels come in both languages.
    const here = values(words).map((name) => name.replace(/^label(?:Zh|En)$/, 'label'));
    const there = values(english.get(key) ?? '').map((name) => name.replace(/^label(?:Zh|En)$/, 'label'));
    return JSON.stringify(here) !== JSON.stringify(there);
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

/** Actions that the sources write into the trace, on the lines that `wanted` takes. */
const tracedActions = (wanted: (entry: string) => boolean): string[] =>
  code.flatMap((text) =>
    [...text.matchAll(/action:[^\n]*(?:\n[^\n]*subject:[^\n]*)?/g)]
      .map(([entry]) => entry)
      .filter(wanted)
      .flatMap((entry) => [...(/action:([^,]*)/.exec(entry)?.[1] ?? '').matchAll(/(['"`])([a-z_]+\.[a-z_]+)\1/g)].map((match) => match[2] ?? '')),
  );

test('SF-2: everything that is traced on an order has a sentence in its history', () => {
  const actions = [...new Set([...tracedActions((entry) => entry.includes("subject: 'order'")), ...orderEvents.map((event) => `order.${event}`)])];
  expect(actions.length).toBeGreaterThan(15);
  expect(actions.filter((action) => timelineSentences[action] === undefined)).toEqual([]);
});

/** Codes as the sources write them, less names of other things that look alike. */
const refusalCodes = (): string[] => {
  const groups = Object.keys(zhCN.refusals).filter((group) => group !== 'unknown').join('|');
  const literal = new RegExp(`(['"\`])((?:${groups})\\.[a-z][a-z0-9_]*)\\1`, 'g');
  const others = new Set<string>([...eventNames, ...operationNames, ...permissions]);
  const traced = new Set(tracedActions(() => true));
  return [...new Set(code.flatMap((text) => [...text.matchAll(literal)].map((match) => match[2] ?? '')))].filter((name) => !others.has(name) && !traced.has(name)).sort();
};

test('every refusal code of the sources says what happened and what to do, in both languages', () => {
  const codes = refusalCodes();
  expect(codes.length).toBeGreaterThan(60);
  for (const [language, words] of languages) {
    const missing = codes.filter((name) => {
      const entry = at(words, `refusals.${name}`);
      return typeof entry !== 'object' || typeof entry['what'] !== 'string' || typeof entry['todo'] !== 'string';
    });
    expect(missing, language).toEqual([]);
  }
});

test('every word of the domain has its words in both languages', () => {
  const groups: Readonly<Record<string, readonly string[]>> = {
    state: orderStates, event: orderEvents, flag: orderFlags, flagMeaning: orderFlags, holdReason: holdReasons, closeReason: closeReasons, role: roles, platform: platforms,
    view: orderViews, doubt: addressDoubts,
  };
  for (const [language, words] of languages) {
    for (const [group, names] of Object.entries(groups)) {
      expect(names.filter((name) => typeof at(words, `terms.${group}.${name}`) !== 'string'), `${language} ${group}`).toEqual([]);
    }
  }
});

test('verdicts at the collection have words', () => {
  const codes = collectionVerdict.shape.code.options;
  for (const [language, words] of languages) {
    const text = JSON.stringify(words['collections']);
    expect(codes.filter((name) => !text.includes(`"${name}"`)), language).toEqual([]);
  }
});
