import type { SkuChoice } from '../../shared/domain/entry/match-sku.ts';
import type { Reader } from './database.ts';

const mostCandidates = 200;
const searched = `lower(code || char(10) || style_code || char(10) || title || char(10) || barcode)`;

/** SKUs that have most of the pieces somewhere; a shop's catalogue is small enough to be read through. */
export const skusWithPieces = (reader: Reader, pieces: readonly string[]): readonly SkuChoice[] => {
  if (pieces.length === 0) return [];
  const hits = pieces.map(() => '(instr(text, ?) > 0)').join(' + ');
  return reader.all<SkuChoice>(
    `SELECT id, code, styleCode, title, colour, size FROM (
       SELECT id, code, styleCode, title, colour, size, ${hits} AS hits FROM (SELECT id, code, style_code AS styleCode, title, colour, size, ${searched} AS text FROM skus)
     ) WHERE hits > 0 ORDER BY hits DESC, code LIMIT ${mostCandidates}`,
    ...pieces.map((piece) => piece.toLowerCase()),
  );
};
