import { useEffect, useState } from 'react';
import { backroom } from '../api/client.ts';
import type { Mark } from '../../shared/domain/printing/display-list.ts';

/** Pictures seen since the window opened, by id; a picture never changes, so it is asked for once. */
const seen = new Map<string, string>();

/** The pictures that these marks refer to, as data URLs by id; those that are not there yet are left out. */
export const useSheetPictures = (marks: readonly Mark[]): ReadonlyMap<string, string> => {
  const ids = [...new Set(marks.flatMap((mark) => ('pictureId' in mark ? [mark.pictureId] : [])))].sort().join(' ');
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(seen);
  useEffect(() => {
    let left = false;
    const missing = ids === '' ? [] : ids.split(' ').filter((id) => !seen.has(id));
    void Promise.all(
      missing.map(async (pictureId) => {
        const answer = await backroom.templates.picture({ pictureId });
        if (answer.ok) seen.set(pictureId, answer.value.dataUrl);
      }),
    ).then(() => {
      if (!left && missing.length > 0) setPictures(new Map(seen));
    });
    return () => {
      left = true;
    };
  }, [ids]);
  return pictures;
};
