import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { piecesOf, type Element } from '../../../../shared/domain/printing/template.ts';

/** What people call a field of a document. */
export const fieldName = (field: string): string => {
  const key = `templates:field.${field}`;
  return i18next.exists(key) ? i18next.t(key, { defaultValue: field }) : field;
};

/** A text as people read it: `收件人  收件电话`. */
export const spokenText = (text: string): string =>
  piecesOf(text)
    .map((piece) => ('fixed' in piece ? piece.fixed : `‹${fieldName(piece.field)}›`))
    .join('')
    .replaceAll('\n', ' ');

/** What the list and the inspector call an element. */
export const elementName = (element: Element): string => {
  const say = (name: 'line' | 'box' | 'filledBox' | 'picture' | 'table' | 'area' | 'empty'): string => i18next.t(`templates:element.${name}`);
  switch (element.type) {
    case 'text': {
      const pieces = piecesOf(element.text);
      const [only] = pieces;
      if (pieces.length === 1 && only !== undefined && 'field' in only) return fieldName(only.field);
      return element.text.trim() === '' ? say('empty') : spokenText(element.text);
    }
    case 'barcode':
      return fieldName(element.field);
    case 'box':
      return say(element.fill === 'none' ? 'box' : 'filledBox');
    case 'line':
    case 'picture':
    case 'table':
    case 'area':
      return say(element.type);
  }
};

/** The same, re-rendered with the language. */
export const useElementName = (): typeof elementName => {
  useTranslation('templates');
  return elementName;
};
