/** Refusals of tasks. */
export const taskRefusals = {
  unknown: { what: '没有这个待办。', todo: '列表已经更新，请再看一眼。' },
  ended_already: { what: '这个待办已经有人办完了。', todo: '看看结果，不用再办。' },
  person_cannot: { what: '这个人不能办这件事。', todo: '交给在职的店长或客服。' },
  time_past: { what: '这个时间已经过了。', todo: '选一个之后的时间。' },
  outcome_does_not_fit: { what: '这类待办没有这种结果。', todo: '从列出的结果里选。' },
  open_again_already: { what: '同一件事已经又有一个待办了。', todo: '办那一个就行。' },
} as const;
