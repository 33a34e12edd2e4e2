import type { SkuId } from '../../shared/domain/ids.ts';
import type { Reader, Writer } from './database.ts';

export const writeSkuPicture = (writer: Writer, id: SkuId, pictureId: string | null): void => {
  writer.run('UPDATE skus SET picture_id = ? WHERE id = ?', pictureId, id);
};

/** All sizes; a shop's catalogue is small enough to be read through. */
export const skusOfSameColour = (reader: Reader, styleCode: string, colour: string): SkuId[] =>
  reader.all<{ id: SkuId }>('SELECT id FROM skus WHERE style_code = ? AND colour = ? ORDER BY id', styleCode, colour).map(({ id }) => id);

/** Only what is an article's picture is given out, nothing else that lies in the folder. */
export const isSkuPicture = (reader: Reader, pictureId: string): boolean =>
  reader.first('SELECT 1 FROM skus WHERE picture_id = ? LIMIT 1', pictureId) !== undefined;

export const pictureIdsOfCodes = (reader: Reader, codes: readonly string[]): { code: string; pictureId: string }[] =>
  reader.all<{ code: string; pictureId: string }>(
    'SELECT s.code, s.picture_id AS pictureId FROM json_each(?) j JOIN skus s ON s.code = j.value WHERE s.picture_id IS NOT NULL', JSON.stringify(codes),
  );
