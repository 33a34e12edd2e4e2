import type { Element, Template } from './template.ts';

/**
 * A template as JSON text, as it is saved and exported: the same template always gives the same text, whatever the order of its
 * keys in memory. Every default is written out, so that a later app with other defaults draws the same.
 * `parseTemplate(serializeTemplate(template))` is the template again.
 */
export const serializeTemplate = (template: Template): string => {
  const { id, version, kind, name, paper, backdrop, backdropPicture, elements } = template;
  const lines = [
    `"format": 1`,
    `"id": ${JSON.stringify(id)}`,
    `"version": ${version}`,
    `"kind": ${JSON.stringify(kind)}`,
    `"name": ${canonical(name)}`,
    `"paper": ${canonical(paper)}`,
    ...(backdrop.length === 0 ? [] : [`"backdrop": ${list(backdrop)}`]),
    ...(backdropPicture === undefined ? [] : [`"backdropPicture": ${canonical(backdropPicture)}`]),
    `"elements": ${list(elements)}`,
  ];
  return `{\n  ${lines.join(',\n  ')}\n}\n`;
};

const list = (elements: readonly Element[]): string =>
  elements.length === 0 ? '[]' : `[\n    ${elements.map((element) => canonical(stored(element))).join(',\n    ')}\n  ]`;

/** What of an element the file holds: not what `parseTemplate` derives from the rest. */
const stored = (element: Element): Readonly<Record<string, unknown>> => {
  const own: Record<string, unknown> = { ...element };
  if (element.type === 'text') delete own['field'];
  if (own['when'] === null) delete own['when'];
  if (element.type === 'area') own['elements'] = element.elements.map(stored);
  return own;
};

/** What people look for in a file first; all other keys follow by the alphabet. */
const leading = ['type', 'zh', 'en', 'xHmm', 'yHmm', 'widthHmm', 'heightHmm', 'x1Hmm', 'y1Hmm', 'x2Hmm', 'y2Hmm', 'text', 'field', 'pictureId', 'sizeHmm'];
const rank = (key: string): number => {
  const index = leading.indexOf(key);
  return index === -1 ? leading.length : index;
};
const byRank = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1);

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => byRank(a, b));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${canonical(inner)}`).join(', ')}}`;
};
