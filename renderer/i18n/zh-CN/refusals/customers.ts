/** Customers, groups and levels (CU). */
export const customerRefusals = {
  unknown: { what: '没有这位顾客。', todo: '列表已经更新，请再看一眼。' },
  same_already: { what: '这两位已经是同一位顾客。', todo: '不用再合并。' },
  merge_unknown: { what: '没有这次合并。', todo: '请再看一眼这位顾客。' },
  merge_undone: { what: '这次合并已经拆开了。', todo: '不用再拆。' },
  pair_unknown: { what: '没有这条合并建议。', todo: '列表已经更新，请再看一眼。' },
  pair_decided: { what: '这条合并建议已经有人处理了。', todo: '看下一条即可。' },
  warning_unknown: { what: '没有这条提醒。', todo: '请再看一眼这位顾客。' },
  warning_lifted: { what: '这条提醒已经撤掉了。', todo: '不用再撤。' },
  level_twice: { what: '等级“{{name}}”写了两次。', todo: '每个等级起一个不同的名字。' },
  levels_equal: { what: '“{{name}}”和“{{other}}”的消费门槛一样。', todo: '门槛要逐级升高。' },
  level_gives_less: { what: '“{{name}}”门槛更高，折扣却不如“{{other}}”。', todo: '等级越高，折扣不能越少。' },
  series_name_taken: { what: '已经有叫“{{name}}”的群了。', todo: '换一个名字，或直接往那个群里加人。' },
  series_unknown: { what: '没有这个群系列。', todo: '列表已经更新，请再看一眼。' },
  group_unknown: { what: '没有这个群。', todo: '列表已经更新，请再看一眼。' },
  not_in_group: { what: '这位顾客不在这个群里。', todo: '可能刚刚已经退出。' },
  list_name: { what: '文件名要以 .{{format}} 结尾。', todo: '换个文件名再导出一次。' },
} as const;
