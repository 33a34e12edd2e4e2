/** Refusals of views that people made. */
export const ownViewRefusals = {
  unknown: { what: '没有这个视图。', todo: '列表已经更新，请再看一眼。' },
  somebody_elses: { what: '这个视图是 {{name}} 的。', todo: '请 {{name}} 或店长来改。' },
  looks_for_nothing: { what: '还没有查找条件。', todo: '先在搜索框里写条件，再存成视图。' },
  name_taken: { what: '已经有叫“{{name}}”的视图。', todo: '换个名字。' },
  too_many: { what: '已经有 {{n}} 个视图。', todo: '先删掉不用的。' },
} as const;

/** Refusals of quick replies. */
export const replyRefusals = {
  unknown: { what: '没有这条话术。', todo: '列表已经更新，请再看一眼。' },
  place_unknown: { what: '“{{place}}”不是能自动填的。', todo: '用列出的那些，例如 {快递}、{运单号}。' },
  title_taken: { what: '已经有叫“{{title}}”的话术。', todo: '换个名字。' },
  too_many: { what: '已经有 {{n}} 条话术。', todo: '先删掉不用的。' },
} as const;

/** Refusals of shift hand-over sheets. */
export const handoverRefusals = {
  unknown: { what: '没有这张交班单。', todo: '列表已经更新，请再看一眼。' },
  accepted_already: { what: '{{name}} 已经接了这张交班单。', todo: '不用再接。' },
  own_sheet: { what: '这张交班单是您自己写的。', todo: '请接班的人登录（F12）后来接。' },
} as const;
