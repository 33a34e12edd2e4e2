/** Refusals of tasks. */
export const taskRefusals = {
  unknown: { what: '没有这个待办。', todo: '列表已经更新，请再看一眼。' },
  ended_already: { what: '这个待办已经有人办完了。', todo: '看看结果，不用再办。' },
} as const;
