const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** `&lt;`, `&#20013;`, `&#x4e2d;` → their characters; anything else stays as written. */
export const decodeEntities = (text: string): string =>
  !text.includes('&')
    ? text
    : text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return named[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
      });

/** Workbooks write control characters as `_x000D_`, and a text that looks like one with `_x005F_` before it. */
export const decodeWorkbookText = (text: string): string => {
  const plain = decodeEntities(text);
  return plain.includes('_x') ? plain.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : plain;
};

/** Value of an attribute in a tag's text, quotes of either kind; null when it is not there. */
export const attributeOf = (tag: string, name: string): string | null => {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : decodeEntities(match[1] ?? match[2] ?? '');
};
