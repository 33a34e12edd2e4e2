/** Templates of the shop's own (PR-3). `path` is a place in the template or its file. */
export const templateRefusals = {
  unknown: { what: '没有这个模板。', todo: '列表已经更新，请再看一眼。' },
  shipped: { what: '这是随软件附带的模板，不能改。', todo: '先复制一份，再改副本。' },
  retired: { what: '这个模板已经停用了。', todo: '另选一个模板，或复制一份。' },
  changed_meanwhile: { what: '您打开之后，别人保存了第 {{version}} 版。', todo: '您的改动还在。可以放弃改动看新版，或以您的为准再保存一次。' },
  kind_changed: { what: '这个模板是{{kind}}，不能改成别的单据。', todo: '从要打的那种单据的模板复制一份。' },
  in_use: { what: '有 {{count}} 处正在用这个模板。', todo: '先在“打印机”里换成别的模板，再停用。' },
  version_unknown: { what: '没有第 {{version}} 版。', todo: '版本列表已经更新，请再看一眼。' },
  picture_unknown: { what: '没有这张图片。', todo: '重新选一张。' },
  picture_too_large: { what: '图片太大（最多 {{most}} {{limit}}）。', todo: '先把它缩小，再选一次。' },
  not_a_picture: { what: '这不是 PNG 或 JPEG 图片。', todo: '换一张图片，或先另存为 PNG。' },
  picture_damaged: { what: '图片坏了，读不出来。', todo: '换一张图片。' },
  file_unreadable: { what: '文件读不了：{{file}}。', todo: '看看它还在不在、有没有权限。' },
  file_too_large: { what: '文件太大（最多 {{most}} MB）。', todo: '这不像模板文件，请换一个。' },
  file_not_a_template: { what: '这不是后仓的模板文件。', todo: '选一个用“导出”存下来的文件。什么都没有改动。' },
  file_wrong: { what: '模板文件里有错，在 {{path}}：{{problem}}。', todo: '请对方重新导出一份。什么都没有导入。' },
} as const;
