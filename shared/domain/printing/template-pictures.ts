import { at } from './json-reader.ts';
import type { Template } from './template.ts';

export type PictureOnTemplate = { readonly id: string; readonly use: 'print' | 'backdrop'; readonly path: string };

/** Every picture that a template refers to, once for each use, with its place. */
export const picturesOnTemplate = (template: Template): readonly PictureOnTemplate[] => {
  const found: PictureOnTemplate[] = [];
  const add = (picture: PictureOnTemplate): void => {
    if (!found.some(({ id, use }) => id === picture.id && use === picture.use)) found.push(picture);
  };
  const walk = (elements: readonly object[], path: string): void => {
    for (const [index, element] of elements.entries()) {
      const place = at(path, index);
      if ('pictureId' in element && typeof element.pictureId === 'string') add({ id: element.pictureId, use: 'print', path: at(place, 'pictureId') });
      // What is repeated in an area.
      if ('elements' in element && Array.isArray(element.elements)) walk(element.elements as readonly object[], at(place, 'elements'));
    }
  };
  walk(template.elements, 'elements');
  walk(template.backdrop, 'backdrop');
  if (template.backdropPicture !== undefined) add({ id: template.backdropPicture.pictureId, use: 'backdrop', path: 'backdropPicture.pictureId' });
  return found;
};
