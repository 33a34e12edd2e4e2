import { bareWord, choicesOf, fieldNamed, fieldWords, queryFields, spanWords, type ChoiceField, type FilterWords, type QueryField } from './query-words.ts';
import { isChoiceField, isDateField, partsOf } from './query.ts';

/** A filter that what is being typed may become: `insert` takes the place of the last word. `open`: its value is still to be typed. */
export type FilterSuggestion = { readonly insert: string; readonly field: QueryField; readonly value: string | null; readonly open: boolean };

const mostSuggested = 7;
type Tongue = 'zh' | 'en';

const bared = new Map<string, string>();
const bareOf = (word: string): string => {
  const known = bared.get(word) ?? bareWord(word);
  bared.set(word, known);
  return known;
};

const begins = (words: FilterWords, wanted: string): boolean => [...words.zh, ...words.en].some((word) => bareOf(word).startsWith(wanted));

const write = (field: QueryField, value: string, language: Tongue, not: string): string => `${not}${fieldWords[field][language][0] ?? field}:${value.includes(' ') ? `"${value}"` : value}`;

const choicesBeginning = (field: ChoiceField, wanted: string, language: Tongue, not: string): FilterSuggestion[] =>
  Object.entries(choicesOf(field)).flatMap(([key, words]) =>
    wanted === '' || begins(words, wanted) ? [{ insert: write(field, words[language][0] ?? key, language, not), field, value: key, open: false }] : []);

const spansBeginning = (field: QueryField, wanted: string, language: Tongue, not: string): FilterSuggestion[] =>
  Object.entries(spanWords).flatMap(([key, words]) =>
    wanted === '' || begins(words, wanted) ? [{ insert: write(field, words[language][0] ?? key, language, not), field, value: key, open: false }] : []);

const choiceFields = queryFields.filter(isChoiceField);

/** The word that is being typed: the last one, behind the last blank. */
export const lastWord = (typed: string): string => /\S*$/.exec(typed)?.[0] ?? '';

/** What the last word may become (CS-5); `named`: a filter's name stands there already, so that the first suggestion is surely meant. */
export const suggestFilters = (typed: string, language: Tongue): { readonly named: boolean; readonly suggestions: readonly FilterSuggestion[] } => {
  const word = lastWord(typed).normalize('NFKC');
  const parts = /^(-?)([^:]+):(.*)$/s.exec(word);
  const field = parts === null ? undefined : fieldNamed(parts[2] ?? '');
  if (parts !== null && field !== undefined) {
    const [not, value] = [parts[1] ?? '', bareWord(parts[3] ?? '')];
    const found = isChoiceField(field) ? choicesBeginning(field, value, language, not) : isDateField(field) ? spansBeginning(field, value, language, not) : [];
    return { named: true, suggestions: found.filter(({ insert }) => insert !== word).slice(0, mostSuggested) };
  }
  const not = word.startsWith('-') ? '-' : '';
  const wanted = bareWord(word.slice(not.length));
  // One Latin letter begins everything.
  if (wanted === '' || (wanted.length < 2 && /^[a-z0-9]$/.test(wanted))) return { named: false, suggestions: [] };
  // It is a filter as it stands.
  if (partsOf(word)[0]?.kind === 'condition') return { named: false, suggestions: [] };
  const fields = queryFields.flatMap((name): FilterSuggestion[] =>
    begins(fieldWords[name], wanted) ? [{ insert: `${not}${fieldWords[name][language][0] ?? name}:`, field: name, value: null, open: true }] : []);
  const choices = choiceFields.flatMap((name) => choicesBeginning(name, wanted, language, not));
  const spans = spansBeginning('date', wanted, language, not);
  return { named: false, suggestions: [...choices, ...spans, ...fields].slice(0, mostSuggested) };
};

/** What was typed with its last word replaced; a whole filter is followed by a blank. */
export const withSuggestion = (typed: string, { insert, open }: FilterSuggestion): string => `${typed.slice(0, typed.length - lastWord(typed).length)}${insert}${open ? '' : ' '}`;
