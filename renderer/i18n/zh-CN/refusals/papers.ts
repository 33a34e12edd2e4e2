/** Papers that belong to no parcel: pick list, labels, manifest (PR-1). */
export const papersRefusals = {
  nothing_to_print: { what: '没有内容可打印：{{kind}}是空的。', todo: '拣货单要有已打单未打包的订单，交接单要有已扫出的包裹。' },
  batch_unknown: { what: '找不到这一批。', todo: '从打印队列里另选一批。' },
  too_many_labels: { what: '一次要打 {{count}} 张标签，最多 {{most}} 张。', todo: '看看份数有没有多写零；真要这么多就分几次打。' },
} as const;
