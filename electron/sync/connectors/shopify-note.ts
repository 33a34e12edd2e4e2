/**
 * Shopify keeps one note for an order, and the buyer's words from the cart are in it. Ours stand behind a mark, so that writing them loses
 * none of the buyer's and both are told apart when the order comes back.
 */
const mark = '〔后仓〕';

/** `ours` null = we have not written there. */
export const splitNote = (note: string): { readonly buyers: string; readonly ours: string | null } => {
  const at = note.startsWith(mark) ? 0 : note.lastIndexOf(`\n${mark}`);
  if (at === -1) return { buyers: note, ours: null };
  return { buyers: note.slice(0, at).trimEnd(), ours: note.slice(at).replace(/^\n/, '').slice(mark.length).trim() };
};

/** The whole note with our part put in, changed, or (empty `ours`) taken out. */
export const joinNote = (note: string, ours: string): string => {
  const buyers = splitNote(note).buyers.trimEnd();
  if (ours.trim() === '') return buyers;
  return `${buyers === '' ? '' : `${buyers}\n\n`}${mark}${ours.trim()}`;
};
