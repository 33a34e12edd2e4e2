import i18next from 'i18next';
import { refusalWords } from './refusal-words.ts';
import type { printerWords } from './zh-CN/printer-words.ts';

/** Keywords of printers, several joined with `; `; CUPS adds how bad it is, we what the system said. */
const keyword = /^([a-z]+(?:-[a-z]+)*?)(?:-(?:error|warning|report))?(: .*)?$/;
const sheet = /^sheet (\d+)\/(\d+)$/;

type Keyword = Exclude<keyof typeof printerWords, 'sheet'>;
const isKeyword = (text: string | undefined): text is Keyword => text !== undefined && text !== 'sheet' && i18next.exists(`printerWords:${text}`);

const keywordWords = (item: string): string => {
  const [, at, of] = sheet.exec(item) ?? [];
  if (at !== undefined && of !== undefined) return i18next.t('printerWords:sheet', { at, of });
  const [, name, rest = ''] = keyword.exec(item) ?? [];
  const whole = item.slice(0, item.length - rest.length);
  const known = [whole, name].find(isKeyword);
  return known === undefined ? item : `${i18next.t(`printerWords:${known}`)}${rest}`;
};

/** A printer's or spooler's own words; what it or one of ours says by keyword or code is said in the window's language. */
export const spoolerWords = (words: string): string =>
  words
    .replace(/\bcomponent_(off|disabled):([a-z]+)\b/g, (whole, state: string, component: string) =>
      i18next.exists(`refusals:printing.component_${state}.what`) ? refusalWords({ code: `printing.component_${state}`, params: { component } }).what : whole)
    .split('; ').map(keywordWords).join('; ');
