import type { papersRefusals as zh } from '../../zh-CN/refusals/papers.ts';
import type { Words } from '../../words.ts';

export const papersRefusals: Words<typeof zh> = {
  nothing_to_print: { what: 'There is nothing to print: the {{kind}} is empty.', todo: 'A pick list needs printed orders that are not packed, a manifest needs parcels that were scanned out.' },
  batch_unknown: { what: 'There is no such batch.', todo: 'Choose another one from the print queue.' },
  too_many_labels: { what: '{{count}} labels at once; {{most}} is the most.', todo: 'See whether the copies have a zero too many; else print them in portions.' },
};
