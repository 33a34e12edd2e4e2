import type { JsonObject } from '../../shared/domain/exact-json.ts';
import { done, type Answer } from './answer.ts';

/** `total`: how many there are in all pages, null = it does not say. */
export type ListPage = { readonly total: number | null; readonly items: readonly JsonObject[] };

/**
 * Page by page from the last to the first: an order that changes again leaves the list, and all behind it move up, into pages still to be
 * read. The other way round they would move into pages already read, and be missed. `page` is what was handed back; null = begin.
 */
export const readBackwards = async (
  page: string | null, size: number, read: (page: number, counted: boolean) => Promise<Answer<ListPage>>,
): Promise<Answer<{ readonly items: readonly JsonObject[]; readonly next: string | null }>> => {
  const known = page !== null && /^[1-9]\d{0,6}$/.test(page) ? Number(page) : null;
  const answer = await read(known ?? 1, known === null);
  if (answer.kind !== 'done') return answer;
  const { total, items } = answer.value;
  if (known !== null) return done({ items, next: known > 1 ? String(known - 1) : null });
  // Without the sum the end is not known: that is no list that can be relied on.
  if (total === null || (total > 0 && items.length === 0)) return { kind: 'no_answer', why: 'not_readable', maybeDone: false };
  const pages = Math.ceil(total / size);
  return pages <= 1 ? done({ items, next: null }) : done({ items: [], next: String(pages) });
};

/** So many at the same time, in order; the first that is not answered ends it. */
export const inLots = async <A, B>(items: readonly A[], atOnce: number, work: (item: A) => Promise<Answer<B>>): Promise<Answer<readonly B[]>> => {
  const results: B[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    const answers = await Promise.all(items.slice(from, from + atOnce).map(work));
    for (const answer of answers) {
      if (answer.kind !== 'done') return answer;
      results.push(answer.value);
    }
  }
  return done(results);
};
