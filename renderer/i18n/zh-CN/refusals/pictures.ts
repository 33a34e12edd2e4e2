/** Pictures that are kept, tables that are written, whichever feature asks. */
export const pictureRefusals = {
  file_unreadable: { what: '文件“{{file}}”读不了。', todo: '看看它还在不在、有没有权限，再选一次。' },
  too_large: { what: '图片太大，最多 {{most}} MB。', todo: '缩小后再附上。' },
  not_a_picture: { what: '“{{file}}”不是 PNG 或 JPEG 图片。', todo: '截图或拍照另存成 PNG 或 JPEG。' },
  damaged: { what: '图片“{{file}}”是坏的，打不开。', todo: '重新拍或重新保存一张。' },
} as const;

export const tableRefusals = {
  not_written: { what: '表格没有写成（{{why}}）。', todo: '看看文件是否正开着、文件夹能不能写，再试一次。' },
} as const;
