import { statusKey } from '../intake/cell-text.ts';
import type { WrittenGoods } from './goods-text.ts';

/** A SKU that written goods may mean. */
export type SkuChoice = { readonly id: number; readonly code: string; readonly styleCode: string; readonly title: string; readonly colour: string; readonly size: string };

export type SkuMatch = { readonly sku: SkuChoice; readonly points: number };

/** What the goods may be, the likeliest first. `sure`: it was named by its code, or nothing else fits nearly as well and all that was said fits. */
export type SkuMatches = { readonly choices: readonly SkuMatch[]; readonly sure: boolean };

const mostChoices = 6;

const key = (text: string): string => statusKey(text).replace(/色(?=$)|码(?=$)|号(?=$)/gu, '');

const pairs = (text: string): ReadonlySet<string> => {
  const compact = statusKey(text);
  const found = new Set<string>();
  for (let at = 0; at + 1 < compact.length; at += 1) found.add(compact.slice(at, at + 2));
  return found;
};

/** Share of the shorter text's letter pairs that the other has too. */
const likeness = (one: string, other: string): number => {
  const [a, b] = [pairs(one), pairs(other)];
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return common / smaller;
};

const pointsOf = (goods: WrittenGoods, sku: SkuChoice): number => {
  const said = statusKey(goods.text);
  const code = statusKey(sku.code);
  if (goods.code !== null && statusKey(goods.code) === code) return 100;
  let points = 0;
  if (code.length >= 3 && said.includes(code)) points += 70;
  else if (sku.styleCode !== '' && statusKey(sku.styleCode).length >= 3 && said.includes(statusKey(sku.styleCode))) points += 35;
  else if (goods.code !== null && code.startsWith(statusKey(goods.code)) && goods.code.length >= 3) points += 30;
  points += Math.round(likeness(goods.title === '' ? goods.text : goods.title, sku.title) * 40);
  if (points === 0) return 0;
  points += attribute(goods.colour, said, sku.colour);
  points += attribute(goods.size, said, sku.size);
  return points;
};

/** Said and the same: more; said and another: much less; not said: nothing. */
const attribute = (said: string | null, text: string, own: string): number => {
  if (own === '') return 0;
  const want = key(own);
  if (said === null) return want.length >= 2 && text.includes(want) ? 15 : 0;
  if (key(said) === want) return 22;
  return key(said).length >= 1 && (want.includes(key(said)) || key(said).includes(want)) && Math.min(want.length, key(said).length) >= 1 && !/^[0-9a-z]+$/.test(want) ? 10 : -25;
};

export const matchSku = (goods: WrittenGoods, skus: readonly SkuChoice[]): SkuMatches => {
  const choices = skus
    .map((sku): SkuMatch => ({ sku, points: pointsOf(goods, sku) }))
    .filter(({ points }) => points >= 20)
    .sort((one, other) => other.points - one.points || one.sku.code.localeCompare(other.sku.code))
    .slice(0, mostChoices);
  const [best, second] = choices;
  if (best === undefined) return { choices, sure: false };
  const isAhead = second === undefined || best.points - second.points >= 12;
  const said = statusKey(goods.text);
  const isSaid = (part: string | null, own: string): boolean => own === '' || part !== null || (key(own).length >= 2 && said.includes(key(own)));
  const allSaid = best.points >= 100 || (isSaid(goods.colour, best.sku.colour) && isSaid(goods.size, best.sku.size));
  return { choices, sure: isAhead && (best.points >= 90 || (best.points >= 55 && allSaid)) };
};

/** Pieces of text by which a store finds SKUs worth a closer look. */
export const skuSearchPieces = (goods: WrittenGoods): readonly string[] => {
  const text = goods.text.normalize('NFKC').toLowerCase();
  const latin = text.match(/[a-z0-9][a-z0-9_-]{2,}/g) ?? [];
  const chinese = [...(goods.title === '' ? text : goods.title).matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)));
  return [...new Set([...latin.slice(0, 6), ...chinese.slice(0, 12)])].slice(0, 14);
};
