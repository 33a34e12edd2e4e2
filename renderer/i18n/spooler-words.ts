import i18next from 'i18next';
import { refusalWords } from './refusal-words.ts';

/** A printer's or spooler's own words; what one of ours says by code is said in the window's language. */
export const spoolerWords = (words: string): string =>
  words.replace(/\bcomponent_(off|disabled):([a-z]+)\b/g, (whole, state: string, component: string) =>
    i18next.exists(`refusals:printing.component_${state}.what`) ? refusalWords({ code: `printing.component_${state}`, params: { component } }).what : whole);
