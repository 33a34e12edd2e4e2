export const categoryRefusals = {
  unknown: { what: '没有这个品类，或已停用。', todo: '列表已经更新，请再看一眼。' },
  name_taken: { what: '已经有品类叫“{{name}}”。', todo: '换个名称，或去改那一个。' },
  name_was_used: { what: '“{{name}}”是停用过的品类的名称。', todo: '换个名称；要重新启用，就用这个名称新建。' },
  check_twice: { what: '同一项检查写了两次（{{key}}）。', todo: '删掉一项再保存。' },
  no_targets: { what: '“{{label}}”还没有任何尺码的标准值。', todo: '至少写一个尺码，例如 28 = 36.5；没有标准值就没法判断。' },
  size_twice: { what: '“{{label}}”里尺码 {{size}} 写了两次。', todo: '同一尺码只留一个标准值。' },
  prefix_taken: { what: '款号开头“{{prefix}}”已经属于“{{name}}”。', todo: '一个开头只能属于一个品类；写得更长一些可以再细分。' },
};
export const materialRefusals = {
  unknown: { what: '没有这种耗材，或已停用。', todo: '列表已经更新，请再看一眼。' },
  name_taken: { what: '已经有耗材叫“{{name}}”。', todo: '换个名称，或去改那一种。' },
  name_was_used: { what: '“{{name}}”是停用过的耗材的名称。', todo: '换个名称；要重新启用，就用这个名称新建。' },
  nothing_said: { what: '数量是 0，没有什么可记的。', todo: '填上数量。' },
  not_so_many: { what: '账上只有 {{onHand}}，损耗不能比它多。', todo: '先盘点一次，再记损耗。' },
};
