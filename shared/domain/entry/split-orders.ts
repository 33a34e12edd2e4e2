import { findPhones } from './find-phones.ts';
import { normalised } from './paste-text.ts';
import { looksLikeName } from './person-name.ts';

/** A pasted text holds one order or several: where each begins and ends. Never empty for a text that says something. */
export type Block = { readonly start: number; readonly end: number };

type Line = Block & { readonly text: string; readonly phones: readonly string[]; readonly startsOrder: boolean; readonly hasNameLabel: boolean; readonly isSeparator: boolean };

const nameLabel = /^[\s【[(（]*(?:收货人|收件人|姓名|名字|联系人|收货姓名|recipient|name|consignee)\s*[】\])）]?\s*[:：]/iu;
const numbered = /^\s*(?:[(（]?\d{1,3}[.、)）]\s*(?!\d)|[①-⑳]|【?(?:订单|第)?[一二三四五六七八九十\d]{1,3}[】单号][:：]?\s*$|第[一二三四五六七八九十\d]{1,3}[单个份])/u;
const separator = /^\s*[-=_*—~#.·]{3,}\s*$/u;

const linesOf = (text: string): readonly Line[] => {
  const plain = normalised(text);
  const lines: Line[] = [];
  let start = 0;
  for (const line of plain.split('\n')) {
    const phones = findPhones(line).map(({ phone }) => phone);
    lines.push({
      start, end: start + line.length, text: line, phones, startsOrder: numbered.test(line) && !separator.test(line), hasNameLabel: nameLabel.test(line), isSeparator: line.trim() === '' || separator.test(line),
    });
    start += line.length + 1;
  }
  return lines;
};

/** A second phone of the same receiver stands beside the first, or is called so. */
const isSecondPhone = (line: Line): boolean => /备用|其他|另一|第二|座机|固话|固定|alternative|second/iu.test(line.text);

export const splitOrders = (text: string): readonly Block[] => {
  const lines = linesOf(text).filter((line, index, all) => !(line.isSeparator && all.slice(index).every((one) => one.isSeparator)));
  const withPhone = lines.filter((line) => line.phones.length > 0 && !isSecondPhone(line));
  const whole = bounds(lines);
  if (whole === null) return [];
  const distinct = new Set(withPhone.flatMap((line) => line.phones[0] ?? []));
  if (withPhone.length < 2 || (distinct.size < 2 && !lines.some((line) => line.startsOrder || line.isSeparator))) return [whole];
  const blocks = bySeparators(lines) ?? byMarks(lines, (line) => line.startsOrder) ?? byMarks(lines, (line) => line.hasNameLabel) ?? byPhones(lines);
  return blocks.flatMap((block) => bounds(block) ?? []);
};

const bounds = (lines: readonly Line[]): Block | null => {
  const filled = lines.filter((line) => !line.isSeparator);
  const [first, last] = [filled[0], filled[filled.length - 1]];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
};

const phonesIn = (block: readonly Line[]): number => block.filter((line) => line.phones.length > 0 && !isSecondPhone(line)).length;

/** Blank lines or rules between orders, where each part then has a phone of its own. Parts without one belong to the order before. */
const bySeparators = (lines: readonly Line[]): readonly (readonly Line[])[] | null => {
  const parts: Line[][] = [[]];
  for (const line of lines) {
    if (line.isSeparator) parts.push([]);
    else parts[parts.length - 1]?.push(line);
  }
  const filled = parts.filter((part) => part.length > 0);
  if (filled.length < 2 || filled.some((part) => phonesIn(part) > 1)) return null;
  const merged: Line[][] = [];
  for (const part of filled) {
    const before = merged[merged.length - 1];
    if (before !== undefined && (phonesIn(part) === 0 || phonesIn(before) === 0)) before.push(...part);
    else merged.push([...part]);
  }
  return merged;
};

/** Lines that begin an order each; whatever stands before the first belongs to it. */
const byMarks = (lines: readonly Line[], begins: (line: Line) => boolean): readonly (readonly Line[])[] | null => {
  const blocks: Line[][] = [];
  for (const line of lines) {
    const before = blocks[blocks.length - 1];
    if (before === undefined || (begins(line) && before.some(begins))) blocks.push([line]);
    else before.push(line);
  }
  return blocks.length > 1 && blocks.every((block) => phonesIn(block) === 1) ? blocks : null;
};

/** Each phone begins an order, with the name on the line before it where there is one. */
const byPhones = (lines: readonly Line[]): readonly (readonly Line[])[] => {
  const blocks: Line[][] = [];
  const firstPhone = lines.findIndex((line) => line.phones.length > 0);
  const namesBefore = firstPhone > 0 && lines.slice(0, firstPhone).some((line) => looksLikeName(line.text.trim()));
  // Goods above the first phone: so they stand above the others.
  for (const line of lines) {
    const before = blocks[blocks.length - 1];
    if (before === undefined || (line.phones.length > 0 && !isSecondPhone(line) && phonesIn(before) > 0)) {
      const pulled: Line[] = [];
      const last = before?.[before.length - 1];
      if (before !== undefined && last !== undefined && namesBefore && last.phones.length === 0 && looksLikeName(last.text.trim())) {
        before.pop();
        pulled.push(last);
      }
      blocks.push([...pulled, line]);
    } else before.push(line);
  }
  return blocks;
};
