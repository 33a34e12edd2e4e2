import type { RegionIndex } from '../intake/regions.ts';
import { hasQuantityMark } from './goods-text.ts';
import { isChineseName, looksLikeName } from './person-name.ts';
import { takenMark, type Board } from './paste-text.ts';

/** Words of streets and houses. */
const streetWord = /[路街](?![由头拍舞演灯])|[巷弄]|大道|胡同|小区|花园|家园|大厦|公寓|广场|新村|工业园|产业园|科技园|学校|大学|中学|小学|医院|酒店|宾馆|商场|市场|菜鸟驿站|驿站|快递柜|丰巢|门卫|传达室|物业|[一-鿿](?:镇|乡|村|组|社区|街道|苑|府|湾|城|庄|屯|寨|里|园)/u;
const houseNumber = /\d+\s*(?:号|栋|幢|座|楼|室|单元|弄|层|#|房|户|组|队|门|期|区)|[A-Za-z]?\d+[-–]\d+(?:[-–]\d+)*|[A-Z]座/u;
const western = /\b\d{1,6}[A-Za-z]?,? (?:[A-Z0-9][\w'’.-]* ){0,5}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Square|Terrace|Close|Crescent|Highway|Hwy|Parkway|Pkwy)\b|\b(?:P\.?O\.? Box|Flat|Apt|Unit|Suite)\s*\d+/iu;

type Span = { readonly start: number; readonly end: number };
type Run = Span & { readonly score: number };

export const isStreet = (text: string): boolean => streetWord.test(text) || houseNumber.test(text);

/** Points of the place names that a text begins with: a province 3, a city 2 (3 with its 市), a district 2. */
const placePoints = (text: string, regions: RegionIndex): number => {
  const province = longest(text, (name) => regions.provinces.has(name));
  if (province !== null) {
    const rest = text.slice(province.length).replace(/^[省市\s,，/-]+/u, '');
    return 3 + Math.min(3, restPoints(rest, regions));
  }
  return restPoints(text, regions);
};

const restPoints = (text: string, regions: RegionIndex): number => {
  const city = longest(text, (name) => regions.citiesByName.has(name));
  if (city !== null) {
    const full = /[市州盟区]$/.test(city);
    const rest = text.slice(city.length).replace(/^[市\s,，/-]+/u, '');
    const district = (regions.citiesByName.get(city) ?? []).some((one) => longest(rest, (name) => one.districts.has(name)) !== null);
    return (full ? 3 : 1) + (district ? 2 : 0);
  }
  return /^[\p{Script=Han}]{2,6}(?:区|县|旗)(?=[\p{Script=Han}\d])/u.test(text) && allDistricts(regions).has(/^[\p{Script=Han}]{2,6}?(?:区|县|旗)/u.exec(text)?.[0] ?? '') ? 2 : 0;
};

const districtNames = new WeakMap<RegionIndex, ReadonlySet<string>>();
const allDistricts = (regions: RegionIndex): ReadonlySet<string> => {
  const known = districtNames.get(regions);
  if (known !== undefined) return known;
  const names = new Set([...new Set(regions.provinces.values())].flatMap((province) => [...province.citiesByDistrict.keys()]));
  districtNames.set(regions, names);
  return names;
};

const longest = (text: string, has: (name: string) => boolean): string | null => {
  for (let length = Math.min(12, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length);
    if (has(name)) return name;
  }
  return null;
};

/** Free stretches of a text: what stands between line ends and taken places. */
const stretches = (left: string, from: number, to: number): readonly Span[] => {
  const spans: Span[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    const character = left[at];
    if (at < to && character !== '\n' && character !== takenMark) continue;
    if (at > start && left.slice(start, at).trim() !== '') spans.push({ start, end: at });
    start = at + 1;
  }
  return spans;
};

/** Where in a stretch an address begins, and how sure that is; null when none does. */
const addressIn = (left: string, wide: Span, regions: RegionIndex): Run | null => {
  // Nobody lives at an address of more letters; a hostile paste must cost no time here.
  const span = { start: wide.start, end: Math.min(wide.end, wide.start + 400) };
  const text = left.slice(span.start, span.end);
  if (western.test(text)) {
    const at = western.exec(text)?.index ?? 0;
    return trimmed(left, { start: span.start + at, end: span.end, score: 5 }, regions);
  }
  let best: Run | null = null;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (at > 0 && /[\p{Script=Han}]/u.test(text[at - 1] ?? '') && !/[址到在是给寄往至区]/u.test(text[at - 1] ?? '') && best !== null) continue;
    if (!/[\p{Script=Han}]/u.test(text[at] ?? '')) continue;
    const places = placePoints(text.slice(at), regions);
    if (places === 0) continue;
    const rest = text.slice(at);
    const score = places + (streetWord.test(rest) ? 2 : 0) + (houseNumber.test(rest) ? 2 : 0);
    if (best === null || score > best.score) best = { start: span.start + at, end: span.end, score };
  }
  if (best !== null && best.score >= 4) return trimmed(left, best, regions);
  // No place name: a street with a house number is one all the same, only that nobody knows where.
  const street = /[\p{Script=Han}A-Za-z0-9]*?[\p{Script=Han}]{1,10}(?:路|街|大道|巷|弄|小区|花园|家园|大厦|公寓|村|镇|苑)[\p{Script=Han}A-Za-z0-9#\s-]*?\d+\s*(?:号|栋|幢|座|楼|室|单元|弄|组|#)/u.exec(text);
  if (street === null || hasQuantityMark(street[0])) return best !== null && best.score >= 3 && !hasQuantityMark(text) ? trimmed(left, best, regions) : null;
  return trimmed(left, { start: span.start + street.index, end: span.end, score: 3 }, regions);
};

/** Where an address ends in a text that begins with it: at the first word, set apart, that is none of an address and no part of one follows. */
export const addressEnd = (text: string, regions: RegionIndex): number => {
  const words = [...text.matchAll(/[^\s,，;；、。|+]+/gu)].map((match) => ({ text: match[0].replace(/^\/+|\/+$/gu, ''), start: match.index, end: match.index + match[0].length }));
  const isWestern = western.test(text);
  let end = 0;
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (index === 0 || belongs(word.text, regions) || (isWestern && /^[A-Z0-9#][\w.#'’-]*$/u.test(word.text)) || /^[(（]\d{6}[)）]$/u.test(word.text)) end = word.end;
    else if (!isGoodsLike(word.text) && !looksLikeName(bareName(word.text)) && next !== undefined && !isGoodsLike(next.text) && belongs(next.text, regions) && houseNumber.test(next.text)) end = next.end;
    else break;
  }
  // What a slash parts from the address in the same word: `…路1号/红色T恤`.
  const slash = /\/(?=[^/]*$)/u.exec(text.slice(0, end));
  return slash !== null && !belongs(text.slice(slash.index + 1, end), regions) ? slash.index : end;
};

const bareName = (word: string): string => word.replace(/[(（]?(?:收件?|亲收)[)）]?$/u, '');

const isGoodsLike = (word: string): boolean => hasQuantityMark(word) || /色$|款$|^[2-9]?[xX]{0,4}[sSmMlL]码?$|^\d{2,3}码$/u.test(word);

const belongs = (word: string, regions: RegionIndex): boolean =>
  !isGoodsLike(word) && !(looksLikeName(bareName(word)) && !/[省市区县]$/u.test(word)) && (isStreet(word) || regions.provinces.has(word) || regions.citiesByName.has(word) || allDistricts(regions).has(word) || /^(?:\d{1,5}|[A-Za-z]\d{1,3})(?:[-–]\d+)*[室号栋幢座楼]?$/u.test(word) || /[省市区县旗]$/u.test(word));

const trimmed = (left: string, run: Run, regions: RegionIndex): Run => {
  const lead = /^[\s,，;；、:：]*/u.exec(left.slice(run.start, run.end))?.[0].length ?? 0;
  const start = run.start + lead;
  const text = left.slice(start, run.end);
  const end = start + addressEnd(text, regions);
  return { start, end: end - (/[\s,，;；、。:：]*$/u.exec(left.slice(start, end))?.[0].length ?? 0), score: run.score };
};

/** Takes the address, over several lines where it goes on. True when there is one. */
export const takeAddress = (board: Board, regions: RegionIndex): boolean => {
  const left = board.left();
  const runs = stretches(left, 0, left.length).flatMap((span) => {
    const run = addressIn(left, span, regions);
    return run === null || run.end <= run.start ? [] : [run];
  });
  const best = runs.reduce<Run | null>((chosen, run) => (chosen === null || run.score > chosen.score ? run : chosen), null);
  if (best === null) return board.has('address');
  if (board.has('address') && best.score < 5) return true;
  board.take(best.start, best.end, 'address', best.score >= 5);
  takeContinuation(board, best, regions);
  return true;
};

/** `浙江省杭州市余杭区` and, on the next line, `五常街道文一西路969号`. */
const takeContinuation = (board: Board, { end }: Run, regions: RegionIndex): void => {
  const left = board.left();
  const next = /^[ \t,，]*\n[ \t]*([^\n]+)/u.exec(left.slice(end));
  if (next === null) return;
  const line = next[1] ?? '';
  const start = end + next[0].length - line.length;
  const text = line.split(takenMark)[0] ?? '';
  if (text.trim().length < 2 || hasQuantityMark(text) || looksLikeName(text.trim()) || !isStreet(text)) return;
  const run = trimmed(left, { start, end: start + text.length, score: 5 }, regions);
  if (run.end > run.start) board.take(run.start, run.end, 'address', true);
};

/** `…1号张三`: a name that nothing parts from the address's last number. */
export const nameBehind = (address: string): string | null => {
  const tail = /(?<=[号室楼栋幢座元户层组村#\d])([\p{Script=Han}]{2,3})(?:[(（]?收[)）]?)?$/u.exec(address)?.[1];
  return tail !== undefined && isChineseName(tail) && !isStreet(tail) ? tail : null;
};
