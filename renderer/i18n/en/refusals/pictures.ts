import type { pictureRefusals as zhPictures, tableRefusals as zhTables } from '../../zh-CN/refusals/pictures.ts';
import type { Words } from '../../words.ts';

/** Pictures that are kept, tables that are written, whichever feature asks. */
export const pictureRefusals: Words<typeof zhPictures> = {
  file_unreadable: { what: 'The file “{{file}}” cannot be read.', todo: 'See whether it is there and may be read, then choose it again.' },
  too_large: { what: 'The picture is too large: at most {{most}} MB.', todo: 'Make it smaller and attach it again.' },
  not_a_picture: { what: '“{{file}}” is neither a PNG nor a JPEG picture.', todo: 'Save it as PNG or JPEG.' },
  damaged: { what: 'The picture “{{file}}” is damaged.', todo: 'Take or save it once more.' },
};

export const tableRefusals: Words<typeof zhTables> = {
  not_written: { what: 'The table was not written ({{why}}).', todo: 'See whether the file is open elsewhere and the folder takes it, then try again.' },
};
