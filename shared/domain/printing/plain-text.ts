/**
 * Order text is hostile text: whatever a buyer typed must come out as harmless characters on one line.
 *
 * - composed (NFC), so that `e` + accent is one character of the font;
 * - line breaks, tabs and every kind of space but the ideographic one become a plain space, runs of spaces a single one;
 * - control characters, soft hyphens, zero-width characters, bidirectional overrides and isolates, variation selectors,
 *   interlinear marks and tag characters vanish: they draw nothing and only change what others look like;
 * - nothing else is dropped: a character that the font cannot draw is found later and named (PR-2).
 */
export const plainText = (text: string): string => {
  // Most order text is plain already; the test is far cheaper than the replacements.
  if (/^[\x20-\x7e\u3001-\u301f\u4e00-\u9fa5\uff01-\uff5e]*$/.test(text) && !text.includes('  ')) return text.trim();
  return text
    .normalize('NFC')
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(/[ \u3000]{2,}/g, (run) => (run.includes('\u3000') ? '\u3000' : ' '))
    .trim();
};

const spaces = /[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]+/g;
const invisible =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- these are the characters to be removed
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** Marks that sit on the character before them: without shaping they cannot be placed, so they count as missing from any font. */
export const isCombining = (character: string): boolean => /^\p{M}$/u.test(character);

/** `U+4E2D`, as people look characters up. */
export const codePointName = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
