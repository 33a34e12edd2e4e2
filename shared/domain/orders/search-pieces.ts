/**
 * Search by any fragment (CS-5). Text is cut into overlapping pieces that an ordinary word index can hold: Chinese into
 * pairs of characters, letters and digits into triples, with shorter pieces at the end of a run. Any fragment of the text
 * is then a phrase of neighbouring pieces, also a two-character name, which a trigram index cannot find.
 */
const runPattern = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);
/** As long as a note may be. */
const longestText = 2000;
const longestQuery = 80;
const mostTerms = 8;

/** Letters, digits and blanks only: already in its normal form, and most texts of an order are. */
const plain = /^[\x20-\x7e]*$/;

const runsOf = (text: string): string[] => (plain.test(text) ? text : text.normalize('NFKC')).toLowerCase().match(runPattern) ?? [];

const hasPairs = /[\ud800-\udbff]/;

const cut = (run: string, withTail: boolean): string[] => {
  // A rare character is two units long and must not be cut in two; all others are cut where they lie, which is three times as quick.
  const characters = hasPairs.test(run) ? [...run] : undefined;
  const length = characters?.length ?? run.length;
  const width = isHan(run) ? 2 : 3;
  const last = withTail ? length - 1 : Math.max(0, length - width);
  const pieces: string[] = [];
  for (let start = 0; start <= last; start += 1) pieces.push(characters?.slice(start, start + width).join('') ?? run.slice(start, start + width));
  return pieces;
};

/** The pieces to index for one order; texts never run into each other. */
export const searchPiecesOf = (texts: Iterable<string>): string => {
  const pieces: string[] = [];
  for (const text of texts) for (const run of runsOf(text.slice(0, longestText))) pieces.push(...cut(run, true));
  return pieces.join(' ');
};

const termOf = (run: string): string => {
  const length = [...run].length;
  const quoted = `"${cut(run, false).join(' ')}"`;
  // Shorter than a piece: every piece that begins with it. One letter or digit would match nearly everything, so it means "ends with".
  if (isHan(run)) return length === 1 ? `${quoted}*` : quoted;
  return length === 2 ? `${quoted}*` : quoted;
};

/** The full-text expression for what a person typed; null when nothing in it can be searched for (only punctuation, emoji, blanks). */
export const searchExpressionFor = (query: string): string | null => {
  const runs = runsOf(query.slice(0, longestQuery)).slice(0, mostTerms);
  // One letter or digit behind other words is one that is still being typed (`12号3` on the way to `12号302`): it says nothing yet.
  const last = runs.at(-1);
  const told = runs.length > 1 && last?.length === 1 && !isHan(last) ? runs.slice(0, -1) : runs;
  const terms = told.map(termOf);
  return terms.length === 0 ? null : terms.join(' AND ');
};
