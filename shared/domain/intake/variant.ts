/** Colour and size out of what platforms write about a line's variant, each in its own way. */
export type Variant = { readonly colour: string | null; readonly size: string | null };

const colourKey = /(?:颜色|顏色|花色|色号|款色|colou?r)/i;
const sizeKey = /(?:尺码|尺寸|尺码数|鞋码|码数|大小|号码|身高|size)/i;

const sizeWord =
  /^(?:(?:加肥|加大|特)?[2-9]?[xX]{0,4}[sSmMlL]|[2-9][xX]{1,2}[lL]?|[xX]{1,4}[sSlL]|均码|均碼|f|free(?:size)?|onesize|one size|os|[大中小加特]{1,2}[号码]|\d{2,3}(?:\.5)?(?:码|号|cm|厘米)?|\d{2,3}\/\d{2,3}[a-zA-Z]?|\d{2,3}[a-gA-G]{1,2}|\d+(?:\.\d+)?(?:ml|l|g|kg|cm|mm|m|寸|英寸|斤|克|升|毫升|米|厘米)|\d+(?:\.\d+)?[*×xX]\d+(?:\.\d+)?(?:[*×xX]\d+(?:\.\d+)?)?(?:cm|mm|m)?|(?:us|eu|uk)\s?\d{1,2}(?:\.5)?)$/i;

/** `XL【建议120斤】`, `170/92A(L)` count by what stands before the bracket. */
export const isSize = (text: string): boolean => sizeWord.test(text.replace(/\s*[[【(（].*$/, '').trim());

const filled = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/**
 * `颜色分类：雾霾蓝；尺码：XL`, `象牙白;均码`, `杏色 M`, `粉色 / M`, `红色,XL`. Without names the part that reads like a size is the size;
 * of two parts that both could be anything the first is the colour, as all platforms order them.
 */
export const readVariant = (properties: string | null): Variant => {
  if (properties === null) return { colour: null, size: null };
  const known = readBefore.get(properties);
  if (known !== undefined) return known;
  const variant = readText(properties.trim());
  // A shop has some hundred variants, repeated on every line of a file.
  if (readBefore.size < 2000) readBefore.set(properties, variant);
  return variant;
};

const readBefore = new Map<string, Variant>();

const readText = (text: string): Variant => {
  const named = text
    .split(/[;；|\n]|[,，](?=[^,，:：]{1,8}[:：])/)
    .map((part) => /^\s*([^:：]{1,12})[:：](.*)$/s.exec(part))
    .filter((match) => match !== null);
  if (named.length > 0) {
    const under = (key: RegExp): string | null => filled(named.find((match) => key.test(match[1] ?? ''))?.[2]?.trim());
    const colour = under(colourKey);
    const size = under(sizeKey);
    if (colour !== null || size !== null) return { colour, size };
    // One name for both, as in `规格:红色 XL`.
    return named.length === 1 ? readUnnamed((named[0]?.[2] ?? '').trim()) : { colour: null, size: null };
  }
  return readUnnamed(text);
};

const readUnnamed = (text: string): Variant => {
  if (text === '') return { colour: null, size: null };
  if (isSize(text)) return { colour: null, size: text };
  for (const separator of [/\s*[;；]\s*/, /\s+\/\s+/, /\s*[,，、]\s*/, /\s*\+\s*/]) {
    const parts = text.split(separator).filter((part) => part !== '');
    if (parts.length > 1) return fromParts(parts, true);
  }
  const slash = text.split('/').map((part) => part.trim());
  if (slash.length === 2 && slash.some(isSize)) return fromParts(slash, true);
  return fromParts(text.split(/\s+/), false);
};

const fromParts = (parts: readonly string[], separated: boolean): Variant => {
  const last = parts.length - 1;
  let sizeAt = isSize(parts[last] ?? '') ? last : parts.findIndex(isSize);
  // Blanks also stand inside a colour's name: only a size at the end splits those.
  if (!separated && sizeAt !== last) sizeAt = -1;
  if (sizeAt === -1 && separated && parts.length === 2) sizeAt = 1;
  if (sizeAt === -1) return { colour: filled(parts.join(' ')), size: null };
  return { colour: filled(parts.filter((_, i) => i !== sizeAt).join(' ')), size: parts[sizeAt] ?? null };
};

const colourWord = /[色红黄蓝绿紫黑白灰粉橙棕咖杏米青银金]|\b(?:black|white|red|blue|green|grey|gray|pink|beige|navy|brown|purple|yellow|orange)\b/i;

/** Western shops append the variant to the title (`马克杯 - 青瓷 / 均码`); a dash in the title itself stays. */
export const splitTitleVariant = (name: string): { readonly title: string; readonly variant: string | null } => {
  const at = name.lastIndexOf(' - ');
  if (at <= 0) return { title: name, variant: null };
  const variant = name.slice(at + 3).trim();
  const isVariant = variant.includes(' / ') || isSize(variant) || (variant.length <= 20 && colourWord.test(variant));
  return isVariant ? { title: name.slice(0, at).trim(), variant } : { title: name, variant: null };
};
